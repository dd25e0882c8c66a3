import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { commitId } from '../../src/modules/content-digest.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  formatOrasLock,
  type LockedAgainst,
  type LockedOciModule,
  parseOrasLock,
} from '../../src/resolve/oras-lock.ts';

const types = parseModuleName('oras.test/common/types');
const digest = digestOf('manifest');
const entry: LockedOciModule = {
  module: types,
  tag: 'v1.2.0',
  digest,
  commit: commitId(types, digest),
  b4: `shake256:${'a'.repeat(128)}`,
  b5: `b5:${'b'.repeat(128)}`,
  asked: [
    { requirement: '', by: 'oras.test/team/auth:v2.1.0' },
    { requirement: '^1.2', by: 'services/a/buf.yaml' },
  ],
  dependencies: ['buf.build/googleapis/googleapis', 'oras.test/common/errors:1.1.0'],
};
const googleapis = parseModuleName('buf.build/googleapis/googleapis');
const bsrEntry = {
  module: googleapis,
  commit: '1'.repeat(32),
  b4: entry.b4,
  b5: entry.b5,
  asked: [{ requirement: '', by: 'buf.yaml' }],
  dependencies: [],
};
const text = formatOrasLock({
  oci: new Map([[types, entry]]),
  bsr: new Map([[googleapis, bsrEntry]]),
  against: new Map(),
});

