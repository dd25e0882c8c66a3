import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { requirePeers } from '../peers/peers.ts';
import { runProgram } from '../peers/program.ts';
import { publicShapes, withShape } from './public-shapes.ts';

const peers = requirePeers('buf-1.45', 'buf-1.75');
const shapes = (await publicShapes()).filter(({ name }) => !name.startsWith('buck') && !name.startsWith('targets'));

/** Where we are stricter: buf passes over the second document. */
const onlyOurs = new Set(['multi-document']);
/** Keys that came after buf 1.45. */
const tooNew: Readonly<Record<string, readonly string[]>> = { 'buf-1.45': ['v2-plugins'] };

describe.runIf(peers.ready)('what stock buf says of the shapes that public repositories have', () => {
  for (const { name, refused, remarks = [] } of shapes) {
    for (const version of ['buf-1.45', 'buf-1.75'] as const) {
      if (tooNew[version]?.includes(name) === true) continue;
      test(`${name}, ${version}: it refuses what we say that it refuses, and nothing else`, async () => {
        const output = await withShape(name, async (root) => {
          const inner = join(root, 'proto');
          const hasWork = await access(join(inner, 'buf.work.yaml')).then(
            () => true,
            () => false,
          );
          const result = await runProgram(peers.path(version), ['ls-files'], {
            directory: hasWork ? inner : root,
            environment: { PATH: env['PATH'] ?? '', HOME: root },
          });
          return result.output;
        });
        const isRefused = refused !== undefined || remarks.some((remark) => /[Ss]tock buf refuses/.test(remark));
        // A file that it cannot read; that there are no .proto files here comes later.
        expect(/decode buf\./.test(output), output).toBe(isRefused && !onlyOurs.has(name));
      });
    }
  }
});
