import type { CiProvider } from '../ci/ci-provider.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { CredentialSource } from '../oci/credentials.ts';
import type { ProxyEnvironment } from '../oci/proxy-environment.ts';
import type { SettingName } from '../settings/definitions.ts';
import type { Settings } from '../settings/settings.ts';

/** What checks look at, and with what. */
export interface DoctorContext {
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly askedByFlag: ReadonlySet<SettingName>;
  readonly credentials: CredentialSource;
  /** What reading credential files had to say; filled on the way. */
  readonly credentialWarnings: readonly string[];
  readonly proxies: ProxyEnvironment;
  /** The files of each root. They are read once, when they are first asked for. */
  readonly workspace: () => Promise<readonly Declarations[]>;
  /** Called once all checks have ended. */
  readonly atEnd: (close: () => Promise<void>) => void;
  /** Milliseconds that one check may take. */
  readonly eachMs: number;
}
