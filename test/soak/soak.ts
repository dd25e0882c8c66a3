// A long run of jobs against a registry that comes and goes: `npm run soak -- --minutes 60`. It fails where a result is wrong, or
// where something is left behind: in memory, open, or on the disk.
import { randomInt } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { SecretScan } from '../e2e/secret-scan.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { installPeers } from '../peers/install.ts';
import { registryUsers } from '../peers/registry.ts';
import { CpuPace } from './cpu-pace.ts';
import { EngineProcess } from './engine-process.ts';
import { changeOf } from './open-things.ts';
import { loadByProcesses, loadInProcess, runInEngine, runShipped, runTogether, type SoakScene } from './soak-loads.ts';
import { soakModules, type Variant } from './soak-modules.ts';
import { type Checkout, jobKinds, type Reference, SoakPlace } from './soak-place.ts';
import { SoakRecord } from './soak-record.ts';
import { type SoakPrograms, SoakRegistry } from './soak-registry.ts';
import { finalTable, growths, minuteLine, wholeRunProblems } from './soak-table.ts';
import { checkStore } from './store-check.ts';
import { forecast } from './weather.ts';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    /** Of one core. */
    share: { type: 'string', default: '0.22' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const share = Number(values.share);
if (!(minutes > 0) || !(share > 0) || !Number.isInteger(seed))
  throw new Error('--minutes, --seed and --share are numbers');

const over = new AbortController();
let interrupted: number | undefined;
for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  // The jobs that run are waited for and everything is tidied up; the second time nothing is.
  process.on(signal, () => {
    if (interrupted !== undefined) process.exit(exitCode);
    interrupted = exitCode;
    over.abort();
  });
}

const exitCode = await soak();
process.exitCode = interrupted ?? exitCode;

async function soak(): Promise<number> {
  const out = join(import.meta.dirname, 'out');
  await rm(out, { recursive: true, force: true });
  const programs = await findPrograms();
  await using registry = await SoakRegistry.start(programs);
  await registry.push(programs.oras, soakModules);
  const config = [
    'registries:',
    '  oras.birb.homes:',
    `    repository: '${registryUsers.ci.name}/{owner}/{name}'`,
    `    ca_file: ${registry.caFile}`,
    '',
  ].join('\n');
  const newPlace = (checkouts: number, variant?: Variant): Promise<SoakPlace> =>
    SoakPlace.create(registry.endpoint, config, checkouts, variant);
  const references = { plain: await referenceOf('plain', newPlace), changed: await referenceOf('changed', newPlace) };
  await using processes = await newPlace(2);
  await using inOne = await newPlace(1);
  const [only] = inOne.checkouts;
  if (only === undefined) throw new Error('the place has no checkout');
  await using engine = await EngineProcess.start(only.directory, inOne.environment(only));

  await warmUp(engine, inOne, only);

  const record = new SoakRecord(out, (line) => stdout.write(`${line}\n`));
  const pace = new CpuPace(share);
  const scene: SoakScene = { registry, references, record, pace, over: over.signal };
  stdout.write(
    `soak: ${minutes} minutes, --seed ${seed}, ${(100 * share).toFixed(0)} % of a core, Node ${process.version}; ` +
      `reference: ${references.plain.installed.size} installed files, ${references.plain.blobs.size} blobs\n`,
  );
  const end = setTimeout(() => over.abort(), minutes * 60_000);
  const ticks = tellEachMinute(scene);
  // Numbers of their own for each, so that the weather does not depend on how fast the jobs are.
  const [forWeather, forTrouble, forProcesses, forEngine] = [0, 1, 2, 3].map((part) => seededRandom(seed + part));
  if (!forWeather || !forTrouble || !forProcesses || !forEngine) throw new Error('four sources were made');
  try {
    await Promise.all([
      makeWeather(registry, forWeather, forTrouble, over.signal),
      loadByProcesses(scene, processes, forProcesses),
      loadInProcess(scene, inOne, engine, forEngine),
    ]);
  } finally {
    over.abort();
    clearTimeout(end);
    clearInterval(ticks);
  }
  // In clear weather everything is made whole.
  for (const checkout of processes.checkouts) {
    await runTogether(scene, 'processes', processes, [{ checkout, kind: 'warm', delayMs: 0 }], (each) =>
      runShipped(processes, each),
    );
  }
  await runTogether(scene, 'engine', inOne, [{ checkout: only, kind: 'warm', delayMs: 0 }], (checkout) =>
    runInEngine(scene, inOne, engine, checkout),
  );
  for (const place of [processes, inOne]) await checkPlace(scene, place, programs.oras);
  const atEnd = record.holdings.at(-1);
  for (const what of ['resources', 'descriptors'] as const) {
    const change = changeOf(engine.atStart[what], atEnd?.[what] ?? []);
    if (change !== '')
      await record.violation(
        'engine',
        `${what} that are open at the end, and were not before the first job: ${change}`,
      );
  }
  const growth = growths(record.holdings);
  for (const problem of wholeRunProblems(record.jobs, growth, minutes))
    await record.violation('the whole run', problem);
  const table = finalTable(record, growth);
  await mkdir(out, { recursive: true });
  const { jobs, holdings, violations } = record;
  await writeFile(
    join(out, 'soak.json'),
    JSON.stringify({ minutes, seed, cpuShare: pace.used(), growth, violations, jobs, holdings }),
  );
  await writeFile(join(out, 'table.md'), table);
  stdout.write(`\n${table}\nprocessor: ${(100 * pace.used()).toFixed(1)} % of one core on average\n`);
  return violations.length === 0 ? 0 : 1;
}

