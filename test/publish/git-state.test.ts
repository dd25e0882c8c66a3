import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { committedAs, type GitState, repositoryAddress, withoutCarriageReturns } from '../../src/publish/git-state.ts';
import { annotationsOf, provenanceOf } from '../../src/publish/provenance.ts';

describe('the address of a repository', () => {
  it.each([
    'https://github.com/birb/protos',
    'https://github.com/birb/protos.git',
    'https://github.com/birb/protos/',
    'https://me:secret@GitHub.com/birb/protos.git',
    'https://gitlab-ci-token:glcbt-64_secret@github.com/birb/protos.git?token=secret#secret',
    'git@github.com:birb/protos.git',
    'github.com:birb/protos',
    'ssh://git@github.com:22/birb/protos.git',
    'git://github.com/birb/protos',
  ])('%s', (remote) => {
    expect(repositoryAddress(remote)).toBe('https://github.com/birb/protos');
  });

  it.each([
    '',
    '/home/me/protos',
    './protos',
    '../protos.git',
    'file:///home/me/protos',
    'C:\\protos',
    'C:/protos',
    'https://github.com/',
    'ext::sh -c anything',
  ])('of this machine, or none: %s', (remote) => {
    expect(repositoryAddress(remote)).toBe(undefined);
  });

  it('keeps the port and the scheme of a web server', () => {
    expect(repositoryAddress('https://git.test:8443/a/b.git')).toBe('https://git.test:8443/a/b');
    expect(repositoryAddress('http://git.test/a/b')).toBe('http://git.test/a/b');
  });

  it('never holds a password', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12}$/), fc.webPath(), (password, path) => {
        expect(repositoryAddress(`https://user:${password}@git.test/x${path}`) ?? '').not.toContain(`${password}@`);
      }),
    );
  });
});

describe('a file beside the commit', () => {
  // Ids as git gives them: `printf 'hello\n' | git hash-object --stdin`, also with --object-format=sha256.
  const state = (id: string): GitState => {
    return { revision: 'a'.repeat(40), source: undefined, committed: new Map([['proto/a.proto', id]]) };
  };
  const sha1 = 'ce013625030ba8dba906f756967f9e9ca394464a';
  const sha256 = '2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4';

  it.each([
    ['hello\n', 'same'],
    ['hello\r\n', 'line-ends'],
    ['hello', 'different'],
    ['hallo\r\n', 'different'],
  ])('%j', (text, expected) => {
    for (const id of [sha1, sha256]) {
      expect(committedAs(state(id), '/checkout', '/checkout/proto/a.proto', Buffer.from(text))).toBe(expected);
    }
    expect(committedAs(state(sha1), '/checkout', '/checkout/proto/other.proto', Buffer.from(text))).toBe('different');
  });

  it('loses only the CR of a CRLF', () => {
    expect(Buffer.from(withoutCarriageReturns(Buffer.from('a\r\nb\rc\r\r\n'))).toString()).toBe('a\nb\rc\r\n');
  });
});

describe('where a module comes from', () => {
  const revision = 'b'.repeat(40);
  const git = { revision, source: 'https://git.test/a/b', committed: new Map<string, string>() };

  it('git says it, and no revision where the files are not those of the commit', () => {
    expect(provenanceOf(git, true, { system: 'github', revision: 'c'.repeat(40) }, {})).toEqual({
      source: 'https://git.test/a/b',
      revision,
    });
    expect(provenanceOf(git, false, { system: 'github', revision }, {}).revision).toBe('');
  });

  it.each([
    ['github', { GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'https://ghe.test' }, 'https://ghe.test/a/b'],
    ['gitlab', { CI_PROJECT_URL: 'https://gitlab.test/g/a/b' }, 'https://gitlab.test/g/a/b'],
    ['jenkins', { GIT_URL: 'https://me:secret@git.test/a/b.git' }, 'https://git.test/a/b'],
    ['terminal', {}, ''],
  ] as const)('else the CI system: %s', (system, environment, source) => {
    expect(provenanceOf(undefined, false, { system, revision }, environment)).toEqual({ source, revision });
    expect(provenanceOf(undefined, false, { system, revision: 'main' }, environment).revision).toBe('');
  });

  it('writes nothing for what it does not know', () => {
    expect(annotationsOf({ source: '', revision: '' })).toEqual({});
    expect(annotationsOf({ source: 'https://git.test/a/b', revision })).toEqual({
      'org.opencontainers.image.source': 'https://git.test/a/b',
      'org.opencontainers.image.revision': revision,
    });
  });
});
