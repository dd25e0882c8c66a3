import { OrasBufError, type Place } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { Asker, ResolvedModule } from './resolution.ts';

/** Who asks for each module. */
export type AskersByModule = ReadonlyMap<ModuleName, readonly Asker[]>;

export function askersOf(modules: readonly ResolvedModule[]): AskersByModule {
  const byModule = Map.groupBy(modules, ({ module }) => module);
  return new Map([...byModule].map(([name, all]) => [name, all.flatMap((one) => one.askedBy.map((ask) => ask.asker))]));
}

/** The lines of the workspace that lead to a module, also by way of other modules. Each once, the nearest first. */
export function placesThatLeadTo(module: ModuleName, askers: AskersByModule): readonly Place[] {
  const places = new Map<string, Place>();
  // A set hands out what is added while it is walked.
  const reached = new Set([module]);
  for (const name of reached) {
    for (const asker of askers.get(name) ?? []) {
      if (asker.kind === 'module') reached.add(asker.module);
      else places.set(`${asker.file}:${asker.line}`, { file: asker.file, line: asker.line });
    }
  }
  return [...places.values()];
}

/** Gives an error about one module the lines of the workspace that lead to it, where it names no place itself. */
export function withPlacesOf(error: unknown, module: ModuleName, askers: AskersByModule): unknown {
  if (error instanceof OrasBufError) error.addPlaces(placesThatLeadTo(module, askers));
  return error;
}
