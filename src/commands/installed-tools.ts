import { basename, delimiter, dirname } from 'node:path';
import { anonymous } from '../oci/credentials.ts';
import { createRegistries } from '../oci/registries.ts';
import { JobTools } from '../pipeline/job-tools.ts';
import { rootDirectories } from '../pipeline/root-directories.ts';
import type { CommandRequest } from './command.ts';

/**
 * The directories of buf and buck2 that a job of this workspace would start, as far as they are on this machine and not on PATH: a
 * program on PATH needs nothing. Nothing is downloaded.
 */
export async function installedTools({
  settings,
  ci,
  environment,
  signal,
}: CommandRequest): Promise<readonly string[]> {
  const registries = createRegistries({
    registries: settings.registries,
    credentials: anonymous,
    parallelism: 1,
    offline: true,
    environment,
    log: ci,
    maskSecret: (value) => ci.mask(value),
    signal,
  });
  const tools = new JobTools({ settings: { ...settings, offline: true }, ci, registries, environment, signal });
  const onPath = new Set((environment['PATH'] ?? '').split(delimiter));
  const found = new Set<string>();
  try {
    const [root = ci.workspace] = (await rootDirectories(settings.directories)).keys();
    for (const tool of ['buf', 'buck2'] as const) {
      const program = await tools.program(tool, root).catch((error: unknown) => {
        ci.debug(`${tool} is not on this machine: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      });
      // PATH has no way to write a directory with its delimiter in it.
      if (program === undefined || onPath.has(dirname(program)) || dirname(program).includes(delimiter)) continue;
      // Under another name (buf-path) its directory is of no use on PATH.
      if (/^(buf|buck2)(\.exe)?$/.test(basename(program))) found.add(dirname(program));
    }
  } finally {
    await tools.close();
    await registries.close();
  }
  return [...found];
}
