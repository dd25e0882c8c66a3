import { exitCodes } from '../errors.ts';
import type { Credential, CredentialSource } from '../oci/credentials.ts';
import { namespaceOf } from '../oci/namespaced-sign-in.ts';
import type { PullRight, RegistryAccess } from '../oci/registry-access.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { mapBounded } from '../system/bounded.ts';
import { type Finding, fail, fine, warn } from './check.ts';
import type { SignedIn } from './sign-in-check.ts';

interface RightsRequest {
  readonly registry: RegistrySettings;
  readonly access: RegistryAccess;
  readonly signedIn: SignedIn | undefined;
  readonly repositories: readonly string[];
  readonly credentials: CredentialSource;
}

/** Each costs a request or two. */
const mostRepositories = 60;
const parallel = 6;

/** Whether the credentials may pull what the workspace asks for. Nothing is pulled, and nothing is written. */
export async function checkRights({
  registry,
  access,
  signedIn,
  repositories,
  credentials,
}: RightsRequest): Promise<Finding> {
  if (signedIn === undefined) return fail('not signed in', exitCodes.notAllowed, 'See the sign-in.');
  const namespaces = (await credentials.namespacesOf?.(registry)) ?? [];
  const credentialFor = async (repository: string): Promise<Credential | undefined> => {
    const namespace = namespaceOf(repository, namespaces);
    if (namespace === undefined) return signedIn.credential;
    return (await credentials.candidatesFor(registry, namespace))[0];
  };
  const asked = repositories.slice(0, mostRepositories);
  const found = await mapBounded(asked, parallel, async (repository) => ({
    repository,
    right: await access.pullRight(signedIn.wants, await credentialFor(repository), repository),
  }));
  const of = (wanted: PullRight): readonly string[] =>
    found.filter(({ right }) => right === wanted).map(({ repository }) => repository);
  const [allowed, missing, refused] = [of('allowed'), of('missing'), of('refused')];
  const left = repositories.length - asked.length;
  const more = left === 0 ? [] : [`${left} more were not asked for`];
  const details = [...byNamespace(allowed), ...more];
  if (refused.length > 0) {
    const who = signedIn.credential === undefined ? 'Without credentials this' : 'This credential';
    return fail(
      `no right to pull ${list(refused)}`,
      exitCodes.notAllowed,
      signedIn.credential === undefined
        ? `${who} is not public: set ORAS_REGISTRY_TOKEN, or run: oras-buf login ${registry.host}`
        : `${who} has no right there: give its owner the right to pull, or use another; some registries say so where a name is wrong, too.`,
      details,
    );
  }
  if (missing.length > 0) {
    return warn(
      `there is no ${list(missing)}`,
      'Check the names in deps:, and the template "repository" in .oras/config.yaml that makes the path of them.',
      details,
    );
  }
  return fine(
    allowed.length === 1
      ? 'may pull the one repository that this workspace asks for'
      : `may pull the ${allowed.length} repositories that this workspace asks for`,
    details,
  );
}

/** One line for each namespace: `common: 3 may be pulled`. */
function byNamespace(repositories: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const repository of repositories) {
    const slash = repository.lastIndexOf('/');
    const namespace = slash === -1 ? repository : repository.slice(0, slash);
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return [...counts].map(
    ([namespace, count]) => `${namespace}: pull (${count === 1 ? '1 repository' : `${count} repositories`})`,
  );
}

function list(repositories: readonly string[]): string {
  const shown = repositories.slice(0, 3).join(', ');
  return repositories.length > 3 ? `${shown} and ${repositories.length - 3} more` : shown;
}
