import type { CiProvider } from '../ci/ci-provider.ts';
import type { CredentialSource } from '../oci/credentials.ts';
import type { Registries } from '../oci/registry.ts';
import type { Report } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import type { JobRecord } from './job-record.ts';
import type { JobTools } from './job-tools.ts';

export interface JobOptions {
  /** `resolve` ends before the build. */
  readonly command: Report['command'];
  /** Of this process. Children get it without what may hold a secret. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** What the steps of one job share. */
export interface Job extends JobOptions {
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly record: JobRecord;
  readonly registries: Registries;
  readonly credentials: CredentialSource;
  readonly tools: JobTools;
}
