import { formatPlace, OrasBufError } from '../../src/errors.ts';
import { declarationsAt, FakeBsr, FakeRegistry, makeDeclarations, run, writeLocks } from './resolve-harness.ts';

// The modules that the tests of resolving ask for, on both kinds of registries.

export const types = 'oras.test/common/types';
export const errors = 'oras.test/common/errors';
export const auth = 'oras.test/team/auth';
export const googleapis = 'buf.build/googleapis/googleapis';
export const validate = 'buf.build/bufbuild/protovalidate';

/** A commit id of one digit, again and again. */
export const c = (digit: string): string => digit.repeat(32);

const table = {
  [types]: { 'v1.2.0': [], 'v1.3.0': [], 'v1.4.0': [] },
  [errors]: { 'v1.1.0': [`${types}:v1.2.0`] },
  [auth]: { 'v2.1.0': [`${types}:v1.3.0`, errors, googleapis] },
};

/** The error that some work ends in; what is none of ours is thrown on. */
export async function failure(work: Promise<unknown>): Promise<OrasBufError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OrasBufError)) throw error ?? new Error('it did not fail');
  return error;
}

/** An error as the golden files of conflicts have it. */
export function shown(error: OrasBufError): string {
  return `${error.name} (exit ${error.exitCode})\n${error.message}\nNext: ${error.next}\nPlaces: ${error.places.map(formatPlace).join(', ')}\n`;
}

export function world() {
  return {
    registry: new FakeRegistry(structuredClone(table)),
    bsr: new FakeBsr({ [googleapis]: { '': c('a'), v1: c('b') }, [validate]: { '': c('d') } }),
  };
}

/** A workspace that was resolved and locked, with nothing asked since. */
export async function locked(deps: readonly string[] = [`${auth}:v2.1.0`]) {
  const { registry, bsr } = world();
  const declarations = await makeDeclarations({ files: { 'buf.yaml': deps } });
  await writeLocks(await run(declarations, { registry, bsr }));
  registry.requests.length = 0;
  bsr.requests.length = 0;
  const edited = (now: readonly string[]) => declarationsAt(declarations.root, { files: { 'buf.yaml': now } });
  return { registry, bsr, declarations, edited };
}
