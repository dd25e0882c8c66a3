import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import type { ConfigFile } from './config-file.ts';

/** A config file with the directory that its relative paths start at. */
export interface FoundConfig {
  readonly config: ConfigFile;
  readonly directory: string;
}

const noConfig: ConfigFile = { registries: new Map(), mirrors: new Map(), settings: new Map() };
const defaultFile = join('.oras', 'config.yaml');

/**
 * Reads the config file: the one that was named, else `.oras/config.yaml` of the workspace, or of the nearest directory above it in the
 * same git work tree, so that a person may stand anywhere in a checkout. Without git nothing above counts.
 * @param named by the setting `config`; undefined where nobody did
 * @throws the errors of {@link readConfigFile}
 */
export async function findConfig(named: string | undefined, workspace: string): Promise<FoundConfig> {
  const directory = named === undefined ? directoryWithConfig(workspace) : workspace;
  if (directory === undefined) return { config: noConfig, directory: workspace };
  const path = resolve(directory, named ?? defaultFile);
  const isBelow = isInside(workspace, path) || directory !== workspace;
  const shown = isBelow ? relative(workspace, path).replaceAll('\\', '/') : path;
  const { readConfigFile } = await import(/* webpackMode: "eager" */ './config-file.ts');
  // Where nobody named it, it is a file of the checkout: it may be a link to whatever lies on this machine.
  const config = await readConfigFile(path, shown, named === undefined ? realPathOf(directory) : undefined);
  return { config, directory };
}

function directoryWithConfig(workspace: string): string | undefined {
  let nearest: string | undefined;
  for (let level = workspace; ; level = dirname(level)) {
    if (nearest === undefined && existsSync(join(level, defaultFile))) nearest = level;
    if (nearest === workspace || existsSync(join(level, '.git'))) return nearest;
    if (dirname(level) === level) return undefined;
  }
}
