import { parseNetrc } from '../../src/bsr/netrc.ts';
import { tryParseModuleName } from '../../src/modules/module-name.ts';
import { formatModuleReference, parseModuleReference } from '../../src/modules/module-reference.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { parseAuthChallenges } from '../../src/oci/auth-challenge.ts';
import { parseLinkHeader } from '../../src/oci/link-header.ts';
import { applyRepositoryTemplate, formatReference, parseReference } from '../../src/oci/reference.ts';
import { broken, type FuzzTarget } from './fuzz-target.ts';

/** Who reads headers is given up to this much of them by the HTTP client. */
const longestHeader = 16 * 1024;

export const textTargets: readonly FuzzTarget[] = [
  {
    name: 'link-header',
    words: [
      '<',
      '>',
      ';',
      ',',
      '"',
      '\\',
      ' ',
      '\t',
      'rel=',
      'rel="next"',
      '; rel=next',
      'title="',
      '=',
      '/v2/a/b/tags/list?n=2&last=x',
    ],
    seeds: () => [
      '</v2/a/b/tags/list?n=100&last=v1>; rel="next"',
      '<https://other.example/x>; rel="prev first"; title="a, b; c", </y>; REL=next',
    ],
    read: (input) => {
      const header = input.toString('latin1', 0, longestHeader);
      const entries = parseLinkHeader(header);
      for (const { target } of entries) if (!header.includes(target)) broken('a target that nobody wrote');
      return `${Math.min(entries.length, 4)} ${entries.some(({ relations }) => relations.includes('next'))}`;
    },
  },
  {
    name: 'www-authenticate',
    words: [
      'Bearer ',
      'Basic ',
      'Negotiate ',
      'realm=',
      'service=',
      'scope=',
      '"',
      '\\',
      ',',
      '=',
      ' ',
      '\t',
      '==',
      'https://a/token',
      'a68/+==',
    ],
    seeds: () => [
      'Bearer realm="https://auth.example/token",service="registry",scope="repository:a/b:pull"',
      'Negotiate YII=, Basic realm=x, Bearer realm="a\\"b" , error="invalid_token"',
    ],
    read: (input) => {
      const challenges = parseAuthChallenges(input.toString('latin1', 0, longestHeader));
      for (const { scheme } of challenges) if (scheme === '') broken('a scheme without a name');
      return challenges
        .slice(0, 3)
        .map(
          ({ scheme, parameters }) =>
            `${/^(?:basic|bearer)$/.test(scheme) ? scheme : 'other'} ${Math.min(parameters.size, 3)}`,
        )
        .join();
    },
  },
  {
    name: 'references',
    words: [
      '/',
      ':',
      '@',
      '.',
      '-',
      '_',
      '__',
      'sha256:',
      `sha512:${'0'.repeat(128)}`,
      'localhost:5000',
      '[::1]',
      'https://',
      'v1.0.0',
      '^1.0.0 || ',
      '>=1 <2',
      '1.x',
      'latest',
      '{owner}',
      '{name}',
      '{',
      '}',
      'A',
      'é',
      '\n',
      '\u202e',
      '%2f',
      '..',
    ],
    seeds: () => [
      'oras.birb.homes/common/types:v1.2.0',
      `localhost:5000/a/b-c/d_e@sha256:${'0'.repeat(64)}`,
      'buf.build/a/b:feature/x',
      'oras.birb.homes/a/b:>=1.0.0 <2.0.0 || ^3.1.0-rc.1',
      'group/{owner}/protos-{name}',
    ],
    read: (input) => {
      const text = input.toString();
      const ends: string[] = [];
      let failure: unknown;
      const attempt = (name: string, read: () => void): void => {
        try {
          read();
          ends.push(name);
        } catch (error) {
          failure ??= error;
          if (!(error instanceof Error && 'exitCode' in error)) throw error;
        }
      };
      attempt('reference', () => {
        const reference = parseReference(text);
        const again = parseReference(formatReference(reference));
        if (JSON.stringify(again) !== JSON.stringify(reference))
          broken('a reference that is written is read otherwise');
        if (reference.repository.split('/').some((part) => part === '..' || part === '.')) broken('dots in a path');
      });
      attempt('module', () => {
        const reference = parseModuleReference(text);
        const again = parseModuleReference(formatModuleReference(reference));
        if (JSON.stringify(again) !== JSON.stringify(reference))
          broken('a reference that is written is read otherwise');
        parseRequirement(reference.requirement, 'workspace');
      });
      attempt('template', () => void applyRepositoryTemplate(text, 'owner', 'name'));
      attempt('requirement', () => ends.push(parseRequirement(text, 'module').kind));
      if (tryParseModuleName(text) !== undefined) ends.push('name');
      if (ends.length === 0) throw failure;
      return ends.join();
    },
  },
  {
    name: 'netrc',
    words: [
      'machine ',
      'login ',
      'password ',
      'default',
      'macdef x\n',
      'account ',
      '\n',
      '\n\n',
      '\t',
      '# ',
      '"',
      'é',
      '\0',
    ],
    seeds: () => [
      'machine buf.build\n  login user\n  password token\n',
      '# mine\nmachine a login b password c account d\nmacdef init\ncd /\n\ndefault login x password y\n',
    ],
    read: (input) => {
      const entries = parseNetrc(input.toString());
      for (const entry of entries)
        if (/\s/.test(entry.machine + entry.login + entry.password)) broken('a word with a gap');
      return `${Math.min(entries.length, 4)}`;
    },
  },
];
