import type { DetectedCi } from '../ci/detect.ts';
import type { SettingsSources } from '../settings/read-settings.ts';

/** The facts of the CI system that defaults of settings follow. */
export function placesOf(
  ci: DetectedCi,
): Pick<SettingsSources, 'workspace' | 'defaultCacheDirectory' | 'defaultBufCacheDirectory' | 'frozenByDefault'> {
  const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
  return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}
