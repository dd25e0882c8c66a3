import type { CiProvider } from '../ci/ci-provider.ts';
import type { ProgressState } from '../ci/progress.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import type { Registries } from '../oci/registry.ts';

/** Counts the modules of one root as they come in. Cheap: it is read only where somebody looks. */
export class FetchProgress {
  readonly #total: number;
  readonly #registries: Pick<Registries, 'traffic'>;
  readonly #bytesBefore: number;
  readonly #underWay = new Set<ModuleName>();
  #done = 0;

  /** @param total how many modules there are to fetch */
  constructor(total: number, registries: Pick<Registries, 'traffic'>) {
    this.#total = total;
    this.#registries = registries;
    this.#bytesBefore = registries.traffic().bytesReceived;
  }

  started(module: ModuleName): void {
    this.#underWay.add(module);
  }

  fetched(module: ModuleName): void {
    this.#underWay.delete(module);
    this.#done++;
  }

  state(): ProgressState {
    return {
      title: 'Fetching',
      done: this.#done,
      total: this.#total,
      noun: 'module',
      bytes: this.#registries.traffic().bytesReceived - this.#bytesBefore,
      waitingFor: [...this.#underWay].map(shortName),
    };
  }
}

/** While versions are chosen: how much was asked. How much is to be asked nobody knows before the end. */
export function resolvingState(registries: Pick<Registries, 'traffic'>): ProgressState {
  const { requests, bytesReceived } = registries.traffic();
  return {
    title: 'Resolving',
    done: requests,
    total: undefined,
    noun: 'request',
    bytes: bytesReceived,
    waitingFor: [],
  };
}

/** Runs `work` with its progress shown. */
export async function whileShown<T>(
  ci: Pick<CiProvider, 'progress'>,
  read: () => ProgressState,
  work: () => Promise<T>,
): Promise<T> {
  const shown = ci.progress(read);
  try {
    return await work();
  } finally {
    shown[Symbol.dispose]();
  }
}

/** Without the registry: the line is short. */
function shortName(module: ModuleName): string {
  const { owner, name } = moduleNameParts(module);
  return `${owner}/${name}`;
}
