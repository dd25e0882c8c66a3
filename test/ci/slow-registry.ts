import { setTimeout as sleep } from 'node:timers/promises';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { filesOf } from '../install/vectors.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';

export const slowHost = 'oras.birb.homes';

/** A registry in this process that has modules and takes its time for each blob. */
export async function slowRegistry(modules: number, blobMs: number): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry().start();
  for (let index = 0; index < modules; index++) {
    const repository = repositoryOf(index);
    const { blobs, manifestContent } = await writeModuleArtifact({
      module: parseModuleName(`${slowHost}/${repository}`),
      files: filesOf({
        [`${repository}/v1/a.proto`]: `syntax = "proto3";\npackage ${repository.replaceAll('/', '.')}.v1;\n`,
        'buf.yaml': 'version: v2\n',
      }),
      dependencies: [],
    });
    for (const { bytes } of blobs) registry.pushBlob(repository, Buffer.from(bytes));
    registry.pushManifest(repository, 'v1.0.0', Buffer.from(manifestContent.bytes), mediaTypes.manifest);
  }
  registry.misbehave = async (request) => {
    if (request.url?.includes('/blobs/') === true) await sleep(blobMs);
    return false;
  };
  return registry;
}

/** A workspace that asks for all of them. */
export function slowWorkspace(modules: number): string {
  const deps = Array.from({ length: modules }, (_, index) => `  - ${slowHost}/${repositoryOf(index)}:v1.0.0\n`);
  return `version: v2\ndeps:\n${deps.join('')}`;
}

function repositoryOf(index: number): string {
  return `team${index % 4}/module${String(index).padStart(2, '0')}`;
}
