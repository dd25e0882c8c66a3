import { expect, test } from 'vitest';
import { parseWithLibrary } from '../../src/system/yaml-library.ts';
import { readCorpus } from '../fuzz/corpus.ts';
import { libraryDocument, libraryTree } from './library-tree.ts';

/** The tokens are made once and given to the library's parser one by one: it must come to the same as from the text. */
function expectSame(text: string): void {
  const parsed = parseWithLibrary(text);
  if (parsed.kind === 'too-deep' || parsed.kind === 'too-large') return;
  const { contents, errors } = libraryDocument(text);
  const error = errors[0];
  if (error === undefined) {
    expect({ text, parsed }).toMatchObject({ text, parsed: { kind: 'document', root: libraryTree(contents) } });
  } else {
    const { code, pos } = error;
    // Of several documents, the library's advice is for its own users.
    const message = code === 'MULTIPLE_DOCS' ? 'it holds more than one document' : error.message;
    expect({ text, parsed }).toMatchObject({ text, parsed: { kind: 'invalid', code, message, offset: pos[0] } });
  }
}

test.each([
  '',
  '# only this\n',
  'a',
  '- a\n- *b\n',
  'a: &x b\nc: *x\n? &y {d, e: f}\n: *y\n',
  'a: |\n  b\n  c\nd: >-\n  e\n',
  '\uFEFFa: b\r\nc: "d\\n"\r\n',
  '%YAML 1.1\n---\na: yes\nb: 0o7\n...\n',
  'a: b\n---\nc: d\n---\ne: f\n',
  'a: "b\n',
  'a: [b\n',
  'a: b: c\n',
  '\ta: b\n',
  'a: !!set {b, c}\ng: !!binary aGk=\nh: !!timestamp 2001-01-01\n',
  'a: !!int x\n',
  '---\n---\n',
])('%j', (text) => {
  expectSame(text);
});

test.each(['buf.yaml', 'buf.work.yaml', 'config.yaml', 'oras.lock', 'buf.lock'])(
  'what was kept of fuzzing %s',
  async (name) => {
    const kept = await readCorpus(name);
    expect(kept.length).toBeGreaterThan(0);
    for (const { bytes } of kept) expectSame(Buffer.from(bytes).toString());
  },
);

test('a list of pairs is a list of mappings with one key', () => {
  expect(parseWithLibrary('a: !!pairs [b: c]\n')).toMatchObject({
    root: { entries: [{ value: { kind: 'list', items: [{ kind: 'map', entries: [{ key: { value: 'b' } }] }] } }] },
  });
});

test('a quote that is not closed is told by where it starts', () => {
  expect(parseWithLibrary('a: b\nc: "d\n\ne: f\n')).toMatchObject({ kind: 'invalid', openQuote: 8 });
});
