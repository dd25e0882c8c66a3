import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** A place where credentials may be. */
export interface CredentialFile {
  readonly path: string;
  /** How messages call it. */
  readonly shown: string;
  /** Whether a variable names it. A default place counts only where it lies outside the checkout. */
  readonly named: boolean;
}

/**
 * The credential files of this machine, the first to be asked first. A variable that names a file takes the place of the files that it
 * stands for: who points docker at a directory of its own does not want what lies in the home directory. No setting and no
 * file of a repository names one.
 * Sources: docker's "Change the .docker directory"; containers-auth.json(5).
 */
export function credentialFiles(environment: Environment): readonly CredentialFile[] {
  const home = homeOf(environment);
  const docker = absolute(environment['DOCKER_CONFIG']);
  const containers = absolute(environment['REGISTRY_AUTH_FILE']);
  const runtime = absolute(environment['XDG_RUNTIME_DIR']);
  const config = absolute(environment['XDG_CONFIG_HOME']) ?? join(home, '.config');
  const named = (path: string): CredentialFile => ({ path, shown: path, named: true });
  const usual = (path: string): CredentialFile => ({ path, shown: shownPath(path, home), named: false });
  return [
    ...(docker === undefined ? [] : [named(join(docker, 'config.json'))]),
    ...(containers === undefined
      ? [
          ...(runtime === undefined ? [] : [usual(join(runtime, 'containers', 'auth.json'))]),
          usual(join(config, 'containers', 'auth.json')),
        ]
      : [named(containers)]),
    ...(docker === undefined ? [usual(join(home, '.docker', 'config.json'))] : []),
  ];
}

/** Where docker and oras keep their credentials, and so do we: `$DOCKER_CONFIG`, else `~/.docker`. */
export function dockerDirectory(environment: Environment): string {
  return absolute(environment['DOCKER_CONFIG']) ?? join(homeOf(environment), '.docker');
}

/** With `~` for the home directory. */
export function shownPath(path: string, home: string): string {
  return path.startsWith(join(home, '/')) ? `~${path.slice(home.length)}` : path;
}

export function homeOf(environment: Environment): string {
  return environment['HOME'] || homedir();
}

/** A relative path would mean another file in each directory, the checkout's among them. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
