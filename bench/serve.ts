/**
 * A registry with modules and a workspace that needs them, left running for whoever wants to look or profile by hand:
 *
 *     node bench/serve.ts --modules 100 [--tls] [--large]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { cutModules, largeModule, publishModules } from './modules.ts';
import { startRegistries } from './registries.ts';
import { newMachine, shippedProgram } from './workspace.ts';

const { values } = parseArgs({
  options: {
    modules: { type: 'string', default: '100' },
    tls: { type: 'boolean', default: false },
    /** The one module of 7,000 files instead. */
    large: { type: 'boolean', default: false },
  },
});

const scratch = await mkdtemp(join(tmpdir(), 'oras-buf-bench-'));
const registries = await startRegistries(scratch);
const modules = await publishModules(
  registries.plain.origin,
  values.large ? [await largeModule()] : await cutModules(Number(values.modules)),
);
const registry = values.tls ? registries.secure : registries.plain;
const machine = await newMachine(join(scratch, 'machine'), registry, modules);
const { PATH: _, ...environment } = machine.environment;
const variables = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
stdout.write(`registry   ${registry.origin}  ${modules.length} modules
workspace  ${machine.workspace}
caches     ${machine.home}

cd ${machine.workspace}
${['env', ...variables, ...shippedProgram, 'resolve'].join(' ')}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await registries.stop();
    await rm(scratch, { recursive: true, force: true });
    process.exit(0);
  });
}
