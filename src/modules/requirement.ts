import Range from 'semver/classes/range.js';
import SemVer from 'semver/classes/semver.js';

/**
 * What a reference asks for after its colon.
 * - `exact`: `v1.2.0`, `1.2.0`, `v1.0.0-rc.1`
 * - `within`: `v3.0` (that minor) or `v1` (that major), and npm ranges (`^1.2`, `>=1 <2`)
 * - `latest`: the word `latest`, or nothing in a workspace file
 * - `any`: nothing, in a module's own file
 * - `tag`: any other word, taken as it stands
 */
export type Requirement =
  | { readonly kind: 'exact'; readonly text: string; readonly version: SemVer }
  | { readonly kind: 'within'; readonly text: string; readonly range: Range }
  | { readonly kind: 'latest'; readonly text: string }
  | { readonly kind: 'any'; readonly text: '' }
  | { readonly kind: 'tag'; readonly text: string };

const exactPattern = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
const partialPattern = /^v?(\d+)(?:\.(\d+))?$/;

/**
 * Reads the text after the colon of a reference (design.md, decision 5). It never fails: what is no version and no range
 * is a tag.
 * @param text what follows the colon; empty where there is none
 * @param asker a workspace that says nothing means `latest`, a module that says nothing takes any version
 */
export function parseRequirement(text: string, asker: 'workspace' | 'module'): Requirement {
  if (text === '') return asker === 'workspace' ? { kind: 'latest', text: '' } : { kind: 'any', text: '' };
  if (text === 'latest') return { kind: 'latest', text };
  const exact = exactPattern.exec(text);
  if (exact?.[1] !== undefined) {
    try {
      return { kind: 'exact', text, version: new SemVer(exact[1]) };
    } catch {
      return { kind: 'tag', text };
    }
  }
  const partial = partialPattern.exec(text);
  if (partial?.[1] !== undefined) {
    try {
      const range = new Range(partial[2] === undefined ? partial[1] : `${partial[1]}.${partial[2]}`);
      return { kind: 'within', text, range };
    } catch {
      // More digits than a version may have: a commit of the BSR, or a time stamp.
      return { kind: 'tag', text };
    }
  }
  if (/[\^~<>=*|\s]|(?:^|\.)[xX](?:\.|$)/.test(text)) {
    try {
      return { kind: 'within', text, range: new Range(text) };
    } catch {
      return { kind: 'tag', text };
    }
  }
  return { kind: 'tag', text };
}
