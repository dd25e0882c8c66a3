import { exitCodes, OrasBufError } from '../errors.ts';
import { formatModuleReference, type ModuleReference, parseModuleReference } from './module-reference.ts';
import { compareUtf8 } from './utf8-order.ts';

/** The `artifactType` of the modules that we write. */
export const moduleArtifactType = 'application/vnd.birb.protobuf.module.v1';

/** Names of annotations, of the OCI image specification, of oras, and ours. */
export const annotationNames = {
  title: 'org.opencontainers.image.title',
  /** `true` on a layer that `oras pull` unpacks. */
  unpack: 'io.deis.oras.content.unpack',
  /** Digest of the layer's tar before it was compressed. */
  unpackedDigest: 'io.deis.oras.content.digest',
  /** On the manifest: the dependencies of the module, see {@link formatDependencies}. */
  dependencies: 'homes.birb.protobuf.deps',
} as const;

/** The dependencies that a manifest names cannot be read. Exit code 4: the publisher wrote them so. */
export class MalformedDependenciesError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** The value of the annotation: a JSON list of references, sorted by their UTF-8 bytes. */
export function formatDependencies(dependencies: readonly ModuleReference[]): string {
  return JSON.stringify(sortedTexts(dependencies));
}

/**
 * The dependencies that the annotations of a manifest name, or undefined where they name none. A list that was written by
 * hand, separated by commas or spaces, is read as well.
 * @throws {MalformedDependenciesError}
 */
export function readDependencies(
  annotations: Readonly<Record<string, string>>,
  artifact: string,
): readonly ModuleReference[] | undefined {
  const text = annotations[annotationNames.dependencies];
  if (text === undefined) return undefined;
  try {
    const written: unknown = text.trimStart().startsWith('[') ? JSON.parse(text) : text.split(/[\s,]+/);
    if (!Array.isArray(written)) throw new TypeError('not a list');
    return written
      .map((one: unknown) => {
        if (typeof one !== 'string') throw new TypeError('not a text');
        return one.trim();
      })
      .filter((one) => one !== '')
      .map((one) => parseModuleReference(one));
  } catch (cause) {
    throw new MalformedDependenciesError(
      `the annotation ${annotationNames.dependencies} of ${artifact} cannot be read`,
      {
        next: 'Push it again: the annotation is a JSON list of references (registry/owner/name:version).',
        cause,
      },
    );
  }
}

/** Whether two lists ask for the same, whatever their order. */
export function sameDependencies(a: readonly ModuleReference[], b: readonly ModuleReference[]): boolean {
  return formatDependencies(a) === formatDependencies(b);
}

function sortedTexts(dependencies: readonly ModuleReference[]): readonly string[] {
  return [...new Set(dependencies.map(formatModuleReference))].sort(compareUtf8);
}
