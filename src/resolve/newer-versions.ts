import type { SemVer } from 'semver';
import { type Ask, chooseVersion, satisfies, tagVersion } from './version-rule.ts';

/** How a module's version stands beside the tags that its registry has now. */
export interface NewerVersions {
  /** The newest version that satisfies every ask; the version itself where nothing newer does. */
  readonly fits: string;
  /** The newest release, whatever is asked for; a prerelease only where there is no release. */
  readonly newest: string;
  /** What selection would take now if nothing were locked and the asks were the same; undefined where nothing satisfies them. */
  readonly selected: string | undefined;
  /** The asks that keep `newest` away. */
  readonly holding: readonly Ask[];
  /** Whether the registry still has the version. */
  readonly isThere: boolean;
}

/** Compares a version with the tags of its module. For a tag that is a word, nothing but itself fits. */
export async function newerVersions(
  current: string,
  asks: readonly Ask[],
  tags: readonly string[],
): Promise<NewerVersions> {
  const own = tagVersion(current);
  const all = versionsOf(tags);
  const releases = all.filter(({ version }) => version.prerelease.length === 0);
  const atLeastOwn = (tag: string | undefined): string => {
    const version = tag === undefined ? undefined : tagVersion(tag);
    if (tag === undefined || version === undefined) return current;
    return own === undefined || version.compare(own) > 0 ? tag : current;
  };
  const fitting = own === undefined ? [] : all.filter(({ tag }) => asks.every((ask) => satisfies(tag, ask, asks)));
  const newest = atLeastOwn((releases.length > 0 ? releases : all).at(-1)?.tag);
  const choice = await chooseVersion(asks, undefined, {
    has: async (tag) => tags.includes(tag),
    list: async () => tags,
  });
  return {
    fits: atLeastOwn(fitting.at(-1)?.tag),
    newest,
    selected: choice.kind === 'chosen' ? choice.tag : undefined,
    holding: newest === current ? [] : asks.filter((ask) => !satisfies(newest, ask, asks)),
    isThere: tags.includes(current),
  };
}

/** The tags that are versions, lowest first; of two spellings of one version the one with `v` comes later. */
function versionsOf(tags: readonly string[]): readonly { readonly tag: string; readonly version: SemVer }[] {
  return tags
    .flatMap((tag) => {
      const version = tagVersion(tag);
      return version === undefined ? [] : [{ tag, version }];
    })
    .sort((a, b) => a.version.compare(b.version) || (a.tag < b.tag ? -1 : 1));
}
