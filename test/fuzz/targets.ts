import { archiveTargets } from './archive-targets.ts';
import { buildFileTargets } from './build-file-targets.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { jsonTargets } from './json-targets.ts';
import { textTargets } from './text-targets.ts';
import { yamlTargets } from './yaml-targets.ts';

/** Every reader of bytes that come from a registry, a repository or a credential file. */
export const fuzzTargets: readonly FuzzTarget[] = [
  ...archiveTargets,
  ...yamlTargets,
  ...buildFileTargets,
  ...jsonTargets,
  ...textTargets,
];
