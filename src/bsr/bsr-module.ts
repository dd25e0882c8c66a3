import { createHash } from 'node:crypto';
import { moduleDigests } from '../modules/content-digest.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';

/** A dependency as it was when a commit was made: it is part of the commit's b5. */
export interface BsrDependency {
  readonly module: ModuleName;
  readonly commit: string;
  /** b5 of the dependency. */
  readonly digest: string;
}

/**
 * A `buf.yaml` or `buf.lock` that buf keeps apart from the files of a module that was pushed with a v1 `buf.yaml`: both are
 * part of b4, none of b5. buf gets them only where it asks for b4.
 */
export interface KeptFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** One commit of a module of the BSR, with all that buf's cache keeps of it. */
export interface BsrModule {
  readonly module: ModuleName;
  /** 32 hexadecimal digits. */
  readonly commit: string;
  /** The files that buf counts. */
  readonly files: ModuleFiles;
  readonly dependencies: readonly BsrDependency[];
  readonly v1BufYaml: KeptFile | undefined;
  readonly v1BufLock: KeptFile | undefined;
  /** True where nobody asked for b4, so that the kept files are not known, and b4 is not either. */
  readonly b4Unknown?: boolean;
}

/** What a module's digests are made of, be it of the BSR or of an OCI registry (which has no dependencies and no kept files). */
export type DigestedContent = Pick<BsrModule, 'files'> &
  Partial<Pick<BsrModule, 'dependencies' | 'v1BufYaml' | 'v1BufLock' | 'b4Unknown'>>;

/**
 * buf's two digests of a module; b4 is empty where it cannot be known.
 * - b4 is over the files and, for modules that were pushed with a v1 `buf.yaml`, over that and its `buf.lock`.
 * - b5 is over the files and the b5 of each dependency.
 *
 * Source: private/bufpkg/bufmodule/digest.go of github.com/bufbuild/buf.
 */
export function contentDigests(content: DigestedContent): { readonly b4: string; readonly b5: string } {
  const digests = moduleDigests(content.files);
  const kept = [content.v1BufYaml, content.v1BufLock].filter((file) => file !== undefined);
  const dependencies = content.dependencies ?? [];
  const ownB4 = kept.length === 0 ? digests.b4 : `shake256:${shake256(manifestWith(digests.manifest, kept))}`;
  const b4 = content.b4Unknown === true ? '' : ownB4;
  if (dependencies.length === 0) return { b4, b5: digests.b5 };
  const all = [`shake256:${shake256(digests.manifest)}`, ...dependencies.map(({ digest }) => digest).sort(compareUtf8)];
  return { b4, b5: `b5:${shake256(all.join('\n'))}` };
}

function manifestWith(manifest: string, kept: readonly KeptFile[]): string {
  const lines = manifest.split('\n').filter((line) => line !== '');
  lines.push(...kept.map(({ name, content }) => `shake256:${shake256(content)}  ${name}`));
  const pathOf = (line: string): string => line.slice(line.indexOf('  ') + 2);
  return lines
    .sort((a, b) => compareUtf8(pathOf(a), pathOf(b)))
    .map((line) => `${line}\n`)
    .join('');
}

function shake256(content: Uint8Array | string): string {
  return createHash('shake256', { outputLength: 64 }).update(content).digest('hex');
}
