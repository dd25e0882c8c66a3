import { posix } from 'node:path';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import type { BuckConfigEntry, BuckConfigFiles } from '../modules/buck-config-files.ts';

/** The name `oras` means another cell in the project already. */
export class CellNameTakenError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The cell's name, and where it lies in the root: a constant, because buck2's daemon does not notice when it moves. */
export const cellName = 'oras';
export const cellPath = '.oras-buf/cell';

/** What the cell has to know of the project that it is registered in. */
export interface Buck2Project {
  /** Cells by name, with their directory in the project; empty for the root. */
  readonly cells: ReadonlyMap<string, string>;
  /** The section that the project lists its cells in: buck2 reads one and drops the other as a whole. */
  readonly section: 'cells' | 'repositories';
  /** Whether a file of the project names the root cell. */
  readonly namesRoot: boolean;
  /** Whether a file of the project registers the cell itself, at its path. */
  readonly registered: boolean;
  /** The project's own execution platforms as a label with its cell. */
  readonly executionPlatforms: string | undefined;
}

const cellSections: ReadonlySet<string> = new Set(['cells', 'repositories']);
const aliasSections: ReadonlySet<string> = new Set(['cell_aliases', 'repository_aliases']);

/**
 * Reads the project off its configuration.
 * @param files without what we wrote ourselves
 * @throws {CellNameTakenError}
 */
export function describeBuck2Project(files: BuckConfigFiles): Buck2Project {
  const section = files.sections.has('repositories') && !files.sections.has('cells') ? 'repositories' : 'cells';
  const listed = files.entries.filter((entry) => entry.section === section);
  const cells = new Map<string, string>();
  for (const { key, value } of listed) if (![...cells.values()].includes(pathOf(value))) cells.set(key, pathOf(value));
  const ours = files.entries.filter(
    ({ section: where, key }) => key === cellName && (cellSections.has(where) || aliasSections.has(where)),
  );
  const taken = ours.find((entry) => aliasSections.has(entry.section) || pathOf(entry.value) !== cellPath);
  if (taken !== undefined) throw nameTaken(taken);
  const rootName = [...cells].find(([, path]) => path === '')?.[0];
  return {
    cells: rootName === undefined ? new Map([['root', ''], ...cells]) : cells,
    section,
    namesRoot: rootName !== undefined,
    registered: ours.some((entry) => entry.section === section),
    executionPlatforms: executionPlatforms(files.entries, rootName ?? 'root'),
  };
}

function executionPlatforms(entries: readonly BuckConfigEntry[], rootName: string): string | undefined {
  const value = entries.findLast(({ section, key }) => section === 'build' && key === 'execution_platforms')?.value;
  if (value === undefined || value === '' || value.startsWith(`${cellName}//`)) return undefined;
  return value.startsWith('//') ? `${rootName}${value}` : value;
}

function pathOf(value: string): string {
  const path = posix.normalize(value.replaceAll('\\', '/')).replace(/\/+$/, '');
  return path === '.' ? '' : path;
}

function nameTaken({ section, value, place }: BuckConfigEntry & { readonly place: Place }): CellNameTakenError {
  return new CellNameTakenError(
    `the name "${cellName}" is taken in this buck2 project: [${section}] ${cellName} = ${value}`,
    {
      places: [place],
      next: `Give that cell or alias another name: the generated cell with the modules is called ${cellName}, and build files load its rules from @${cellName}//:defs.bzl.`,
    },
  );
}
