import { isContinuousIntegration } from '../ci/continuous-integration.ts';
import { detectSystem } from '../ci/detect-system.ts';
import { keepCompiledCode } from '../system/compiled-code.ts';
import { version } from '../version.ts';

/**
 * Before the engine is loaded: has Node keep what it compiles of it, for the next run. Not in CI: most machines there are new each time
 * and would write it for nobody, and what jobs leave to each other must not be code. Nor for `cache clear`, which removes it.
 * @returns where it is kept; undefined where it is not
 */
export function prepareLoading(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const isCi = isContinuousIntegration(environment, '') || detectSystem(environment) !== 'terminal';
  return isCi || argv[0] === 'cache' ? undefined : keepCompiledCode(environment, version);
}
