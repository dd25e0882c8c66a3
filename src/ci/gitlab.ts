import { join, relative, sep } from 'node:path';
import { isInside } from '../system/inside-directory.ts';
import type { CarriedStore, CiProvider, CiRun } from './ci-provider.ts';
import { isContinuousIntegration } from './continuous-integration.ts';
import { whyGitlabTrustIsLow } from './gitlab-trust.ts';
import { PrintedLog } from './printed-log.ts';
import { besideCheckout, PrivateDirectory } from './private-directory.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface GitlabOptions {
  readonly environment: Environment;
  /** Where `CI_PROJECT_DIR` is not set. */
  readonly directory: string;
  readonly write: (text: string) => void;
}

/**
 * GitLab CI/CD. The log folds in sections and shows colours. Masking is ours alone: GitLab hides the values of variables that
 * are marked as masked, and has no command for others.
 *
 * Sources: docs.gitlab.com, "Predefined CI/CD variables" and "Custom collapsible sections" (CI/CD job logs).
 */
export class GitlabProvider extends PrintedLog implements CiProvider {
  readonly system = 'gitlab';
  readonly run: CiRun;
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  readonly frozenByDefault: boolean;
  /** GitLab's cache is restored and saved by the runner, which is no backend that we could call. */
  readonly cache = undefined;
  readonly carriedStore: CarriedStore;
  readonly toolShelf = undefined;
  readonly whyLowTrust: string | undefined;
  /** GitLab makes variables of what is in outputs.env, for jobs that run on other machines. */
  readonly outputsLeftOut = {
    'buf-cache-dir': 'it would set the setting of that name in later jobs, on machines that have no such directory',
  };
  readonly #jobUrl: string;
  readonly #beside: () => string;
  readonly #temporary: PrivateDirectory;
  readonly #problems: string[] = [];
  #besidePath: string | undefined;
  #section: string | undefined;
  #sections = 0;

  constructor({ environment, directory, write }: GitlabOptions) {
    super({ write, colours: (environment['NO_COLOR'] ?? '') === '' });
    this.workspace = environment['CI_PROJECT_DIR'] || directory;
    this.run = runOf(environment);
    this.#jobUrl = environment['CI_JOB_URL'] ?? '';
    this.defaultCacheDirectory = join(this.workspace, '.oras-buf');
    this.frozenByDefault = isContinuousIntegration(environment, 'true');
    this.carriedStore = { name: 'GitLab', key: environment['ORAS_BUF_CACHE_KEY'] ?? '' };
    this.whyLowTrust = whyGitlabTrustIsLow(environment);
    // The runner keeps its own files of this checkout in this directory beside it.
    this.#beside = () => besideCheckout(`${this.workspace}.tmp`, this.workspace);
    this.#temporary = new PrivateDirectory(() => this.#besideCheckout(), 'ours');
  }

  /** Outside the repository, where buf would read it. */
  get defaultBufCacheDirectory(): string {
    return join(this.#besideCheckout(), 'buf');
  }

  get temporaryDirectory(): string {
    return this.#temporary.path;
  }

  removeTemporaryDirectory(): void {
    this.#temporary.remove();
  }

  async exportVariable(name: string, _value: string): Promise<void> {
    if (name === 'BUF_CACHE_DIR') {
      this.debug(
        'BUF_CACHE_DIR is not handed to later jobs, which run elsewhere; "oras-buf env" prints it for this one.',
      );
      return;
    }
    this.warning(
      `${name} is not exported: GitLab hands variables on in an artifact, and no credential may be in one. Set it as a masked variable of the project.`,
    );
  }

  /** Source: docs.gitlab.com, "Job artifacts", "View and download artifacts by URL". */
  override artifactAddress(path: string): string | undefined {
    if (this.#jobUrl === '' || !isInside(this.workspace, path)) return undefined;
    const segments = relative(this.workspace, path).split(sep).map(encodeURIComponent);
    return `${this.#jobUrl}/artifacts/file/${segments.join('/')}`;
  }

  protected override beginGroup(title: string): void {
    this.#sections += 1;
    // The name of a section must occur once in a log, and a job may run us several times. It is shown nowhere.
    this.#section = `oras_buf_${process.pid}_${Date.now()}_${this.#sections}`;
    this.printRaw(`${marker('start', `${this.#section}[collapsed=true]`)}${this.clean(title).replaceAll('\n', ' ')}\n`);
  }

  protected override endGroup(): void {
    if (this.#section === undefined) return;
    this.printRaw(`${marker('end', this.#section)}\n`);
    this.#section = undefined;
    for (const problem of this.#problems.splice(0)) this.print(problem);
  }

  /** A section is folded: what went wrong inside is told again below it. */
  protected override printProblem(text: string): void {
    if (this.#section !== undefined) this.#problems.push(text);
    this.print(text);
  }

  /**
   * GitLab takes a section's marker for one wherever in a line it stands. Without carriage returns none is complete; no text
   * from outside should rest on that alone.
   */
  protected override clean(text: string): string {
    return super.clean(text).replaceAll(/section_(start|end)(?=:)/gi, 'section-$1');
  }

  #besideCheckout(): string {
    this.#besidePath ??= this.#beside();
    return this.#besidePath;
  }
}

function marker(which: 'start' | 'end', section: string): string {
  return `\x1b[0Ksection_${which}:${Math.floor(Date.now() / 1_000)}:${section}\r\x1b[0K`;
}

function runOf(environment: Environment): CiRun {
  return {
    // The job's id is another one when it is retried.
    id: `${environment['CI_PIPELINE_ID'] || '0'}-${environment['CI_JOB_ID'] || '0'}`,
    revision: environment['CI_COMMIT_SHA'] ?? '',
  };
}
