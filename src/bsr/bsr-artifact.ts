import { exitCodes, OrasBufError } from '../errors.ts';
import type { WrittenArtifact } from '../modules/module-artifact-writer.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, tryParseModuleName } from '../modules/module-name.ts';
import { type BsrDependency, type BsrModule, contentDigests, type KeptFile } from './bsr-module.ts';

/** An artifact should hold a module of the BSR, and its annotations do not say so, or contradict its files. */
export class UnusableBsrArtifactError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
}

/** Annotations on the manifest of a BSR module, in our store and on a mirror (design.md, decisions 2 and 15). */
export const bsrAnnotations = {
  module: 'homes.birb.protobuf.bsr.module',
  commit: 'homes.birb.protobuf.bsr.commit',
  /** Left out where it is not known. */
  b4: 'homes.birb.protobuf.bsr.b4',
  b5: 'homes.birb.protobuf.bsr.b5',
  /** JSON: name, commit and b5 of each dependency that the commit was made with. */
  dependencies: 'homes.birb.protobuf.bsr.deps',
  /** JSON: name and content (base64) of the v1 `buf.yaml` that buf keeps apart. */
  bufYaml: 'homes.birb.protobuf.bsr.v1-buf-yaml',
  bufLock: 'homes.birb.protobuf.bsr.v1-buf-lock',
} as const;

/** What the annotations of a BSR module's manifest say. */
export interface BsrDescription {
  readonly commit: string;
  /** Empty where it is not known. */
  readonly b4: string;
  readonly b5: string;
  readonly dependencies: readonly BsrDependency[];
  readonly v1BufYaml: KeptFile | undefined;
  readonly v1BufLock: KeptFile | undefined;
}

/** Packs a module of the BSR like any module, with all that is needed to install it again byte for byte. */
export async function packBsrModule(module: BsrModule): Promise<WrittenArtifact> {
  const { writeModuleArtifact } = await import('../modules/module-artifact-writer.ts');
  const { b4, b5 } = contentDigests(module);
  return await writeModuleArtifact({
    module: module.module,
    files: module.files,
    dependencies: module.dependencies.map((one) => ({ module: one.module, requirement: one.commit })),
    annotations: {
      [bsrAnnotations.module]: module.module,
      [bsrAnnotations.commit]: module.commit,
      ...(b4 === '' ? {} : { [bsrAnnotations.b4]: b4 }),
      [bsrAnnotations.b5]: b5,
      [bsrAnnotations.dependencies]: JSON.stringify(
        module.dependencies.map(({ module: name, commit, digest }) => ({ name, commit, digest })),
      ),
      ...keptAnnotation(bsrAnnotations.bufYaml, module.v1BufYaml),
      ...keptAnnotation(bsrAnnotations.bufLock, module.v1BufLock),
    },
  });
}

function keptAnnotation(key: string, file: KeptFile | undefined): Record<string, string> {
  if (file === undefined) return {};
  return { [key]: JSON.stringify({ name: file.name, content: Buffer.from(file.content).toString('base64') }) };
}

/**
 * Reads what a manifest says of the BSR module in it.
 * @param label how messages call the artifact
 * @throws {UnusableBsrArtifactError} where an annotation is missing or malformed
 */
export function readBsrDescription(annotations: Readonly<Record<string, string>>, label: string): BsrDescription {
  const text = (key: string, pattern: RegExp): string => {
    const value = annotations[key];
    if (value === undefined || !pattern.test(value))
      throw unusable(label, `its annotation ${key} is missing or malformed`);
    return value;
  };
  return {
    commit: text(bsrAnnotations.commit, /^[0-9a-f]{32}$/),
    b4: annotations[bsrAnnotations.b4] === undefined ? '' : text(bsrAnnotations.b4, /^shake256:[0-9a-f]{128}$/),
    b5: text(bsrAnnotations.b5, /^b5:[0-9a-f]{128}$/),
    dependencies: readDependencies(text(bsrAnnotations.dependencies, /^\[/), label),
    v1BufYaml: readKept(annotations[bsrAnnotations.bufYaml], label),
    v1BufLock: readKept(annotations[bsrAnnotations.bufLock], label),
  };
}

/**
 * Puts a BSR module together from its manifest's annotations and its files.
 * @throws {UnusableBsrArtifactError} where the files do not have the digests that the annotations name
 */
export function bsrModuleOf(
  module: ModuleName,
  description: BsrDescription,
  files: ModuleFiles,
  label: string,
): BsrModule {
  const { commit, dependencies, v1BufYaml, v1BufLock } = description;
  const b4Unknown = description.b4 === '';
  const content = { module, commit, files, dependencies, v1BufYaml, v1BufLock, b4Unknown };
  const { b4, b5 } = contentDigests(content);
  if (b5 !== description.b5)
    throw unusable(label, `its files have the digest ${b5}, and its annotations say ${description.b5}`);
  if (b4 !== description.b4)
    throw unusable(label, `its files have the digest ${b4}, and its annotations say ${description.b4}`);
  return content;
}

function readDependencies(text: string, label: string): readonly BsrDependency[] {
  const list = parseJson(text, label);
  if (!Array.isArray(list)) throw unusable(label, 'its list of dependencies is malformed');
  return list.map((item: unknown): BsrDependency => {
    const { name, commit, digest } = (item ?? {}) as Record<string, unknown>;
    const module = typeof name === 'string' ? tryParseModuleName(name) : undefined;
    if (module === undefined || typeof commit !== 'string' || typeof digest !== 'string') {
      throw unusable(label, 'its list of dependencies is malformed');
    }
    if (!/^[0-9a-f]{32}$/.test(commit) || !/^b5:[0-9a-f]{128}$/.test(digest)) {
      throw unusable(label, 'its list of dependencies is malformed');
    }
    return { module, commit, digest };
  });
}

function readKept(text: string | undefined, label: string): KeptFile | undefined {
  if (text === undefined) return undefined;
  const { name, content } = (parseJson(text, label) ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof content !== 'string' || !/^buf\.(?:yaml|mod|lock)$/.test(name)) {
    throw unusable(label, 'the configuration file that it was pushed with is malformed');
  }
  return { name, content: Buffer.from(content, 'base64') };
}

function parseJson(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(label, 'one of its annotations is not JSON');
  }
}

function unusable(label: string, why: string): UnusableBsrArtifactError {
  return new UnusableBsrArtifactError(`${label} cannot be used as a module of the BSR: ${why}`, {
    next: 'Nothing of it is used. Push it to the mirror again from a store that oras-buf filled.',
  });
}
