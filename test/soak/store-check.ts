import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../faults/fault-machine.ts';
import { runProgram } from '../peers/program.ts';

export interface StoreCheck {
  readonly blobs: number;
  readonly manifests: number;
  readonly problems: readonly string[];
}

/** Hashes every blob of a store and has the real `oras` read every manifest of its layout. */
export async function checkStore(store: string, oras: string, home: string): Promise<StoreCheck> {
  const problems: string[] = [];
  const blobs = await readdir(join(store, 'blobs', 'sha256'));
  for (const name of blobs) {
    if (hashOf(await readFile(join(store, 'blobs', 'sha256', name))) !== name)
      problems.push(`the blob ${name} is damaged`);
  }
  const index = JSON.parse(await readFile(join(store, 'index.json'), 'utf8')) as {
    readonly manifests: readonly { readonly digest: string }[];
  };
  const environment = { PATH: '', HOME: home };
  const tags = await runProgram(oras, ['repo', 'tags', '--oci-layout', store], { environment });
  if (tags.exitCode !== 0) problems.push(`oras does not read the layout: ${tags.output}`);
  for (const { digest } of index.manifests) {
    const fetched = await runProgram(oras, ['manifest', 'fetch', '--oci-layout', `${store}@${digest}`], {
      environment,
    });
    if (fetched.exitCode !== 0) problems.push(`oras does not read ${digest}: ${fetched.output}`);
    else if (`sha256:${hashOf(Buffer.from(fetched.stdout))}` !== digest)
      problems.push(`oras reads other bytes for ${digest}`);
  }
  return { blobs: blobs.length, manifests: index.manifests.length, problems };
}