async function findPrograms(): Promise<SoakPrograms> {
  const names = ['registry', 'token-server', 'toxiproxy', 'oras'] as const;
  const states = await installPeers((line) => stdout.write(`${line}\n`), names);
  const paths = names.map((name) => {
    const state = states[name];
    if (state.status === 'unavailable') throw new Error(`the soak needs ${name}: ${state.reason}`);
    return [name, state.path] as const;
  });
  return Object.fromEntries(paths) as unknown as SoakPrograms;
}

/** Jobs of each kind, twice, before anything is measured: most of the engine is loaded and compiled by then. */
async function warmUp(engine: EngineProcess, place: SoakPlace, checkout: Checkout): Promise<void> {
  for (const kind of [...jobKinds, ...jobKinds]) {
    await place.prepare(checkout, kind);
    const { exitCode, output } = await engine.run(place.engineRequest(checkout));
    if (exitCode !== 0) throw new Error(`a job in clear weather ends with ${exitCode}\n${output}`);
    place.ended(checkout, exitCode);
  }
}

/** What a machine of its own makes while nothing is wrong. */
async function referenceOf(
  variant: Variant,
  newPlace: (checkouts: number, variant: Variant) => Promise<SoakPlace>,
): Promise<Reference> {
  await using place = await newPlace(1, variant);
  const [checkout] = place.checkouts;
  if (checkout === undefined) throw new Error('the place has no checkout');
  for (let i = 0; i < 2; i++) {
    const run = await runShipped(place, checkout);
    if (run.exitCode !== 0) throw new Error(`the reference run ends with ${run.exitCode}\n${run.output}`);
  }
  return await place.reference();
}

async function makeWeather(
  registry: SoakRegistry,
  forWeather: () => number,
  forTrouble: () => number,
  over: AbortSignal,
): Promise<void> {
  for (const spell of forecast(forWeather)) {
    if (over.aborted) return;
    await registry.endure(spell, forTrouble, over);
  }
}

function tellEachMinute({ registry, record, pace }: SoakScene): NodeJS.Timeout {
  let minute = 0;
  return setInterval(() => {
    minute++;
    const now = performance.now();
    const weather = [...new Set(registry.record.between(now - 60_000, now).map(({ name }) => name))];
    const met = weather.filter((name) => name !== 'changing' && name !== 'clear');
    stdout.write(`${minuteLine(record, minute, minutes, met, pace.used())}\n`);
    registry.forgetRequests();
  }, 60_000);
}

/** After the last job: every blob is hashed, oras reads the layout, and no secret is in any file. */
async function checkPlace({ record, registry }: SoakScene, place: SoakPlace, oras: string): Promise<void> {
  const { machine } = place;
  const { blobs, manifests, problems } = await checkStore(
    machine.storeDirectory,
    oras,
    join(machine.directory, 'home'),
  );
  for (const problem of problems) await record.violation('the store', problem);
  const tokens = registry.recentTokens().slice(-10);
  const scan = new SecretScan([
    { name: 'the password', value: registryUsers.ci.password },
    ...tokens.map((value, index) => ({ name: `the token ${index + 1}`, value })),
  ]);
  for (const directory of machine.places) await scan.directory(directory);
  for (const { secret, where } of scan.findings) await record.violation('secrets', `${secret} is in ${where}`);
  stdout.write(
    `store: ${blobs} blobs hashed, ${manifests} manifests read by oras; ${scan.scannedBytes} bytes searched for secrets\n`,
  );
}
