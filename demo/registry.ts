/** The demo's registry: a directory (`oci-layout:`) with private modules and a mirror of googleapis, made from real protos. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { packBsrModule } from '../src/bsr/bsr-artifact.ts';
import { parseBufYaml } from '../src/modules/buf-yaml.ts';
import { type WrittenArtifact, writeModuleArtifact } from '../src/modules/module-artifact-writer.ts';
import type { ModuleFiles } from '../src/modules/module-files.ts';
import { parseModuleName } from '../src/modules/module-name.ts';
import { LayoutWriter } from '../src/oci/layout-writer.ts';

/** Parts of google-proto-files that `buf.build/googleapis/googleapis` holds too, and that stand on their own. */
const googleapisDirectories = ['google/api', 'google/longrunning', 'google/rpc', 'google/type'];
const notInGoogleapis =
  /^google\/api\/(?:apikeys|cloudquotas|expr|servicecontrol|servicemanagement|serviceusage)\/|^google\/rpc\/context\//;

export interface PublishedModule {
  readonly reference: string;
  readonly files: number;
}

/** Fills the registry at `registryDirectory` and gives what was published. */
export async function publishDemoModules(
  registryDirectory: string,
  modulesDirectory: string,
): Promise<readonly PublishedModule[]> {
  const published: PublishedModule[] = [];
  for (const { owner, name, version, directory } of await listModules(modulesDirectory)) {
    const files = await readTree(directory);
    const bufYaml = files.find((file) => file.path === 'buf.yaml');
    const { dependencies } = await parseBufYaml(new TextDecoder().decode(bufYaml?.content), `${directory}/buf.yaml`);
    const module = parseModuleName(`oras.birb.homes/${owner}/${name}`);
    const artifact = await writeModuleArtifact({ module, files, dependencies });
    await publish(registryDirectory, `${owner}/${name}`, artifact, [version]);
    published.push({ reference: `${module}:${version}`, files: files.length });
  }
  published.push(await publishGoogleapis(registryDirectory));
  return published;
}

async function publishGoogleapis(registryDirectory: string): Promise<PublishedModule> {
  const root = dirname(createRequire(import.meta.url).resolve('google-proto-files/package.json'));
  const trees = await Promise.all(
    googleapisDirectories.map(async (directory) =>
      (await readTree(join(root, directory))).map((file) => ({ ...file, path: posix.join(directory, file.path) })),
    ),
  );
  const files = trees.flat().filter(({ path }) => path.endsWith('.proto') && !notInGoogleapis.test(path));
  const module = parseModuleName('buf.build/googleapis/googleapis');
  const hash = createHash('sha256');
  for (const { path, content } of files) hash.update(`${path}\0`).update(content);
  const commit = hash.digest('hex').slice(0, 32);
  const artifact = await packBsrModule({
    module,
    commit,
    files,
    dependencies: [],
    v1BufYaml: undefined,
    v1BufLock: undefined,
  });
  await publish(registryDirectory, 'bsr-cache/googleapis/googleapis', artifact, [commit, 'main']);
  return { reference: `${module}:${commit} (mirror)`, files: files.length };
}

async function publish(
  registryDirectory: string,
  repository: string,
  artifact: WrittenArtifact,
  tags: readonly string[],
): Promise<void> {
  const writer = new LayoutWriter(registryDirectory, repository);
  for (const blob of artifact.blobs) await writer.writeBlob(blob.bytes, blob.descriptor.mediaType);
  for (const tag of tags) await writer.writeManifest(artifact.manifestContent.bytes, tag);
}

/** `<owner>/<name>/<version>` directories. */
async function listModules(
  directory: string,
): Promise<readonly { owner: string; name: string; version: string; directory: string }[]> {
  const found = [];
  for (const owner of await directoriesIn(directory)) {
    for (const name of await directoriesIn(join(directory, owner))) {
      for (const version of await directoriesIn(join(directory, owner, name))) {
        found.push({ owner, name, version, directory: join(directory, owner, name, version) });
      }
    }
  }
  return found;
}

async function directoriesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readTree(directory: string): Promise<ModuleFiles> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(directory, path).split(sep).join('/'),
      content: await readFile(path),
    })),
  );
}
