import type { Secret } from '../system/secret.ts';
import type { ArchiveLimitSettings } from './archive-limits.ts';
import type { SettingName } from './definitions.ts';
import type { HostToken } from './host-tokens.ts';

/** How the job reaches one OCI registry. Keys of `registries.<host>` in `.oras/config.yaml`, and the setting `registry`. */
export interface RegistrySettings {
  /** The host as module names write it. */
  readonly host: string;
  /** An origin (`https://127.0.0.1:5000`) or `oci-layout:<absolute path>`. */
  readonly endpoint: string;
  /** Template of the repository path, `{owner}/{name}` unless set. */
  readonly repository: string;
  readonly caFile: string | undefined;
  readonly plainHttp: boolean;
  /**
   * True where the token may go to `endpoint`: the host was named by an input or the environment (or is the default), and what a
   * repository file says of endpoint, plain HTTP and CA is covered by `trusted-endpoints`.
   */
  readonly tokenAllowed: boolean;
  /** Where `tokenAllowed` is false: the reason, and how to change it, as a clause for an error or a remark. */
  readonly whyNoToken?: string;
  /**
   * Hosts whose own credentials (the setting `tokens`, credential files) may go to `endpoint`, best first: the host that is really
   * asked, and before it the name that stands for it where no file of the repository had a say in that. Left out: none.
   */
  readonly credentialHosts?: readonly string[];
  /** Left out: a user name and a password. */
  readonly auth?: RegistryAuth;
}

/** `registries.<host>.auth`: the form in which a credential is given, which says nothing of where it goes. */
export interface RegistryAuth {
  /** `none`: the host is asked anonymously, also where there are credentials for it. Undefined: as the credential's source has it. */
  readonly type: 'password' | 'identity-token' | 'bearer' | 'none' | undefined;
  readonly username: string | undefined;
}

/** A server of the Remote Execution API that buck2 uses. */
export interface RemoteSettings {
  /** `execute` uses the cache too. */
  readonly kind: 'cache' | 'execute';
  /** As people read it: `grpcs://HOST:PORT`. */
  readonly endpoint: string;
  /** As URLs write it, an IPv6 address in brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Empty: the server has only one. */
  readonly instanceName: string;
  readonly headers: readonly RemoteHeader[];
  /** Names of headers that were asked for and have no value. */
  readonly emptyHeaders: readonly string[];
  /** Variables that gave a header its value: no child gets them. */
  readonly headerVariables: readonly string[];
  /** Absolute. */
  readonly caFile: string | undefined;
  /** Absolute. */
  readonly clientCertificateFile: string | undefined;
  readonly upload: boolean;
  /** Target label of the user's own execution platforms. */
  readonly platform: string | undefined;
}

export interface RemoteHeader {
  /** Lower case. */
  readonly name: string;
  readonly value: Secret;
}

/** Which program of a tool is used. Source: docs/tools.md. */
export interface ToolSettings {
  /** Absolute. */
  readonly path: string | undefined;
  /** As it was asked for; src/tools reads it. */
  readonly version: string | undefined;
  /** 64 lowercase hexadecimal digits. */
  readonly sha256: string | undefined;
}

/** Every setting, read once, checked, and handed on. */
export interface Settings {
  readonly directories: readonly string[];
  /** By host. The host of the setting `registry` is among them. */
  readonly registries: ReadonlyMap<string, RegistrySettings>;
  /** `buf.build` → `oras.birb.homes/bsr-cache`. */
  readonly mirrors: ReadonlyMap<string, { readonly host: string; readonly prefix: string }>;
  readonly token: Secret | undefined;
  readonly username: string | undefined;
  /** By host. */
  readonly tokens: ReadonlyMap<string, HostToken>;
  readonly bsrToken: Secret | undefined;
  readonly onMissingCredentials: 'fail' | 'skip';
  readonly exportCredentials: boolean;
  readonly build: 'auto' | 'buck2' | 'buf' | 'none';
  readonly command: 'build' | 'test';
  readonly targets: readonly string[];
  readonly buck2: ToolSettings;
  readonly buf: ToolSettings;
  /** Where releases of tools are downloaded in place of GitHub. Not checked yet. */
  readonly toolsMirror: string | undefined;
  readonly buck2Arguments: readonly string[];
  readonly bufArguments: readonly string[];
  /** Undefined: as long as it takes. */
  readonly buildTimeoutMs: number | undefined;
  /** Undefined: buck2 is used as the project configures it. */
  readonly remote: RemoteSettings | undefined;
  /** `asked`: frozen was set to true by the user; `default`: it follows from `CI`. */
  readonly frozen: 'asked' | 'default' | 'off';
  readonly offline: boolean;
  /** `none`, everything, or the named modules. */
  readonly update:
    | { readonly kind: 'none' }
    | { readonly kind: 'all' }
    | { readonly kind: 'modules'; readonly modules: readonly string[] };
  readonly cacheRead: boolean;
  readonly cacheWrite: boolean;
  readonly cacheKeySuffix: string;
  /** Absolute. Holds `store/` and, on CI systems, `buf/`. */
  readonly cacheDirectory: string;
  /**
   * Absolute: tools, and what this machine remembers of its caches. Where a CI system carries the cache directory from job to job
   * in the checkout, this one is outside of it, so that no commit has a say in it.
   */
  readonly stateDirectory: string;
  /** Absolute: the root of stock buf's cache. */
  readonly bufCacheDirectory: string;
  readonly parallelDownloads: number;
  /** Hash every byte of what is there already, in the store and in the installations. */
  readonly verify: boolean;
  readonly archiveLimits: ArchiveLimitSettings;
  /** Absolute. */
  readonly reportDirectory: string;
  readonly summary: 'always' | 'on-failure' | 'never';
  /** Acted upon before: see src/ci/detect.ts. */
  readonly ci: 'auto' | 'github' | 'gitlab' | 'jenkins' | 'terminal';
  readonly progress: 'auto' | 'lines' | 'never';
  readonly logLevel: 'error' | 'warning' | 'info' | 'debug' | 'trace';
  /** The lines of the config file (`.oras/config.yaml:3`) that gave a setting its value. Left out: none. */
  readonly configOrigins?: ReadonlyMap<SettingName, string>;
}
