import { join } from 'node:path';
import { readBuckConfigFiles } from '../modules/buck-config-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { nativeBuf } from '../tools/native-buf.ts';
import { type CellIndex, cellIndexText } from './buck2-cell-index.ts';
import { againstPackages, modulePackages, snapshotPackage } from './buck2-cell-modules.ts';
import { cellPath, describeBuck2Project } from './buck2-project.ts';
import { registerCell, registrationPath } from './buck2-registration.ts';
import { prepareRootDirectory } from './root-lock.ts';
import { starlarkFiles } from './starlark-files.ts';
import { type SyncedFile, type SyncOutcome, syncDirectory } from './sync-directory.ts';

export interface CellRequest extends Omit<CellIndex, 'project'> {
  /** Absolute path of the root of the buck2 project. */
  readonly root: string;
  /** The buf that the rules run; undefined where there is none: rules then say so when they are used. */
  readonly buf: string | undefined;
  /** Compare the bytes of what is there, instead of its size and times. */
  readonly verify: boolean;
  /** Called once the registration has changed: a daemon that runs has read the cells of the project, and reads them only once. */
  readonly stopDaemon: () => Promise<void>;
}

export interface CellOutcome extends SyncOutcome {
  /** Whether the registration of the cell was written or changed. */
  readonly registered: boolean;
}

/**
 * Makes the cell `oras` of a buck2 project in `.oras-buf/cell` and registers it: one package with one archive for each module, the
 * rules, their index, and buf. Only what changed is written. The caller holds the root's lock.
 * @throws {CellNameTakenError} Errors of the disk: exit code 8.
 */
export async function writeBuck2Cell(request: CellRequest): Promise<CellOutcome> {
  const project = describeBuck2Project(await readBuckConfigFiles(request.root, registrationPath));
  const buf = request.buf === undefined ? undefined : await nativeBuf(request.buf);
  const wanted = new Map<string, SyncedFile>([
    ...(buf === undefined ? [] : [['tools/buf', { kind: 'program', source: buf }] as const]),
    ...modulePackages(request.modules),
    ...request.against.flatMap((against) => [...againstPackages(against)]),
    ...request.snapshots.flatMap((snapshot) => [...snapshotPackage(snapshot)]),
    ...Object.entries(starlarkFiles).map(([path, content]): [string, SyncedFile] => [
      path,
      { kind: 'content', content, executable: path.endsWith('.sh') },
    ]),
    // Last: it names what is there by now.
    ['index.bzl', { kind: 'content', content: cellIndexText({ ...request, project }) }],
  ]);
  const directory = join(request.root, cellPath);
  try {
    const state = await prepareRootDirectory(request.root);
    const outcome = await syncDirectory(directory, wanted, join(state, 'cell.json'), request.verify);
    const registered = await registerCell(request.root, project);
    if (registered) await request.stopDaemon();
    return { ...outcome, registered };
  } catch (error) {
    throw asDiskError(error, directory);
  }
}
