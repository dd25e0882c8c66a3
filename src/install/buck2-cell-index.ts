import type { Place } from '../errors.ts';
import { formatPlace } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import {
  againstLabelOf,
  type CellAgainst,
  type CellSnapshot,
  hasFullNames,
  type InstalledCellModule,
  labelOf,
  snapshotLabelOf,
} from './buck2-cell-modules.ts';
import type { Buck2Project } from './buck2-project.ts';
import type { BufModule } from './buf-modules.ts';
import { type StarlarkValue, starlarkText } from './starlark-text.ts';

export interface CellIndex {
  readonly project: Buck2Project;
  readonly modules: readonly InstalledCellModule[];
  readonly against: readonly CellAgainst[];
  readonly snapshots: readonly CellSnapshot[];
  /** Modules that the workspace holds itself. */
  readonly locals: ReadonlyMap<ModuleName, Place>;
  /** Modules of buf in the workspace. */
  readonly bufModules: readonly BufModule[];
}

/** The text of `index.bzl`: everything that the rules have to know of this one workspace. */
export function cellIndexText(index: CellIndex): string {
  const modules = index.modules.map((module): [string, StarlarkValue] => [
    module.module,
    {
      full_names: hasFullNames(module),
      label: labelOf(module.module),
      refs: module.references,
      version: module.version,
    },
  ]);
  const against = index.against.map((one): [string, string] => [one.reference, againstLabelOf(one)]);
  const constants: readonly (readonly [string, string, StarlarkValue])[] = [
    ['Installed modules by full name, and the references that mean them.', 'MODULES', Object.fromEntries(modules)],
    ['Older versions that buf_breaking compares with.', 'AGAINST', Object.fromEntries(against)],
    [
      'Commits of git that buf_breaking compares with.',
      'SNAPSHOTS',
      Object.fromEntries(index.snapshots.map((snapshot) => [snapshot.reference, snapshotLabelOf(snapshot)])),
    ],
    [
      'Modules that this workspace holds itself, and where they are named.',
      'LOCALS',
      Object.fromEntries([...index.locals].map(([name, place]) => [name, formatPlace(place)])),
    ],
    ['Cells of the project by name, and their directories in it.', 'CELLS', Object.fromEntries(index.project.cells)],
    [
      "Modules of buf in the workspace with what their buf.yaml says, paths as the project's.",
      'BUF_MODULES',
      index.bufModules.map(({ path, lint, breaking }) => ({ breaking, lint, path })),
    ],
    [
      "The project's own execution platforms, which platforms/ adds to.",
      'EXECUTION_PLATFORMS',
      index.project.executionPlatforms,
    ],
  ];
  const body = constants.map(([comment, name, value]) => `# ${comment}\n${name} = ${starlarkText(value)}\n`);
  return `"""Written by oras-buf for this workspace; do not edit."""\n\n${body.join('\n')}`;
}
