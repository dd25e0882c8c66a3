import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { parseBufWorkYaml } from '../../src/modules/buf-work-yaml.ts';
import { parseBufYaml } from '../../src/modules/buf-yaml.ts';
import { parseBuildFile } from '../../src/modules/build-file-declarations.ts';
import type { Declarations } from '../../src/modules/declarations.ts';
import { findDeclarations } from '../../src/modules/find-declarations.ts';
import { macroRemarks } from '../../src/modules/macro-remarks.ts';
import { filesOfShape, type PublicShape, publicShapes, shapeDirectories, withShape } from './public-shapes.ts';

const shapes = await publicShapes();
const mostAsks = 20;

function described(declarations: Declarations): Omit<PublicShape, 'name' | 'shows'> {
  const asks = declarations.asks.map(
    ({ place, module, requirement }) =>
      `${place.file}:${place.line} ${module}${requirement.text === '' ? '' : `:${requirement.text}`}`,
  );
  return {
    asks: asks.length > mostAsks ? [asks[0] ?? '', `${asks.length - 2} more`, asks.at(-1) ?? ''] : asks,
    against: declarations.against.map(({ reference }) => reference),
    gitReferences: declarations.gitReferences.map(({ reference }) => reference),
    locals: [...declarations.locals.keys()],
    locks: declarations.lockOwners.map(({ version, directory }) => `${version} ${directory}`),
    remarks: declarations.remarks.map(({ place, message }) => `${place.file}:${place.line} ${message}`),
  };
}

async function read(name: string): Promise<Omit<PublicShape, 'name' | 'shows'>> {
  return withShape(name, async (root) => {
    try {
      return described(await findDeclarations(root, { registries: ['oras.birb.homes'], environment: {} }));
    } catch (error) {
      if (!(error instanceof OrasBufError)) throw error;
      const [place] = error.places;
      return { refused: `${place?.file}:${place?.line} ${error.name}: ${error.message}` };
    }
  });
}

describe('files of the shapes that public repositories have', () => {
  it('are in the index, all of them, and at least thirty', async () => {
    expect(shapes.map(({ name }) => name).sort()).toEqual((await shapeDirectories()).toSorted());
    expect(shapes.length).toBeGreaterThanOrEqual(30);
  });

  for (const { name, shows, remarks = [], ...expected } of shapes) {
    it(`${name}: ${shows}`, async () => {
      const { remarks: told = [], ...found } = await read(name);
      expect(found).toEqual(expected);
      expect(told).toHaveLength(remarks.length);
      for (const [index, remark] of remarks.entries()) expect(told[index]?.startsWith(remark), told[index]).toBe(true);
    });
  }
});

/** One change to a text: a piece taken out, doubled, moved, or something put in that files hold by accident. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  kind: fc.constantFrom('cut', 'double', 'swap', 'insert'),
  text: fc.constantFrom(
    '"',
    "'",
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ':',
    '- ',
    '\t',
    '\n',
    '\r',
    '\0',
    '#',
    '\\',
    '*a',
    '&a ',
    '<<: ',
    '\uFEFF',
    '\uD800',
    '💥',
    '%',
    '===',
    '"""',
    ' if ',
    ' for x in ',
  ),
});

function changed(text: string, changes: readonly { at: number; length: number; kind: string; text: string }[]): string {
  let now = text;
  for (const { at, length, kind, text: piece } of changes) {
    const from = Math.floor(at * now.length);
    const cut = now.slice(from, from + length);
    const rest = now.slice(from + length);
    if (kind === 'cut') now = now.slice(0, from) + rest;
    else if (kind === 'double') now = now.slice(0, from) + cut + cut + rest;
    else if (kind === 'swap') now = rest + now.slice(0, from) + cut;
    else now = now.slice(0, from) + piece + now.slice(from);
  }
  return now;
}

async function parse(file: string, text: string): Promise<void> {
  const name = posix.basename(file);
  if (name === 'buf.yaml') await parseBufYaml(text, file);
  else if (name === 'buf.work.yaml') await parseBufWorkYaml(text, file);
  else if (name.endsWith('.bzl')) macroRemarks(text, file);
  else parseBuildFile(text, file);
}

describe('the same files, broken in whatever way', async () => {
  const files = (await Promise.all(shapes.map(({ name }) => filesOfShape(name))))
    .flatMap((one) => [...one])
    .filter(([file]) => /(?:^|\/)(?:buf\.yaml|buf\.work\.yaml|BUCK|TARGETS|BUILD\.shop)$|\.bzl$/.test(file));

  it('are read or refused with file and line, and never crash us', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async ([file, text], changes) => {
          try {
            await parse(file, changed(text, changes));
          } catch (error) {
            // Anything else is a bug of ours.
            if (!(error instanceof OrasBufError)) throw error;
            refused += 1;
            expect(error.places[0]).toMatchObject({ file });
            expect(error.places[0]?.line ?? 1).toBeGreaterThan(0);
            expect(error.next).not.toBe('');
          }
        },
      ),
      { seed: 2026, numRuns: 3_000 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});
