import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Which tool builds a root, and why: the log and the report say it. */
export interface BuildChoice {
  readonly tool: 'buck2' | 'buf' | 'none';
  readonly reason: string;
}

/**
 * Chooses the tool that builds a root. `auto` takes buck2 where the root has a `.buckconfig`, else stock buf. Whether the
 * tool is installed plays no part: a missing buck2 is an error of the one who looks for it, never a reason to build less.
 * @param root absolute path
 */
export async function chooseBuild(setting: 'auto' | 'buck2' | 'buf' | 'none', root: string): Promise<BuildChoice> {
  switch (setting) {
    case 'none':
      return { tool: 'none', reason: 'the setting build is none' };
    case 'buck2':
    case 'buf':
      return { tool: setting, reason: `the setting build is ${setting}` };
    case 'auto':
      return (await isFile(join(root, '.buckconfig')))
        ? { tool: 'buck2', reason: 'there is a .buckconfig' }
        : { tool: 'buf', reason: 'there is no .buckconfig' };
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
