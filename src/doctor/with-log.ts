import type { CiProvider } from '../ci/ci-provider.ts';
import type { Log } from '../log.ts';

/** The same provider, with some of its log's methods replaced. */
export function withLog(ci: CiProvider, replaced: Partial<Log>): CiProvider {
  return new Proxy(ci, {
    get(target, name) {
      if (Object.hasOwn(replaced, name)) return Reflect.get(replaced, name) as unknown;
      const value: unknown = Reflect.get(target, name, target);
      // Its methods reach for private fields, which a proxy has none of.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
