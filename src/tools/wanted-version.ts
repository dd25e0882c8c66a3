import { join } from 'node:path';
import type { Place } from '../errors.ts';
import { parseReference, type Reference } from '../oci/reference.ts';
import { realPathOf } from '../system/inside-directory.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { MalformedToolVersionError } from './errors.ts';
import { type ToolName, tools } from './tool.ts';

/** What somebody asks for. */
export type WantedVersion =
  /** Nothing is installed: the program on PATH. */
  | { readonly kind: 'none' }
  /** The newest release that there is today. */
  | { readonly kind: 'latest' }
  | { readonly kind: 'release'; readonly version: string }
  /** An artifact on one of the job's registries. */
  | { readonly kind: 'artifact'; readonly reference: Reference };

const artifactPrefix = 'oci:';
const versionFile = '.buckversion';

/**
 * Reads the setting `buck2-version` or `buf-version`.
 * @throws {MalformedToolVersionError | MalformedReferenceError}
 */
export function parseWantedVersion(tool: ToolName, text: string): WantedVersion {
  if (text === 'none' || text === 'latest') return { kind: text };
  if (text.startsWith(artifactPrefix)) {
    const reference = parseReference(text.slice(artifactPrefix.length));
    if (reference.tag !== undefined || reference.digest !== undefined) return { kind: 'artifact', reference };
    throw malformed(tool, text, 'names no tag and no digest', `Write ${text}:TAG, or better ${text}@sha256:….`);
  }
  const version = releaseVersion(tool, text);
  if (version !== undefined) return { kind: 'release', version };
  const looksLikePath = /[\\/]/.test(text);
  throw malformed(
    tool,
    text,
    'is no version',
    looksLikePath
      ? `The path of a program belongs into ${tool}-path.`
      : `Write a version such as ${tools[tool].versionExample}, latest, none, or oci:HOST/REPOSITORY:TAG.`,
  );
}

/**
 * What the file `.buckversion` of a buck2 project asks for; undefined where there is none. It may name a version or `latest`
 * and nothing else: a file that a pull request can change must not choose where programs come from.
 * @throws {MalformedToolVersionError | UnreadableFileError} with the place
 */
export async function readBuckVersionFile(root: string): Promise<WantedVersion | undefined> {
  const path = join(root, versionFile);
  const text = await readPlainFile({ path, name: versionFile, within: realPathOf(root), largest: 4096 });
  if (text === undefined) return undefined;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const [word = ''] = words;
  const place = { file: versionFile, line: 1 };
  if (words.length === 1 && word === 'latest') return { kind: 'latest' };
  const version = words.length === 1 ? releaseVersion('buck2', word) : undefined;
  if (version !== undefined) return { kind: 'release', version };
  const isCommit = /^[0-9a-f]{40}$/.test(word);
  throw malformed(
    'buck2',
    words.join(' ').slice(0, 80),
    isCommit ? 'is a commit, for which there is no release to download' : 'is no version of buck2',
    `Write one release, such as ${tools.buck2.versionExample}, into ${versionFile}; or set buck2-version, which wins ("none": the buck2 on PATH).`,
    place,
  );
}

function releaseVersion(tool: ToolName, text: string): string | undefined {
  const plain = tool === 'buf' ? text.replace(/^v/, '') : text;
  return tools[tool].versionForm.test(plain) ? plain : undefined;
}

function malformed(
  tool: ToolName,
  text: string,
  problem: string,
  next: string,
  place?: Place,
): MalformedToolVersionError {
  const where = place === undefined ? `the setting ${tool}-version` : place.file;
  return new MalformedToolVersionError(`${JSON.stringify(text)} (${where}) ${problem}`, {
    next,
    ...(place === undefined ? {} : { places: [place] }),
  });
}
