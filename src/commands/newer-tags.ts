import type { GraphModule } from '../resolve/module-graph.ts';
import { newerVersions } from '../resolve/newer-versions.ts';
import { tagVersion } from '../resolve/version-rule.ts';
import { mapBounded } from '../system/bounded.ts';
import { askData } from './ask-words.ts';
import type { Engine } from './engine.ts';
import { firstLine, nothingKnown, type OutdatedModule } from './outdated-module.ts';

/** Modules of OCI registries beside the tags that there are now. What cannot be told says why, and stops nobody else. */
export async function newerTags(
  { modules: registry }: Pick<Engine, 'modules'>,
  modules: readonly GraphModule[],
  parallel: number,
): Promise<readonly OutdatedModule[]> {
  const locked = modules.filter((one) => one.version !== undefined);
  registry.announce(locked.map(({ module }) => module));
  return mapBounded(locked, parallel, async (one) => {
    try {
      return await compare(registry, one, one.version ?? '');
    } catch (error) {
      return { ...nothingKnown(one.module, 'oci', one.version ?? ''), note: firstLine(error) };
    }
  });
}

async function compare(registry: Engine['modules'], one: GraphModule, version: string): Promise<OutdatedModule> {
  const { module } = one;
  const tags = await registry.tags(module);
  const base = nothingKnown(module, 'oci', version);
  if (tags === undefined) return { ...base, note: 'the registry does not have this module (any more)' };
  const found = await newerVersions(version, one.asks, tags);
  const { fits, newest } = found;
  const update = found.selected === undefined || found.selected === version ? '' : found.selected;
  const heldBy = found.holding.map(askData);
  const known = { ...base, fits, newest, update, heldBy };
  const gone = found.isThere ? '' : `the registry does not have ${version} any more`;
  // Words say nothing of age: what counts is what they point at.
  if (tagVersion(version) === undefined) {
    if (!found.isThere) return { ...known, newest: version, heldBy: [], state: 'gone', note: gone };
    const now = await registry.manifest(module, version);
    const isSame = now?.digest === one.digest;
    const note = isSame ? '' : `the tag ${version} points elsewhere now`;
    return {
      ...known,
      newest: version,
      heldBy: [],
      update: isSame ? '' : version,
      state: isSame ? 'current' : 'moved',
      note,
    };
  }
  if (newest !== version) return { ...known, state: 'newer', note: gone };
  return { ...known, state: found.isThere ? 'current' : 'gone', note: gone };
}
