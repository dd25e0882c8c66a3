/** The tests of one file that hold a row: each a piece of the test's full name, as its source writes it. */
export interface Holder {
  /** From the root of the repository. `*.peer.test.ts` needs real servers, `*.fault.test.ts` minutes (test/faults). */
  readonly file: string;
  readonly tests: readonly string[];
}

/** A thing that must hold, and the tests that say so. */
export interface SecurityRow {
  readonly section: string;
  /** Word for word as the project's list of what must hold has it: whoever looks for a row looks for its text. */
  readonly text: string;
  /** Where the row is only partly about us: what of it does not exist here, and which test says so. */
  readonly remark?: string;
  readonly holders: readonly Holder[];
}

export function holder(file: string, ...tests: readonly string[]): Holder {
  return { file: `test/${file}`, tests };
}
