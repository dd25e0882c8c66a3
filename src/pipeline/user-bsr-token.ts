import { tokenFromNetrc } from '../bsr/netrc.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import type { Settings } from '../settings/settings.ts';

const bsrHost = 'buf.build';

/**
 * On a person's own machine, where no token for the BSR is set: the one that `buf registry login` left. buf itself never sees the file,
 * because what stands under `default` in it would go to every host.
 */
export async function withUserBsrToken(
  settings: Settings,
  ci: CiProvider,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Settings> {
  if (ci.system !== 'terminal' || settings.bsrToken !== undefined || settings.offline) return settings;
  const bsrToken = await tokenFromNetrc(bsrHost, environment).catch((error: Error) => {
    ci.warning(`No token for ${bsrHost} from there: ${error.message}.`);
    return undefined;
  });
  if (bsrToken === undefined) return settings;
  ci.mask(bsrToken.reveal());
  ci.debug(`The token for ${bsrHost} comes from the netrc of this user.`);
  return { ...settings, bsrToken };
}
