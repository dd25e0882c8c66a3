import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { mustRun } from '../peers/program.ts';
import { projectDirectory } from './project.ts';

/** A copy of the project with a `dist/` that was bundled from the sources as they are now. */
export interface BundledAction {
  readonly directory: string;
  remove(): Promise<void>;
}

const copied = ['src', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'action.yml'];

/**
 * Bundles the action beside the work tree: what is committed under `dist/` may be older than the sources, and is not touched.
 * (That it is not older is checked where the project is built.)
 */
export async function bundleAction(): Promise<BundledAction> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-bundle-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    for (const name of copied) await cp(join(projectDirectory, name), join(directory, name), { recursive: true });
    await symlink(join(projectDirectory, 'node_modules'), join(directory, 'node_modules'), 'junction');
    await mustRun(
      execPath,
      [join(directory, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
      { directory },
    );
    await mustRun(execPath, [join('scripts', 'bundle.ts')], { directory });
    return { directory, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
