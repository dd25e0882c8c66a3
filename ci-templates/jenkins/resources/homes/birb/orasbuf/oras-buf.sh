#!/bin/sh
# oras-buf.sh: finds Node and the engine of oras-buf, and runs it with the arguments that it was given.
#
#   oras-buf.sh run --directory proto
#
# Node    $ORAS_BUF_NODE, else node or nodejs on PATH.
# Engine  $ORAS_BUF_CLI (an index.js, a directory that holds one, or a program); oras-buf-cli.tgz beside this file; dist/cli
#         of the repository that this file is part of; oras-buf on PATH; else the release below. $ORAS_BUF_MIRROR stands in
#         for https://github.com. An archive is unpacked once, in $ORAS_BUF_ENGINE_DIR or in the cache of the user.
#
# Nothing on PATH counts that lies in the checkout, where a pull request could have put it. Standard output and standard
# input are the engine's. Every name begins with ob_: a variable of the user by the same name would reach the engine changed.
set -eu

# The release, written by scripts/release-archive.ts: do not edit.
ob_version='0.1.0'
ob_sha256='c35365e3852df278651bb74cf56de684869a4be508c313cf2eccbbe38b6cc4aa'
# End of the release.

# The oldest Node that the engine runs on.
ob_oldest_major=22
ob_oldest_minor=19

fail() { # exit code (docs/exit-codes.md), what went wrong and where, what to do next
  printf 'error: %s\n%s\n' "$2" "$3" >&2
  exit "$1"
}

has() { command -v "$1" >/dev/null 2>&1; }

is_program() { [ -f "$1" ] && [ -x "$1" ]; }

real_directory() { (CDPATH='' cd -P -- "$1" 2>/dev/null && pwd -P); }

# Fails where a link cannot be followed: then nobody knows where it leads.
real_path() { readlink -f -- "$1" 2>/dev/null || { [ ! -L "$1" ] && printf '%s\n' "$1"; }; }

