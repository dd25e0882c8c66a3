import { expect } from 'vitest';
import { requirePeers } from '../peers/peers.ts';
import { type Checks, checkEnd, checkRecovery, referenceOf } from './fault-checks.ts';
import { FaultMachine, type FaultRun, type Installed, type RunWith } from './fault-machine.ts';
import { noteFault } from './fault-table.ts';
import type { FaultRow } from './faults-page.ts';
import { HostileRegistry } from './hostile-registry.ts';

const peers = requirePeers('oras');

/** The program `oras` where it can be had. */
export function orasProgram(): string | undefined {
  return peers.ready ? peers.path('oras') : undefined;
}

/** Made once: every such registry has the same modules. */
let reference: Promise<Installed> | undefined;

async function withoutFault(): Promise<Installed> {
  await using registry = await HostileRegistry.open();
  await using machine = await FaultMachine.create(registry.origin);
  return await referenceOf(machine);
}

/** A registry of ours that can misbehave, a fresh machine, and what both make of each other while nothing is wrong. */
export class FaultScene implements AsyncDisposable {
  readonly registry: HostileRegistry;
  readonly machine: FaultMachine;
  readonly checks: Checks;

  private constructor(registry: HostileRegistry, machine: FaultMachine, checks: Checks) {
    this.registry = registry;
    this.machine = machine;
    this.checks = checks;
  }

  static async create(): Promise<FaultScene> {
    const registry = await HostileRegistry.open();
    reference ??= withoutFault();
    const checks: Checks = { secrets: () => registry.secrets(), oras: orasProgram(), reference: await reference };
    return new FaultScene(registry, await FaultMachine.create(registry.origin), checks);
  }

  /** Another machine of the same registry. */
  another(files?: Readonly<Record<string, string>>): Promise<FaultMachine> {
    return FaultMachine.create(this.registry.origin, files);
  }

  /** Runs under the fault, checks everything, runs again without it, checks everything again, and adds a line to the table. */
  async suffer(
    expected: Pick<FaultRow, 'area' | 'fault' | 'outcome'> & { readonly exitCode: number },
    options: RunWith = {},
  ): Promise<FaultRun> {
    const run = await this.machine.run(['resolve'], options);
    expect(this.registry.misdeeds, 'the fault never came').toBeGreaterThan(0);
    await checkEnd(this.machine, run, [expected.exitCode], this.checks);
    this.registry.behave();
    await checkRecovery(this.machine, this.checks);
    const { area, fault, outcome } = expected;
    await noteFault({ area, fault, tries: 1, outcome, exitCodes: [run.exitCode], recovery: recovered });
    return run;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.machine[Symbol.asyncDispose]();
    await this.registry[Symbol.asyncDispose]();
  }
}

/** What the table says of a run that passed `checkRecovery`. */
export const recovered = 'next run: 0, right bytes';
