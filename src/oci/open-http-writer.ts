import type { RegistrySettings } from '../settings/settings.ts';
import { HttpRegistry } from './http-registry.ts';
import { HttpWriter } from './http-writer.ts';
import { NamespacedSignIn } from './namespaced-sign-in.ts';
import { type HttpRegistryContext, openRegistryParts } from './open-http-registry.ts';
import { SignIn } from './sign-in.ts';

/**
 * Makes what pushes to one registry server. Nothing is sent yet.
 * @throws {UnusableCaFileError}
 */
export async function openHttpWriter(
  settings: RegistrySettings,
  endpoint: URL,
  context: HttpRegistryContext,
): Promise<{ readonly writer: HttpWriter; close(): Promise<void> }> {
  const { parts, close } = await openRegistryParts(settings, endpoint, context);
  const { credentials } = context;
  const byMountSource = new Map<string | undefined, NamespacedSignIn>();
  // A token that may also read another repository is asked for apart: a service that refuses that must not refuse the push.
  const signIn = (mountFrom: string | undefined): NamespacedSignIn => {
    const known = byMountSource.get(mountFrom);
    if (known !== undefined) return known;
    const scopes = (repository: string): readonly string[] => [
      `repository:${repository}:pull,push`,
      ...(mountFrom === undefined ? [] : [`repository:${mountFrom}:pull`]),
    ];
    const made = new NamespacedSignIn({
      namespaces: async () => (await credentials.namespacesOf?.(settings)) ?? [],
      make: (namespace) =>
        new SignIn({
          ...parts,
          candidates: () => credentials.candidatesFor(settings, namespace),
          purpose: { right: 'push', scopes },
        }),
    });
    byMountSource.set(mountFrom, made);
    return made;
  };
  const reader = new HttpRegistry({ ...parts, signIn: signIn(undefined) });
  return { writer: new HttpWriter({ ...parts, signIn, reader }), close };
}
