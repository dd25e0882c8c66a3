import { exitCodes, OrasBufError } from '../errors.ts';
import { type BufYaml, parseBufYaml } from './buf-yaml.ts';
import type { ModuleFiles } from './module-files.ts';
import type { ModuleName } from './module-name.ts';
import type { ModuleReference } from './module-reference.ts';
import { compareUtf8 } from './utf8-order.ts';

/** An artifact holds several modules and none of them has the name that was asked for. Exit code 4. */
export class AmbiguousModuleError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** Where in an artifact its module lies. */
export interface ModuleRoot {
  /** Relative to the top of the artifact, `.` for the top itself. */
  readonly directory: string;
  /** What the `buf.yaml` inside asks for; undefined where there is none. */
  readonly dependencies: readonly ModuleReference[] | undefined;
  readonly remarks: readonly string[];
}

interface Candidate {
  readonly directory: string;
  readonly name: ModuleName | undefined;
  readonly yaml: BufYaml;
}

/**
 * Finds the module in the files of an artifact: the one that the topmost `buf.yaml` describes, or of several the one with
 * the name that was asked for. Without a `buf.yaml` it is the artifact as a whole, as `oras pull` would lay it out.
 * @throws {AmbiguousModuleError} and what a `buf.yaml` that cannot be read throws
 */
export async function findModuleRoot(files: ModuleFiles, module: ModuleName, artifact: string): Promise<ModuleRoot> {
  const described = files
    .filter((file) => /(?:^|\/)buf\.yaml$/.test(file.path))
    .map((file) => ({ ...file, depth: file.path.split('/').length }));
  const top = Math.min(...described.map(({ depth }) => depth));
  const candidates: Candidate[] = [];
  const highest = described.filter(({ depth }) => depth === top).sort((a, b) => compareUtf8(a.path, b.path));
  for (const { path, content } of highest) {
    const yaml = await parseBufYaml(new TextDecoder().decode(content), `${artifact}/${path}`);
    for (const { path: below, name, sources } of yaml.modules) {
      const [first, ...more] = sources;
      // One of several `roots` (v1beta1) is no more the module than another.
      const source = first === undefined || more.length > 0 ? below : first.directory;
      candidates.push({ directory: join(path, source), name, yaml });
    }
  }
  if (candidates.length === 0) return { directory: '.', dependencies: undefined, remarks: [] };
  const chosen = candidates.length === 1 ? candidates[0] : candidates.find(({ name }) => name === module);
  if (chosen === undefined) {
    const list = candidates.map(({ directory, name }) => `${directory} (${name ?? 'without a name'})`).join(', ');
    throw new AmbiguousModuleError(`${artifact} holds several modules and none is named ${module}: ${list}`, {
      next: `Push one module to a repository, or give one of them the name ${module} in its buf.yaml.`,
    });
  }
  return {
    directory: chosen.directory,
    dependencies: chosen.yaml.dependencies.map(({ module: name, requirement }) => ({ module: name, requirement })),
    remarks: chosen.yaml.remarks.map(({ message, place }) => `${place.file}: ${message}`),
  };
}

function join(bufYaml: string, below: string): string {
  const above = bufYaml.slice(0, Math.max(0, bufYaml.lastIndexOf('/')));
  if (above === '') return below;
  return below === '.' ? above : `${above}/${below}`;
}
