/**
 * Every setting of the job, defined once, by group. The inputs of action.yml, the flags of the CLI, its help, the parameters of the
 * templates and docs/settings.md are all made from this table (`npm run generate`); the readers in this directory follow it.
 */
import { cacheSettings } from './cache-definitions.ts';
import { jobSettings } from './job-definitions.ts';
import { lockSettings } from './lock-definitions.ts';
import { registrySettings } from './registry-definitions.ts';
import { remoteSettings } from './remote-definitions.ts';
import { reportSettings } from './report-definitions.ts';
import type { EnvironmentName, SettingDefinition } from './setting-definition.ts';

export type * from './setting-definition.ts';

export const settingDefinitions = {
  ...registrySettings,
  ...jobSettings,
  ...remoteSettings,
  ...lockSettings,
  ...cacheSettings,
  ...reportSettings,
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settingDefinitions;

export const settingNames = Object.keys(settingDefinitions) as readonly SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingDefinitions, name);
}

/** The definition with the wide type, for code that walks over all of them. */
export function definitionOf(name: SettingName): SettingDefinition {
  return settingDefinitions[name];
}

/** Every variable that sets a setting, in the order in which they are looked at. */
export function environmentNamesOf(name: SettingName): readonly EnvironmentName[] {
  return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}
