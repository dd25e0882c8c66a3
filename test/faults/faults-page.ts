/** One line of the table: a fault, what the runs under it did, and what the run after it did. */
export interface FaultRow {
  readonly area: string;
  readonly fault: string;
  readonly tries: number;
  readonly outcome: string;
  readonly exitCodes: readonly number[];
  readonly recovery: string;
}

function sorted(rows: readonly FaultRow[]): readonly FaultRow[] {
  const place = ({ area, fault }: FaultRow): string => `${area}\n${fault}`;
  return [...rows].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

function codesOf({ exitCodes }: FaultRow): string {
  return [...new Set(exitCodes)].sort((a, b) => a - b).join(', ');
}

function sumOf(rows: readonly FaultRow[]): string {
  const tries = rows.reduce((sum, row) => sum + row.tries, 0);
  return `${rows.length} faults, ${tries} runs under them`;
}

/** The table of a run, in Markdown. */
export function faultTable(rows: readonly FaultRow[]): string {
  const lines = sorted(rows).map(
    (row) => `| ${[row.area, row.fault, row.tries, row.outcome, codesOf(row), row.recovery].join(' | ')} |\n`,
  );
  return [
    '| area | fault | tries | outcome | exit code | recovery |\n|---|---|---|---|---|---|\n',
    ...lines,
    `\n${sumOf(rows)}.\n`,
  ].join('');
}

/** What stands before the table of an area. */
const areas: readonly (readonly [area: string, heading: string, text: string])[] = [
  [
    'network (toxiproxy)',
    'A bad network',
    'toxiproxy stands between the command and a real registry (distribution, with its token server).',
  ],
  [
    'network (toxiproxy, TLS)',
    'A bad network under TLS',
    'The same with TLS from end to end: the proxy sees bytes, and cuts in the middle of a record.',
  ],
  ['hostile server', 'A server that lies', 'A registry of our own answers what no registry should.'],
  [
    'disk',
    'Disks',
    'Small disks in memory (tmpfs), each a little larger than the one before, so that they are full at one step after another.',
  ],
  [
    'kill',
    'kill -9',
    'The moments at random are spread over the time that such a run takes. The writes are those that a watched run did: the next run of the same work is killed half-way through the bytes of one of them, or right after it.',
  ],
  [
    'signal',
    'SIGINT and SIGTERM',
    'The run ends by itself within 15 seconds, and leaves no program of its own behind.',
  ],
  ['together', 'Several at once', 'Processes of one machine that share a store, a cache of buf, or a checkout.'],
  [
    'clock',
    'Clocks',
    'The clock of the process jumps, or libfaketime deceives it; nothing that is measured follows, and no lock is stolen.',
  ],
];

/** docs/faults.md: what the suite is, and the tables of one run of it. */
export function faultsPage(rows: readonly FaultRow[]): string {
  const unknown = rows.filter(({ area }) => !areas.some(([known]) => known === area));
  if (unknown.length > 0) throw new Error(`no heading for the area ${unknown[0]?.area}`);
  const parts = areas.map(([area, heading, text]) => {
    const lines = sorted(rows.filter((row) => row.area === area)).map(
      (row) => `| ${[row.fault, row.tries, row.outcome, codesOf(row), row.recovery].join(' | ')} |\n`,
    );
    if (lines.length === 0) return `## ${heading}\n\nNot tried in this run: what it needs was not there.\n`;
    return `## ${heading}\n\n${text}\n\n| fault | runs | outcome | exit code | recovery |\n|---|---|---|---|---|\n${lines.join('')}`;
  });
  return `${head}This is one run: ${sumOf(rows)}. What it cost to recover stands at the end of each line: the next run, and nothing by hand.\n\n${parts.join('\n')}`;
}

const head = `# Faults

<!-- Written by the suite: ORAS_BUF_FAULTS_PAGE=1 npm run test:faults. Change test/faults/faults-page.ts, not this file. -->

What happens to a job when the network, the server, the disk, the machine or the clock fails. \`npm run test:faults\` tries it all
on the real command line, each run a process of its own, with a workspace of ten modules from a registry that asks for a token.
Why these faults: [threat-model.md](threat-model.md). What the exit codes mean: [exit-codes.md](exit-codes.md).

After each fault the same is checked:

1. the exit code is the right one (137 is what a shell says of kill -9), and no stack trace is shown;
2. no password and no exchanged token is in the output or in any file: plain, encoded, or packed in an archive;
3. each blob in the store has its digest, \`index.json\` is whole, and the real \`oras\` reads the layout;
4. no lock, no half file and nothing temporary is left. After kill -9 this holds when the next run is over;
5. the next run, without the fault, ends with 0 and the same bytes in buf's cache, in the buck2 cell and in both locks as a run
   that never met one. It does not wait for what the dead run held.

A fault that fails one of these has no line below: its test is red.

| command | |
|---|---|
| \`npm run test:faults\` | about three minutes on two cores; prints the table, and writes it to \`test/faults/out/table.md\` |
| \`ORAS_BUF_FAULTS_SEED=7 npm run test:faults\` | the random moments of this seed (each run prints its own); CI has a fixed one |
| \`ORAS_BUF_FAULTS=long npm run test:faults\` | ten times as many moments, every write, and what takes minutes |
| \`ORAS_BUF_FAULTS_PAGE=1 npm run test:faults\` | writes this page |

Small disks need root on Linux; toxiproxy, distribution and oras are installed by the run itself, libfaketime from Debian's packages.
What cannot be had is told at the end of the run, and its faults are not in the table.

`;