async function failure(source: string): Promise<OrasBufError> {
  try {
    await parseOrasLock(source, 'oras.lock');
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('oras.lock', () => {
  it('is written as people can review it', () => {
    expect(text).toBe(`# Written by oras-buf. Commit it together with every buf.lock. To change it: oras-buf resolve
version: 1
oci:
  - module: oras.test/common/types
    tag: v1.2.0
    digest: ${digest}
    commit: ${entry.commit}
    b4: ${entry.b4}
    b5: ${entry.b5}
    asked:
      - requirement: ""
        by: oras.test/team/auth:v2.1.0
      - requirement: "^1.2"
        by: services/a/buf.yaml
    dependencies:
      - buf.build/googleapis/googleapis
      - oras.test/common/errors:1.1.0
bsr:
  - module: buf.build/googleapis/googleapis
    commit: "11111111111111111111111111111111"
    b4: ${entry.b4}
    b5: ${entry.b5}
    asked:
      - requirement: ""
        by: buf.yaml
`);
  });

  it('reads what it writes, with the line of each entry', async () => {
    const lock = await parseOrasLock(text, 'oras.lock');
    expect(lock.oci.get(types)).toEqual(entry);
    expect(lock.bsr.get(googleapis)).toEqual(bsrEntry);
    expect(lock.lines.get(types)).toBe(4);
    expect(lock.lines.get(googleapis)).toBe(19);
    expect(await parseOrasLock(text.replaceAll('\n', '\r\n'), 'oras.lock')).toEqual(lock);
  });

  it('does without b4 for a module of the BSR, and only there', async () => {
    const without = new Map([[googleapis, { ...bsrEntry, b4: '' }]]);
    const written = formatOrasLock({ oci: new Map(), bsr: without, against: new Map() });
    expect(written).not.toContain('b4');
    expect((await parseOrasLock(written, 'oras.lock')).bsr).toEqual(without);
    expect((await failure(text.replace(`    b4: ${entry.b4}\n`, ''))).message).toMatch(/an entry has no "b4"/);
  });

  it('reads whatever texts it is given to write', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('yes', '1.20', '0x1', '~', 'a: b', '#'),
    );
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.stringMatching(/^[0-9a-f]{32}$/), async (requirement, by, commit) => {
        fc.pre(by.trim() !== '' && !/^0+$/.test(commit));
        const bsr = new Map([[googleapis, { ...bsrEntry, commit, asked: [{ requirement, by }] }]]);
        const lock = formatOrasLock({ oci: new Map(), bsr, against: new Map() });
        fc.pre(!/^<<<<<<</m.test(lock));
        expect((await parseOrasLock(lock, 'oras.lock')).bsr).toEqual(bsr);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('refuses what is not of its form, with file, line and exit code 2', async () => {
    const cases: readonly (readonly [string, RegExp, number])[] = [
      [text.replace('version: 1', 'version: 2'), /version 2; this oras-buf reads version 1/, 2],
      [text.replace('version: 1\n', ''), /does not say its version/, 1],
      [text.replace('    tag: v1.2.0\n', ''), /an entry has no "tag"/, 4],
      [text.replace('tag: v1.2.0', 'tagg: v1.2.0'), /"tagg" is no key/, 5],
      [text.replace(digest, 'sha256:12'), /digest of oras.test\/common\/types is missing or malformed/, 6],
      [text.replace(digest, digestOf('other')), /does not belong to its digest/, 7],
      [text.replace(entry.b4, 'shake256:1'), /"b4" is malformed/, 8],
      [text.replace('oras.test/common/types\n', 'types\n'), /"types" is not the full name/, 4],
      [`${text}${text.slice(text.indexOf('  - module: buf.build'))}`, /locked twice/, 26],
      [text.replace('oci:', 'oci: {}'), /not valid YAML/, 4],
      ['[]', /no mapping/, 1],
      [`${text}more: 1\n`, /"more" is no key/, 26],
      [text.replace('oras.test/common/errors:1.1.0', 'errors'), /not a reference/, 17],
    ];
    for (const [source, message, line] of cases) {
      const error = await failure(source);
      expect(error.message).toMatch(message);
      expect(error.exitCode).toBe(2);
      expect(error.places[0]).toMatchObject({ file: 'oras.lock', line });
      expect(error.next).not.toBe('');
    }
  });

  it('names the fix for the markers of a merge conflict', async () => {
    const error = await failure(text.replace('oci:', '<<<<<<< HEAD\noci:\n=======\n>>>>>>> other'));
    expect(error.constructor.name).toBe('MergeConflictError');
    expect(error.places).toEqual([{ file: 'oras.lock', line: 3, column: 1 }]);
    expect(error.next).toContain('oras-buf resolve');
  });

  it('never fails in another way than with an error of its own, whatever the bytes', async () => {
    const lines = text.split('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 12 }),
        async (picked) => {
          try {
            await parseOrasLock(picked.join('\n'), 'oras.lock');
          } catch (error) {
            expect(error).toBeInstanceOf(OrasBufError);
          }
        },
      ),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('the list of what the workspace is compared with', () => {
  const old = `${types}:v1.0.0`;
  const against: LockedAgainst = {
    reference: old,
    by: ['services/BUCK', 'BUCK'],
    oci: new Map([[types, { ...entry, tag: 'v1.0.0', b4: '', b5: '', asked: [], dependencies: [`${googleapis}:v1`] }]]),
    bsr: new Map([[googleapis, { ...bsrEntry, b4: '', asked: [], dependencies: [] }]]),
    line: 0,
  };
  const written = formatOrasLock({ oci: new Map(), bsr: new Map(), against: new Map([[old, against]]) });

  it('is written sorted, and read back with who asks for what', async () => {
    expect(written.slice(written.indexOf('version'))).toBe(`version: 1
against:
  - reference: ${old}
    by:
      - BUCK
      - services/BUCK
    modules:
      - module: ${googleapis}
        commit: "${bsrEntry.commit}"
        b5: ${bsrEntry.b5}
      - module: ${types}
        tag: v1.0.0
        digest: ${entry.digest}
        dependencies:
          - ${googleapis}:v1
`);
    const lock = await parseOrasLock(written, 'oras.lock');
    expect(lock.against.get(old)).toEqual({
      reference: old,
      by: ['BUCK', 'services/BUCK'],
      oci: new Map([
        [types, { ...against.oci.get(types), asked: [{ module: types, requirement: 'v1.0.0', by: 'BUCK' }] }],
      ]),
      bsr: new Map([
        [googleapis, { ...against.bsr.get(googleapis), asked: [{ module: googleapis, requirement: 'v1', by: types }] }],
      ]),
      line: 4,
    });
    expect(formatOrasLock(lock)).toBe(written);
  });

  it.each([
    ['    by:', '    whom:', '"whom" is no key'],
    ['        tag: v1.0.0', '        tag: "-"', '"tag" is malformed'],
    [`        digest: ${entry.digest}`, '        digest: sha256:1', 'the digest of'],
    [`        b5: ${bsrEntry.b5}\n`, '', 'an entry has no "b5"'],
    [`reference: ${old}`, 'reference: nothing', 'is not a reference to a module'],
    [`module: ${types}`, `module: ${googleapis}`, `${googleapis} is locked twice for ${old}`],
  ])('is refused where %j reads %j', async (from, to, words) => {
    const error = await failure(written.replace(from, to));
    expect(error.message).toContain(words);
    expect(error.places[0]?.line).toBeGreaterThan(3);
  });

  it('holds a reference once', async () => {
    const twice = written + written.slice(written.indexOf('  - reference'));
    expect((await failure(twice)).message).toContain(`${old} is locked twice`);
  });
});

it('what a version is compared with takes no time that grows with the square of its modules', async () => {
  const many = 6_000;
  const modules = Array.from(
    { length: many },
    (_unused, index) =>
      `      - module: buf.build/a/b${index}\n        commit: ${'ab'.repeat(16)}\n        b5: b5:${'cd'.repeat(64)}\n        dependencies:\n          - buf.build/a/b${(index + 1) % many}\n`,
  );
  const text = `version: 1\nagainst:\n  - reference: buf.build/a/b0:v1\n    by:\n      - BUCK\n    modules:\n${modules.join('')}`;
  const started = process.cpuUsage();
  const against = (await parseOrasLock(text, 'oras.lock')).against.get('buf.build/a/b0:v1');
  const { user, system } = process.cpuUsage(started);
  expect(against?.bsr.size).toBe(many);
  expect([...(against?.bsr.values() ?? [])].map(({ asked }) => asked.length)).toEqual([2, ...Array(many - 1).fill(1)]);
  expect((user + system) / 1_000).toBeLessThan(8_000);
});
