import { moduleArtifact } from '../e2e/bad-input-machine.ts';
import { seededRandom } from './seeded-random.ts';

/** What the workspace of the fault suite needs: a chain of small modules, one of many files, and one big one. */
export interface FaultModule {
  /** `owner/name`. */
  readonly repository: string;
  readonly tag: string;
  readonly files: Readonly<Record<string, string>>;
}

const host = 'oras.birb.homes';
const chain = 8;
const manyFiles = 100;
const bigBytes = 150_000;

/** Lines of comment that no compressor makes smaller by much. */
function noise(random: () => number, bytes: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
  let text = '';
  while (text.length < bytes) {
    let line = '// ';
    for (let i = 0; i < 96; i++) line += letters[Math.floor(random() * letters.length)];
    text += `${line}\n`;
  }
  return text;
}

function proto(packageName: string, message: string, more = ''): string {
  return `syntax = "proto3";\n\npackage ${packageName};\n\nmessage ${message} {}\n${more}`;
}

function madeModules(): readonly FaultModule[] {
  const random = seededRandom(20_260_801);
  const modules: FaultModule[] = [];
  for (let i = 1; i <= chain; i++) {
    const needs = i === chain ? '' : `deps:\n  - ${host}/chain/m${i + 1}:v1.0.0\n`;
    modules.push({
      repository: `chain/m${i}`,
      tag: 'v1.0.0',
      files: {
        'buf.yaml': `version: v2\n${needs}`,
        [`chain/m${i}/v1/m.proto`]: proto(`chain.m${i}.v1`, 'M', noise(random, 4_000)),
      },
    });
  }
  const many: Record<string, string> = { 'buf.yaml': 'version: v2\n' };
  for (let i = 0; i < manyFiles; i++) many[`many/files/v1/f${i}.proto`] = proto('many.files.v1', `F${i}`);
  modules.push({ repository: 'many/files', tag: 'v1.0.0', files: many });
  modules.push({
    repository: 'big/blob',
    tag: 'v1.2.0',
    files: {
      'buf.yaml': 'version: v2\n',
      'big/blob/v1/b.proto': proto('big.blob.v1', 'B', noise(random, bigBytes)),
    },
  });
  return modules;
}

export const faultModules: readonly FaultModule[] = madeModules();

/** As artifacts that oras-buf itself would push. */
export const faultArtifacts = await Promise.all(
  faultModules.map(async (module) => ({ module, artifact: await moduleArtifact(module.repository, module.files) })),
);

/** The checkout, a buck2 project: an exact version, a range, and one that comes with seven others. */
export const faultWorkspace: Readonly<Record<string, string>> = {
  'buf.yaml': `version: v2\ndeps:\n  - ${host}/big/blob:v1\n  - ${host}/chain/m1:v1.0.0\n  - ${host}/many/files:v1.0.0\n`,
  '.buckconfig': '[cells]\n  root = .\n',
  'acme/app/v1/app.proto': 'syntax = "proto3";\n\npackage acme.app.v1;\n\nmessage App {}\n',
};