in_checkout() {
  for ob_root in "$ob_gitlab" "$ob_jenkins" "$ob_github" "$ob_git"; do
    [ -n "$ob_root" ] || continue
    case $1/ in "$ob_root"/*) return 0 ;; esac
  done
  return 1
}

# Which roots there are is found with what the shell itself can do: PATH is not to be trusted yet.
ob_gitlab='' ob_jenkins='' ob_github=''
[ -z "${CI_PROJECT_DIR:-}" ] || ob_gitlab=$(real_directory "$CI_PROJECT_DIR") || :
[ -z "${WORKSPACE:-}" ] || ob_jenkins=$(real_directory "$WORKSPACE") || :
[ -z "${GITHUB_WORKSPACE:-}" ] || ob_github=$(real_directory "$GITHUB_WORKSPACE") || :
ob_git=$(pwd -P)
until [ -z "$ob_git" ] || [ -e "$ob_git/.git" ]; do ob_git=${ob_git%/*}; done

# PATH with neither relative entries nor the checkout, for the programs that are started here. The engine gets the user's.
ob_path=${PATH-}
ob_directories='' ob_clean=''
ob_rest=$ob_path:
while [ -n "$ob_rest" ]; do
  ob_entry=${ob_rest%%:*}
  ob_rest=${ob_rest#*:}
  case $ob_entry in /*) ;; *) continue ;; esac
  ob_entry=$(real_directory "$ob_entry") || continue
  case :$ob_directories in *:"$ob_entry":*) continue ;; esac
  ob_directories=$ob_directories$ob_entry:
  in_checkout "$ob_entry" || ob_clean=$ob_clean${ob_clean:+:}$ob_entry
done
# An empty PATH would mean the current directory.
PATH=${ob_clean:-/usr/bin:/bin}

# Sets ob_why to what is wrong with a Node.
is_right_node() {
  ob_answer=$("$1" --version 2>/dev/null </dev/null) || ob_answer=''
  ob_major=${ob_answer#v}
  ob_major=${ob_major%%.*}
  ob_minor=${ob_answer#v*.}
  ob_minor=${ob_minor%%.*}
  ob_why='does not tell a version of Node'
  case $ob_answer in v[0-9]*.[0-9]*.[0-9]*) ;; *) return 1 ;; esac
  case $ob_major$ob_minor in *[!0-9]*) return 1 ;; esac
  ob_why="is Node $ob_major.$ob_minor"
  [ "$ob_major" -gt "$ob_oldest_major" ] ||
    { [ "$ob_major" -eq "$ob_oldest_major" ] && [ "$ob_minor" -ge "$ob_oldest_minor" ]; }
}

find_node() {
  ob_needed="oras-buf needs Node $ob_oldest_major.$ob_oldest_minor or newer"
  ob_node=${ORAS_BUF_NODE:-}
  if [ -n "$ob_node" ]; then
    case $ob_node in /*) ;; *) ob_node=./$ob_node ;; esac
    is_program "$ob_node" || fail 2 "ORAS_BUF_NODE names $ORAS_BUF_NODE, which is no program" "$ob_needed: write the path of its program, or unset ORAS_BUF_NODE to use node from PATH."
    is_right_node "$ob_node" || fail 2 "ORAS_BUF_NODE names $ORAS_BUF_NODE, which $ob_why" "$ob_needed: name another one, or unset ORAS_BUF_NODE to use node from PATH."
    return
  fi
  ob_seen=''
  ob_rest=$ob_directories
  while [ -n "$ob_rest" ]; do
    ob_entry=${ob_rest%%:*}
    ob_rest=${ob_rest#*:}
    for ob_node in "$ob_entry/node" "$ob_entry/nodejs"; do
      is_program "$ob_node" || continue
      ob_why='is a link, and there is no readlink to tell where it leads'
      if ob_real=$(real_path "$ob_node"); then
        ob_why='lies in the checkout, where a pull request could have put it'
        if ! in_checkout "$ob_entry" && ! in_checkout "$ob_real" && is_right_node "$ob_node"; then return; fi
      fi
      ob_seen="$ob_seen; $ob_node $ob_why"
    done
  done
  fail 2 "$ob_needed, and there is none on PATH${ob_seen:+: ${ob_seen#; }}" 'Use an image with a newer Node (24 is what we test with), have it on PATH, or name its program by ORAS_BUF_NODE.'
}

first_lines() {
  ob_first='' ob_second=''
  { IFS= read -r ob_first && IFS= read -r ob_second; } 2>/dev/null <"$1" || :
}

# JavaScript is run by the Node that was found, not by the one that its first line would find on the PATH of the user.
is_for_node() {
  case $1 in *.js | *.mjs | *.ts) return 0 ;; esac
  first_lines "$1"
  case $ob_first in '#!'*node*) return 0 ;; *) return 1 ;; esac
}

# A copy of this file by the name of the engine would call itself without end.
is_way_in() {
  first_lines "$1"
  case $ob_second in '# oras-buf.sh: '*) return 0 ;; *) return 1 ;; esac
}

# Sets ob_engine to a file that can be run, or ob_archive to an archive that is still to be verified, or neither.
find_engine() {
  ob_engine=${ORAS_BUF_CLI:-} ob_archive=''
  if [ -n "$ob_engine" ]; then
    case $ob_engine in /*) ;; *) ob_engine=./$ob_engine ;; esac
    [ ! -d "$ob_engine" ] || ob_engine=$ob_engine/index.js
    [ -f "$ob_engine" ] && { is_for_node "$ob_engine" || [ -x "$ob_engine" ]; } && return
    fail 2 "ORAS_BUF_CLI names $ORAS_BUF_CLI, where there is no engine" 'Write the path of an index.js, of the directory that holds it, or of the program oras-buf; or unset ORAS_BUF_CLI.'
  fi
  # Where this file came by a pipe, $0 is the shell, and beside it means nothing.
  ob_here=''
  case $0 in *.sh) [ ! -f "$0" ] || ob_here=$(real_path "$0") || : ;; *) ;; esac
  case $ob_here in
    /*)
      ob_here=${ob_here%/*}
      if [ -f "$ob_here/oras-buf-cli.tgz" ]; then
        ob_archive=$ob_here/oras-buf-cli.tgz
        return
      fi
      # A team that copied this file into its own repository may have a dist/cli that is something else.
      ob_engine=${ob_here%/*}/dist/cli/index.js
      if [ -f "$ob_engine" ] && grep -q '"name": "oras-buf-action"' "${ob_here%/*}/package.json" 2>/dev/null; then return; fi
      ;;
    *) ;;
  esac
  ob_rest=$PATH:
  while [ -n "$ob_rest" ]; do
    ob_engine=${ob_rest%%:*}/oras-buf
    ob_rest=${ob_rest#*:}
    is_program "$ob_engine" || continue
    ob_real=$(real_path "$ob_engine") || continue
    if ! in_checkout "$ob_real" && ! is_way_in "$ob_engine"; then return; fi
  done
  ob_engine=''
}

# A directory that nobody but this user and root can write to: what lies there is what they put there.
is_private() {
  ob_uid=$(id -u)
  ob_found=$(find "$1" -prune -type d \( -user 0 -o -user "$ob_uid" \) ! -perm -0020 ! -perm -0002 2>/dev/null) || return 1
  [ -n "$ob_found" ]
}

# Sets ob_base, where it is fit for unpacked engines. One in the checkout is not: a restored cache could have filled it.
use_base() {
  case $1 in /*) ;; *) return 1 ;; esac
  ! in_checkout "$1" || return 1
  (umask 077 && mkdir -p -- "$1") 2>/dev/null || return 1
  ob_base=$(real_directory "$1") || return 1
  ! in_checkout "$ob_base" && is_private "$ob_base" && { [ -d "$ob_base/$ob_name" ] || [ -w "$ob_base" ]; }
}

choose_base() {
  ob_kept=''
  ob_wish=${ORAS_BUF_ENGINE_DIR:-}
  if [ -n "$ob_wish" ]; then
    case $ob_wish in /*) ;; *) ob_wish=$(pwd -P)/$ob_wish ;; esac
    if use_base "$ob_wish"; then return; fi
    ob_real=$(real_path "$ob_wish") || ob_real=$ob_wish
    in_checkout "$ob_wish" || in_checkout "$ob_real" || fail 8 "ORAS_BUF_ENGINE_DIR names $ORAS_BUF_ENGINE_DIR, which cannot be made, or belongs to others, or can be written by others" 'Name a directory of this user with mode 0700, or unset ORAS_BUF_ENGINE_DIR.'
    # What a CI system keeps between jobs lies in the checkout: the archive can be kept there, because it is verified anew.
    ob_kept=$ob_wish/oras-buf-cli-$ob_version.tgz
  fi
  ob_temporary=${TMPDIR:-/tmp}
  for ob_wish in "${XDG_CACHE_HOME:+$XDG_CACHE_HOME/oras-buf/engine}" "${HOME:+${HOME%/}/.cache/oras-buf/engine}" "$ob_temporary/oras-buf-engine-$(id -u)"; do
    if use_base "$ob_wish"; then return; fi
  done
  ob_base=$(mktemp -d "$ob_temporary/oras-buf-engine.XXXXXX") || fail 8 "There is no directory for the engine of oras-buf: not in the home, not in $ob_temporary" 'Name a directory of this user by ORAS_BUF_ENGINE_DIR.'
}

is_genuine() {
  if has sha256sum; then
    ob_sum=$(sha256sum <"$1")
  elif has shasum; then
    ob_sum=$(shasum -a 256 <"$1")
  elif has openssl; then
    ob_sum=$(openssl dgst -sha256 -r <"$1")
  else
    ob_sum=$("$ob_node" -e 'const { createHash } = require("node:crypto"); process.stdout.write(createHash("sha256").update(require("node:fs").readFileSync(0)).digest("hex"))' <"$1")
  fi
  ob_sum=${ob_sum%% *}
  [ "$ob_sum" = "$ob_sha256" ]
}

# Tries once. Proxies are those of the environment. Images of Node that are slim have neither curl nor wget: then Node does it.
download() { # URL, file
  # An answer without an end stops at 32 MiB (in bash, which counts otherwise, at 64).
  ulimit -f 65536 2>/dev/null || :
  if has curl; then
    exec curl --fail --silent --show-error --location --proto '=http,https' --connect-timeout 20 --max-time 300 --output "$2" "$1"
  elif has wget; then
    # Not its own -T: the wget of busybox 1.35 crashes with it.
    set -- -nv -t 1 -O "$2" "$1"
    if has timeout; then exec timeout 300 wget "$@"; fi
    exec wget "$@"
  fi
  export NODE_USE_ENV_PROXY=1 NODE_USE_SYSTEM_CA=1
  exec "$ob_node" -e '
    fetch(process.argv[1], { signal: AbortSignal.timeout(300_000) })
      .then(async (answer) => {
        if (!answer.ok) throw new Error("the server answered " + answer.status);
        const file = require("node:fs").createWriteStream(process.argv[2]);
        await require("node:stream/promises").pipeline(answer.body, file);
      })
      .catch((error) => {
        console.error((error.cause ?? error).message);
        process.exitCode = 1;
      });' "$1" "$2"
}

fetch_archive() {
  ob_origin=https://github.com
  if [ -n "${ORAS_BUF_MIRROR:+set}" ]; then
    # Not traced: an address with a password in it must not get into a log by way of sh -x.
    (
      set +x
      case $ORAS_BUF_MIRROR in *[@?#[:space:][:cntrl:]]*) exit 1 ;; http://?* | https://?*) ;; *) exit 1 ;; esac
    ) || fail 2 'ORAS_BUF_MIRROR is no plain address' 'Write one such as https://mirror.example/github, below which the paths are those of github.com, with no user name, password or query in it.'
    ob_origin=${ORAS_BUF_MIRROR%/}
  fi
  ob_url=$ob_origin/birb/oras-buf-action/releases/download/v$ob_version/oras-buf-cli-$ob_version.tgz
  printf 'oras-buf.sh: fetching %s\n' "$ob_url" >&2
  for ob_pause in 2 4 0; do
    # In the background, because a shell hears a signal only once its foreground child has ended.
    ob_running=yes
    (download "$ob_url" "$ob_work/archive.tgz") >"$ob_work/said" 2>&1 </dev/null &
    ob_status=0
    wait "$!" || ob_status=$?
    ob_running=''
    [ "$ob_status" -ne 0 ] || return 0
    # What a server says goes into the log without its control characters.
    ob_said=$(tail -n 1 "$ob_work/said")
    ob_said=$(printf '%s' "$ob_said" | tr -d '[:cntrl:]')
    case $ob_said in *' 40'[0134]*) break ;; *) ;; esac
    sleep "$ob_pause"
  done
  fail 5 "oras-buf $ob_version cannot be fetched from $ob_url: ${ob_said:-no answer}" 'See that this machine reaches the address (https_proxy, no_proxy), name a mirror by ORAS_BUF_MIRROR, or put oras-buf-cli.tgz of the release beside this script.'
}

clean_up() {
  # A signal can come before the child is known by a name of ours, or by $! at all.
  [ -z "$ob_running" ] || (kill "$!") 2>/dev/null || :
  rm -rf "$ob_work"
}

# Unpacks the verified archive into a directory beside its place, and renames that: however many jobs do so at once, and
# whenever one is killed, what has the name is whole.
unpack() {
  ob_running=''
  ob_work=$(mktemp -d "$ob_base/.unpack.XXXXXX") || fail 8 "$ob_base cannot be written" 'Free space there, or name another directory by ORAS_BUF_ENGINE_DIR.'
  # What killed jobs left, once no job can be at it any more.
  find "$ob_base"/.unpack.* -prune -type d -mtime +1 -exec rm -rf {} + 2>/dev/null || :
  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  if [ -n "$ob_archive" ]; then
    # A copy is verified and unpacked, so that nobody can change it between the two.
    cp "$ob_archive" "$ob_work/archive.tgz" || fail 8 "$ob_archive cannot be copied to $ob_base" 'See what cp says above.'
    ob_kept=''
  elif [ -f "$ob_kept" ] && cp "$ob_kept" "$ob_work/archive.tgz" && is_genuine "$ob_work/archive.tgz"; then
    ob_kept=''
  else
    [ ! -f "$ob_kept" ] || printf 'oras-buf.sh: %s is not what was released: it is fetched anew\n' "$ob_kept" >&2
    fetch_archive
    ob_archive=$ob_url
  fi
  is_genuine "$ob_work/archive.tgz" || fail 6 "$ob_archive is not oras-buf $ob_version: its SHA-256 is $ob_sum, and not $ob_sha256" 'Nothing of it was run. Take the archive and this script from one and the same release; if they are, somebody changed the archive: tell who runs that server.'
  if [ -n "$ob_kept" ]; then
    # Only for the next job's sake: where it cannot be kept, this one goes on.
    { mkdir -p "${ob_kept%/*}" && cp "$ob_work/archive.tgz" "$ob_kept.$$" && mv -f "$ob_kept.$$" "$ob_kept"; } || rm -f "$ob_kept.$$"
  fi
  ob_new=$ob_work/${ob_work##*/}
  { mkdir -m 700 "$ob_new" && tar -xzf "$ob_work/archive.tgz" -C "$ob_new"; } || fail 8 "The engine of oras-buf cannot be unpacked below $ob_base" 'See what is said above: it needs tar, gzip and 10 MB there. ORAS_BUF_ENGINE_DIR names another directory.'
  if [ -d "$ob_place" ] && ! is_private "$ob_place"; then mv "$ob_place" "$ob_work/others" || :; fi
  # Another job may have been faster. Then mv refuses, or puts ours into the directory of the other one.
  mv "$ob_new" "$ob_place" 2>/dev/null || :
  rm -rf "${ob_place:?}/${ob_work##*/}"
  clean_up
  trap - EXIT HUP INT TERM
}

find_engine
if [ -n "$ob_engine" ] && ! is_for_node "$ob_engine"; then
  # It may look for its Node by itself: PATH stays without the checkout.
  exec "$ob_engine" "$@"
fi
find_node
if [ -z "$ob_engine" ] || [ -n "$ob_archive" ]; then
  ob_name=$ob_version-$ob_sha256
  choose_base
  ob_place=$ob_base/$ob_name
  if ! is_private "$ob_place"; then unpack; fi
  is_private "$ob_place" || fail 8 "$ob_place belongs to others, or can be written by others" 'Remove it, or name another directory by ORAS_BUF_ENGINE_DIR.'
  ob_engine=$ob_place/index.js
fi
PATH=$ob_path
exec "$ob_node" "$ob_engine" "$@"
