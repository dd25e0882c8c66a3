import { exitCodes, OrasBufError } from '../errors.ts';

/** A person or a runner wished the job to end. It is the reason of the job's abort signal. */
export class InterruptedError extends OrasBufError {
  readonly exitCode;
  readonly signalName: 'SIGINT' | 'SIGTERM';

  constructor(signalName: 'SIGINT' | 'SIGTERM') {
    super(`The job was stopped by ${signalName}`, {
      next: 'Nothing was left half-written: run it again to go on from there.',
    });
    this.signalName = signalName;
    this.exitCode = signalName === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated;
  }

  /** No line of a file led to this. */
  override addPlaces(): void {}
}
