import { detectCi } from '../ci/detect.ts';
import { askedByInputs } from '../settings/asked-value.ts';
import { settingNames } from '../settings/definitions.ts';
import { noSecretSources } from '../settings/secret-sources.ts';
import { listenForInterruption } from './interruption.ts';
import { runJobFor } from './run-job.ts';

/** The main step of the GitHub Action. Gives its exit code. */
export async function runAction(): Promise<number> {
  const environment = process.env;
  const ci = await detectCi();
  return runJobFor(
    {
      command: 'run',
      asked: askedByInputs(settingNames, environment),
      secrets: noSecretSources,
      environment,
      interruption: listenForInterruption((message) => ci.info(message)),
    },
    ci,
  );
}
