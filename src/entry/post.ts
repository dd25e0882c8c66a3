// The post step of the GitHub Action: cleans up what main left, also after a failure or a cancel. It never fails the job and
// never hangs it.
import { GithubProvider } from '../ci/github.ts';
import { exitWhenFlushed } from './exit.ts';

const deadlineMs = 60_000;

const ci = new GithubProvider({ write: (text) => process.stdout.write(text) });
setTimeout(() => {
  ci.warning(`oras-buf did not finish cleaning up within ${deadlineMs / 1000} seconds.`);
  exitWhenFlushed(0);
}, deadlineMs).unref();
try {
  ci.removeTemporaryDirectory();
  ci.info("The job's private files were removed.");
} catch (error) {
  ci.warning(`oras-buf could not remove the private files of the job: ${(error as Error).message}`);
}
exitWhenFlushed(0);
