import { holder, type SecurityRow } from './security-row.ts';

const traffic = 'Registry traffic';
const files = 'Files that come from a registry';
const secrets = 'Secrets';
const systems = 'CI systems';
const never = 'Never';
const working = 'Kept working under';

/** Every row of what must hold. test/security/rows.test.ts finds a row or a test that is missing. */
export const securityRows: readonly SecurityRow[] = [
  {
    section: traffic,
    text: '**A pull request cannot redirect the token**: what a file in the repository says about endpoints, plain HTTP, CA or credential files never moves a token that an input or the environment bound to another host (`trusted-endpoints` widens this, and it is an input)',
    holders: [
      holder('settings/token-trust.test.ts', 'a file of the repository cannot move it', 'trusted-endpoints'),
      holder(
        'auth/credential-chain.test.ts',
        'a registry that only a file of the repository names never sees the token',
        'a line of `tokens` wins for exactly its host, and goes nowhere else',
      ),
      holder('auth/stored-credentials.test.ts', 'a home inside the checkout is a file of the repository'),
      holder('e2e/bad-input-registry.test.ts', 'a file of the repository that would send the token elsewhere'),
      holder(
        'pipeline/docker-config-for-later-steps.test.ts',
        'no token is written for a host that a file of the repository',
      ),
    ],
  },
  {
    section: traffic,
    text: "The token service's `realm` is refused when it downgrades https to http, or is a loopback, private or link-local IP *literal* while the registry is not the same host; redirects of the realm are checked again. Docker Hub's and GitLab's realms on other public hosts work",
    holders: [
      holder('oci/realm.test.ts', 'may not name', 'may name', 'the query of a refused realm is not repeated'),
      holder(
        'oci/sign-in.test.ts',
        'a token service that redirects into the network, or down to http, gets nothing',
        'a realm inside the network of a registry that is elsewhere is refused before anything is sent',
      ),
    ],
  },
  {
    section: traffic,
    text: 'Credentials, custom headers and client certificates go to the registry origin and its accepted realm only; never after a redirect to another host, even if that host challenges again',
    remark:
      'There is no setting for custom headers of registries, nor for client certificates; a test reads the settings and every header that is sent.',
    holders: [
      holder(
        'security/sent-headers.test.ts',
        'a registry, its token service and another host get these headers and no others',
        'no setting is a header or a client certificate of a registry',
        'no server gets a client certificate, though it asks for one',
      ),
      holder(
        'oci/sign-in.test.ts',
        'credentials stay with the registry when it redirects, even if the other host asks for them',
        'a token service that redirects to another origin: the password does not go along',
      ),
      holder('oci/redirects.test.ts', 'a blob on another host is fetched from there, without the credentials'),
      holder('oci/credential-kinds.test.ts', 'a redirect does not take an identity token along'),
      holder(
        'oci/push.test.ts',
        'on another host gets the bytes and no credentials, and a challenge there gets none either',
      ),
    ],
  },
  {
    section: traffic,
    text: 'Child programs (buf, buck2, credential helpers) are never taken from the checkout by way of PATH',
    holders: [
      holder(
        'tools/find-program.test.ts',
        'never takes one from the checkout',
        'nor by a link to a directory or a file in it, nor through a linked checkout',
        'passes over relative PATH entries',
      ),
      holder('tools/find-tool.test.ts', 'never takes what is on PATH inside the checkout'),
      holder('modules/find-declarations.test.ts', 'never runs a git that lies in the checkout'),
      holder(
        'modules/hostile-repository.test.ts',
        'listing runs no program that a repository inside the checkout names',
      ),
      holder('auth/stored-credentials.test.ts', 'in the checkout, or with a name that is a path, are not started'),
    ],
  },
  {
    section: traffic,
    text: 'Hosts match exactly, never by substring or suffix',
    holders: [
      holder(
        'settings/token-trust.test.ts',
        'only with the exact origin in trusted-endpoints (property)',
        'a longer host',
      ),
      holder(
        'auth/docker-config.test.ts',
        'are compared whole: no part, end or other port of a host is that host (property)',
      ),
      holder('auth/known-usernames.test.ts', 'what only contains a known host, before or behind, is another host'),
      holder('bsr/netrc.test.ts', 'is that of exactly this host'),
    ],
  },
  {
    section: traffic,
    text: 'A `Link` page is followed on the same origin only; pages are capped; referrer cycles end',
    remark: 'Referrers are never asked for; a test reads every path that is requested.',
    holders: [
      holder(
        'oci/tag-list.test.ts',
        'a next page on another server is never asked there, and no credentials go to it',
        'endless pages of tags end at the cap',
        'very many tags on few pages end at the cap',
      ),
      holder('oci/headers.test.ts', 'Link: ', 'no header makes the parsers fail or hang'),
      holder('oci/layout.test.ts', 'indexes inside the index are looked into; one that holds itself does not hang'),
      holder('security/sent-headers.test.ts', 'referrers are never asked for'),
    ],
  },
  {
    section: traffic,
    text: 'Plain HTTP only for loopback, or where the user says so for that host',
    holders: [
      holder('oci/faults.test.ts', 'plain http: on this machine, or where the settings say so'),
      holder(
        'settings/token-trust.test.ts',
        'plain HTTP to the same host',
        'over plain HTTP where the input says http://',
      ),
      holder('tools/release-client.test.ts', 'never comes by plain http from another machine'),
    ],
  },
  {
    section: traffic,
    text: 'Manifests over 4 MiB, token replies over 128 KiB, and any body longer than its descriptor are cut off',
    holders: [
      holder('oci/fetch-manifest.test.ts', 'a manifest over 4 MiB is cut off, whether its length is told or not'),
      holder('security/sent-headers.test.ts', 'a token reply of 128 KiB is read, one of a byte more is cut off'),
      holder('oci/blobs.test.ts', 'a blob that is not there, too long, or has other bytes is an error of its own'),
      holder('oci/framing.test.ts', 'what unpacks to more than is read is cut off there'),
      holder('store/store.test.ts', 'too many bytes'),
    ],
  },
  {
    section: traffic,
    text: 'Every manifest and blob is hashed while it streams; a mismatch is exit code 6 and the bytes are gone',
    holders: [
      holder(
        'oci/fetch-manifest.test.ts',
        'a manifest whose bytes are not those of the digest, or of the header, is refused',
      ),
      holder('oci/blobs.test.ts', 'a blob that is not there, too long, or has other bytes is an error of its own'),
      holder('store/store.test.ts', 'and leaves nothing behind', 'does not believe a registry that sends other bytes'),
      holder('e2e/bad-input-registry.test.ts', 'tampered bytes'),
    ],
  },
  {
    section: traffic,
    text: "408, 429, 5xx and broken connections are retried with jitter, `Retry-After` is honoured in full up to the job's deadline; a stalled stream is cut and resumed by range",
    holders: [
      holder(
        'oci/faults.test.ts',
        'passes when tried again',
        'a connection that breaks, before the answer or in its middle, passes when tried again',
        'Retry-After is waited for in full, by all requests',
        'a Retry-After past the deadline is not waited for',
      ),
      holder(
        'oci/blobs.test.ts',
        'a stalled stream is cut and goes on by range',
        'a stream that breaks every ten kilobytes goes on by range each time',
      ),
    ],
  },
  {
    section: traffic,
    text: 'One token exchange per scope (scopes asked for together where the service grants that), shared by all parallel requests; refreshed once on 401; at most two attempts with one password',
    holders: [
      holder(
        'oci/sign-in.test.ts',
        'parallel first requests: one goes ahead, all share one exchange for all their scopes',
        'a service that grants only the first scope is asked once for each repository',
        'a token that is revoked in mid-run is replaced, by one exchange for all',
        'a wrong password is tried once, by one of many requests',
        'two user names are tried, a third never',
        'Basic with a wrong password: two attempts at most, however many requests',
      ),
    ],
  },
  {
    section: traffic,
    text: 'Digest from the body when the header is missing; sha256 and sha512; GET where HEAD is missing; `Link` taken as path and query on our origin, also when a proxy wrote http:// into it',
    holders: [
      holder(
        'oci/fetch-manifest.test.ts',
        'the digest comes from the body of a GET',
        'a manifest by a sha512 digest is verified by sha512',
      ),
      holder('oci/blobs.test.ts', 'a blob with a sha512 digest is verified by sha512'),
      holder('oci/tag-list.test.ts', 'is asked of our own registry'),
    ],
  },
  {
    section: traffic,
    text: 'TLS verified always; own CA by setting; proxies by environment, `NO_PROXY` honoured',
    holders: [
      holder(
        'oci/faults.test.ts',
        'an own CA is trusted where ca_file names it, and nowhere else',
        'a certificate is checked also where NODE_TLS_REJECT_UNAUTHORIZED says otherwise',
        'a certificate for another name, or past its end, says so',
      ),
      holder('oci/proxies.test.ts', 'https goes by CONNECT', 'NO_PROXY and this machine are reached directly'),
    ],
  },
  {
    section: files,
    text: 'No absolute path, drive letter, UNC path, `..`, backslash trick or NUL; names that Windows reserves are refused there and warned of elsewhere',
    holders: [
      holder(
        'modules/module-archive.test.ts',
        'in a tar, a zip and a title',
        'refuses a NUL in a path that pax or zip carry',
        ', and refuses it on Windows',
      ),
      holder('install/sync-directory.test.ts', 'writes nothing where a path leads away'),
      holder('fuzz/corpus.test.ts', 'archive-tar', 'archive-zip', 'archive-files'),
    ],
  },
  {
    section: files,
    text: 'No symbolic link, hard link, device or FIFO from an archive',
    holders: [
      holder(
        'modules/module-archive.test.ts',
        'refuses a symlink in a tar',
        'refuses a fifo in a tar',
        'refuses mode 41471 in a zip',
      ),
    ],
  },
  {
    section: files,
    text: 'Caps on compressed bytes, unpacked bytes, ratio, entries, path length and depth, each a setting with a sane default',
    holders: [
      holder(
        'modules/module-archive.test.ts',
        'stops bombs: ratio, size, entries, depth and length',
        'refuses a layer that is longer or shorter than its descriptor says',
      ),
      holder(
        'security/archive-limits.test.ts',
        'every cap of archives is a setting, and the default of each is a number',
      ),
    ],
  },
  {
    section: files,
    text: 'Two entries that differ only by case or Unicode form are refused',
    holders: [holder('modules/module-archive.test.ts', 'side by side')],
  },
  {
    section: files,
    text: '`oci-layout:` directories are held to the same rules as a server',
    holders: [
      holder(
        'oci/layout.test.ts',
        'bytes that were changed, cut or added to are refused',
        'an index that lies about the size or type of a manifest is refused',
        'symbolic links that lead out of the directory are refused, those inside are not',
      ),
      holder('e2e/bad-input-registry.test.ts', 'with a layer that was cut short'),
    ],
  },
  {
    section: secrets,
    text: 'No secret in argv, in a log, in an error, in the report, in a cache entry, in a file others can read',
    holders: [
      holder('oci/echoed-secrets.test.ts', 'what a server echoes of our sign-in is concealed before its words are cut'),
      holder('oci/hostile-echo.test.ts', 'a hostile server that echoes everything'),
      holder('report/redact-report.test.ts', 'a secret that a server echoed is in no file'),
      holder('pipeline/report-secrets.test.ts', 'a registry that echoes our sign-in leaves it neither in the log nor'),
      holder('entry/processes.test.ts', 'does not repeat a secret that was written on the command line'),
      holder('build/buck2.test.ts', 'never gets a secret of ours in its environment, and gets what is passed'),
      holder('system/child-environment.test.ts', 'knows the variables of every setting that is a secret'),
      holder('e2e/gitlab-and-jenkins.test.ts', 'is red with the exit code, the files, and no secret'),
      holder('e2e/action.peer.test.ts', 'no secret in log'),
    ],
  },
  {
    section: secrets,
    text: 'The token AND its base64 `user:token` AND every exchanged token are masked before first use',
    holders: [
      holder('oci/sign-in.test.ts', 'every secret is masked before the server could see it, and none is logged'),
      holder(
        'oci/credential-kinds.test.ts',
        'an identity token is traded by POST, one exchange for the scopes of all, and is masked in each form',
      ),
      holder('auth/stored-credentials.test.ts', 'every secret is masked as soon as it is read'),
      holder('fuzz/corpus.test.ts', 'token-reply'),
      holder(
        'e2e/registry-client.peer.test.ts',
        'signs in, and masks the password and every exchanged token before use',
      ),
    ],
  },
  {
    section: secrets,
    text: 'Debug output drops query strings, `Location`, cookies, `Authorization`, token bodies',
    holders: [
      holder(
        'oci/hostile-echo.test.ts',
        'a redirect with a secret in its address, and then 404',
        'a broken token reply, or a broken manifest',
      ),
      holder('oci/redirects.test.ts', 'what is secret never comes back'),
    ],
  },
  {
    section: secrets,
    text: 'Own docker config in a private temporary directory, mode 0600, removed by post, also after failure, cancel and signal; two jobs on one runner do not disturb each other',
    holders: [
      holder(
        'auth/private-docker-config.test.ts',
        'gets one with our credentials, for its user alone',
        'nothing is left of the try',
      ),
      holder('pipeline/docker-config-for-later-steps.test.ts', 'it is there only where it was asked for'),
      holder('ci/github.test.ts', 'has a private directory that post knows at once, finds and removes'),
      holder('entry/processes.test.ts', 'removes the private files in post, and never fails'),
      holder(
        'e2e/sign-in.peer.test.ts',
        'each has its own docker configuration, for oras in the steps after ours, and nothing is left',
      ),
      holder('faults/signal.fault.test.ts', ' in '),
    ],
  },
  {
    section: secrets,
    text: '`buf` gets `token@host`, never a bare token',
    holders: [
      holder('bsr/buf-failure.test.ts', 'is good for one host, whatever form it has'),
      holder('bsr/resolve-bsr.test.ts', 'hands buf no token where there is none'),
      holder('bsr/netrc.test.ts', 'is none that would mean something else to buf'),
      holder('bsr/netrc.peer.test.ts', 'gets the token of its own host and no other entry'),
    ],
  },
  {
    section: secrets,
    text: 'A fork without secrets runs normally when the cache holds its private modules, else fails with the reason or, if asked, ends as `skipped`; never as success',
    holders: [
      holder('security/fork.test.ts', 'a fork without secrets'),
      holder(
        'e2e/sign-in.peer.test.ts',
        'all of them in the cache: a normal run, which asks no registry',
        'not in the cache: exit 3 with the reason and the way out, and no build',
        'not in the cache, and asked to skip: exit 0, skipped, no build, and never success',
      ),
      holder('report/markdown-summary.test.ts', 'shows nothing green when the outcome is'),
    ],
  },
  {
    section: secrets,
    text: 'The scan for leaked secrets covers raw, base64, URL-encoded and exchanged tokens in logs, files, cache archives and child environments, and is proven by a planted token',
    holders: [
      holder('e2e/secret-scan.test.ts', 'a planted secret is found', 'a scan that could not find anything is refused'),
      holder('e2e/action.peer.test.ts', 'the scan finds a planted one in each of these places'),
    ],
  },
  {
    section: systems,
    text: 'No text from outside (tag, module name, target, message) can start a workflow command, break out of Markdown or HTML, or be run by a shell',
    holders: [
      holder('ci/workflow-commands.test.ts', 'starts no command and loses nothing, whatever the text (property)'),
      holder(
        'ci/github.test.ts',
        'lets no text start a command',
        'keeps values apart, whatever text from outside they hold (property)',
      ),
      holder('ci/gitlab.test.ts', 'lets no text start or end a section, and no secret out (property)'),
      holder('ci/jenkins.test.ts', 'lets no text drive the console, and no secret out (property)'),
      holder(
        'report/markdown-summary.test.ts',
        'cannot break out of its place',
        'the checker finds what a careless renderer would let through',
      ),
      holder(
        'report/html-page.test.ts',
        'cannot become markup',
        'the checker finds what a careless page would let through',
      ),
      holder('ci-templates/oras-buf-sh.test.ts', 'has no program of its own run'),
      holder('e2e/gitlab.peer.test.ts', 'no input is run by the shell'),
    ],
  },
  {
    section: systems,
    text: 'Inputs reach child processes as arguments or environment, never through a shell string',
    holders: [
      holder(
        'system/child-program.test.ts',
        'hands over arguments, environment and input as they are, with no shell between',
      ),
      holder('build/buck2.test.ts', 'refuses the target'),
      holder('security/no-shell.test.ts', 'no source starts a shell'),
    ],
  },
  {
    section: systems,
    text: 'Post never fails the job and never hangs it: own deadline, no open handles; the buck2 daemon is stopped and holds none of our pipes',
    holders: [
      holder('entry/processes.test.ts', 'removes the private files in post, and never fails'),
      holder('security/post.test.ts', 'post ends within its deadline, whatever it finds'),
      holder('system/child-program.test.ts', 'does not wait for what the child left behind with our pipes'),
      holder(
        'build/buck2.test.ts',
        'is stopped where this run started its daemon, also after a red build',
        'is cancelled by the signal, and its daemon goes too',
      ),
      holder(
        'build/buck2.peer.test.ts',
        'builds, tells its targets, outputs and actions, and its daemon is gone afterwards',
      ),
    ],
  },
  {
    section: systems,
    text: 'Low-trust events never write a cache; restored bytes are verified before use',
    holders: [
      holder('ci/github-trust.test.ts', 'lets no fork write, nor a pull request of which nothing is known'),
      holder('ci/github-cache.test.ts', 'is not written in a run of low trust'),
      holder('ci/gitlab.test.ts', 'does not trust a fork, nor a merge request of which nothing is known'),
      holder('store/cache-entry.test.ts', 'takes nothing from an entry that was tampered with'),
      holder('store/store.test.ts', 'hashes what others wrote, once'),
      holder(
        'pipeline/module-cache.test.ts',
        'nothing of the checkout gets into a restored entry, and no link in it leads the entry elsewhere',
      ),
      holder(
        'e2e/gitlab-and-jenkins.test.ts',
        'believes no byte of a restored store, nor a record in it that vouches for them',
        'leaves the cache as it was in the merge request of a fork',
      ),
    ],
  },
  {
    section: systems,
    text: 'No run-time download of our own engine or of trust roots from a moving address',
    holders: [
      holder(
        'ci-templates/oras-buf-sh.test.ts',
        'is not run where its archive is not the released one, and nothing is left',
        'wants the Node that the engine wants',
      ),
      holder('ci-templates/release-archive.test.ts', 'is the committed one: npm run bundle changes nothing'),
      holder(
        'tools/find-tool.test.ts',
        'is refused without a request where nobody vouches for it',
        'of buck2 is the newest date, not the moving tag of that name',
      ),
    ],
  },
  {
    section: never,
    text: 'Placeholder protos, silent fall-backs, a failure reported as success.',
    holders: [
      holder('e2e/bad-input-registry.test.ts', 'a server that fails', 'with an artifact that holds no .proto'),
      holder('report/markdown-summary.test.ts', 'shows nothing green when the outcome is'),
      holder('report/junit.test.ts', 'of a build that is red without a red target, test or error has a red case'),
      holder('tools/find-tool.test.ts', 'is not replaced by the one on PATH where it cannot be had'),
    ],
  },
  {
    section: working,
    text: 'kill -9 at any moment of resolve or install (the next run repairs or completes)',
    holders: [
      holder('install/sync-directory.test.ts', 'completes what a killed run left, and no file is ever seen in parts'),
      holder('store/store.test.ts', 'sweeps up what killed processes left'),
      holder('system/lock-file.test.ts', 'takes over at once when that process is killed'),
      holder(
        'faults/kill.fault.test.ts',
        'at random moments of',
        'again and again on one machine, until it comes through',
      ),
      holder('faults/write-kill.fault.test.ts', 'at each kind of write of a run'),
    ],
  },
  {
    section: working,
    text: 'a full disk',
    holders: [
      holder('system/disk-error.test.ts', 'turns ENOSPC into an error with exit code 8 that names the path'),
      holder('pipeline/module-cache.test.ts', 'a store that has no room for the entry ends the job with exit 8'),
      holder('faults/disk.fault.test.ts', 'that is full: '),
    ],
  },
  {
    section: working,
    text: 'a read-only store',
    holders: [
      holder('store/store.test.ts', 'reads from a store that may only be read, and says so when it has to write'),
      holder('security/read-only.test.ts', 'a store and a checkout that may only be read'),
      holder('faults/disk.fault.test.ts', 'that may only be read, with everything in the store'),
    ],
  },
  {
    section: working,
    text: 'many processes and machines on one store',
    holders: [
      holder('store/store.test.ts', 'is safe with several processes on one store'),
      holder(
        'system/lock-file.test.ts',
        'keeps processes apart',
        'does not take over from a holder on another machine that gives signs of life',
      ),
      holder('faults/together.fault.test.ts', 'eight on one empty store, each in a root of its own'),
    ],
  },
  {
    section: working,
    text: 'a clock that jumps',
    holders: [
      holder(
        'store/store-contents.test.ts',
        'passes over lines that are no such lines, and corrects times of a clock that was wrong',
      ),
      holder(
        'system/lock-file.test.ts',
        'takes over from another machine only after it watched the lock stay untouched',
      ),
      holder('faults/clock.fault.test.ts', 'that jumps while a run waits for another: no lock is stolen'),
    ],
  },
  {
    section: working,
    text: 'a server that is slow, flapping, truncating or lying',
    holders: [
      holder(
        'oci/blobs.test.ts',
        'a server that drips is given up',
        'a body that stays short is an error after all tries',
        'a range that starts elsewhere is refused',
      ),
      holder(
        'oci/faults.test.ts',
        'a server that says nothing is given up',
        'a server that fails each time is an error that says what it says',
      ),
      holder('oci/framing.test.ts', 'HTTP/1.0 that ends too early is noticed, and goes on'),
      holder('faults/network.fault.test.ts', 'a registry that flaps'),
    ],
  },
];
