import type { ModuleName } from '../../src/modules/module-name.ts';
import { parseModuleReference } from '../../src/modules/module-reference.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import type { ModuleSourceView } from '../../src/resolve/selection.ts';
import type { Ask } from '../../src/resolve/version-rule.ts';

/** A registry as a table: `team/auth` → tag → the references that it depends on. Short names are on oras.test. */
export type ModuleTable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function workspaceAsk(reference: string, file: string, line: number): Ask {
  const { module, requirement } = parseModuleReference(longReference(reference));
  return { module, requirement: parseRequirement(requirement, 'workspace'), asker: { kind: 'workspace', file, line } };
}

/** The view that the selection has of a table; `lookUps` gathers what was asked. */
export function tableSource(table: ModuleTable, lookUps: string[] = []): ModuleSourceView {
  const tagsOf = (module: ModuleName) => table[module] ?? table[module.replace(/^oras\.test\//, '')];
  return {
    has: async (module, tag) => {
      lookUps.push(`has ${module}:${tag}`);
      return tagsOf(module)?.[tag] !== undefined;
    },
    versions: async (module) => {
      lookUps.push(`list ${module}`);
      const tags = tagsOf(module);
      return tags === undefined ? undefined : Object.keys(tags);
    },
    dependencies: async (module, tag) => {
      lookUps.push(`dependencies ${module}:${tag}`);
      return (tagsOf(module)?.[tag] ?? []).map((reference): Ask => {
        const asked = parseModuleReference(longReference(reference));
        return {
          module: asked.module,
          requirement: parseRequirement(asked.requirement, 'module'),
          asker: { kind: 'module', module, version: tag },
        };
      });
    },
  };
}

function longReference(reference: string): string {
  return reference.split('/').length === 2 ? `oras.test/${reference}` : reference;
}
