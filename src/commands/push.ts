import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ModuleReference, parseModuleReference } from '../modules/module-reference.ts';
import { findWorkspaceRoot } from '../modules/workspace-root.ts';
import { isRepository, MalformedReferenceError } from '../oci/reference.ts';
import { withPublishWorkspace } from '../pipeline/publish-workspace.ts';
import { findSourceModule } from '../publish/source-module.ts';
import { planTags } from '../publish/tag-plan.ts';
import { CommandLineError } from '../settings/errors.ts';
import type { Command, CommandRequest } from './command.ts';
import type { PushData } from './push-data.ts';
import { publishModule } from './push-steps.ts';
import { pushMarkdown, pushText } from './push-text.ts';

/** Publishes the module in a directory. A version that is published never changes; other tags move only when asked to. */
export const push: Command<PushData> = {
  async run(request) {
    const { words, flags, ci, settings, environment, signal } = request;
    const [word = '.', text = ''] = words;
    const directory = resolve(ci.workspace, word);
    const { module: name, requirement: tag } = readReference(word, text);
    const asks = { latest: flags.has('latest'), partial: flags.has('partial-tags') };
    // Before anything is read or sent: what is wrong in the words stays wrong.
    planTags(tag === '' ? undefined : tag, [], asks);
    checkMountFrom(flags.text('mount-from'));
    await checkDirectory(word, directory);
    const place = await findWorkspaceRoot(directory);
    const module = await findSourceModule(directory, name, place.root);
    const at = { settings, ci, environment, signal, directory: module.directory };
    const data = await withPublishWorkspace(at, (workspace) =>
      publishModule({ request, workspace, module, place, name, tag, asks }),
    );
    await announce(request, data);
    return { data };
  },

  text: pushText,
};

function readReference(word: string, text: string): ModuleReference {
  if (isReference(word) && !isReference(text)) {
    throw new CommandLineError('the directory comes first, and then the reference', {
      next: `Write oras-buf push ${text} ${word}`,
    });
  }
  return parseModuleReference(text);
}

function isReference(text: string): boolean {
  try {
    parseModuleReference(text);
    return true;
  } catch {
    return false;
  }
}

async function checkDirectory(word: string, directory: string): Promise<void> {
  const status = await stat(directory).catch(() => undefined);
  if (status?.isDirectory() === true) return;
  throw new CommandLineError(status === undefined ? `there is no directory ${word}` : `${word} is no directory`, {
    next: 'DIR is the directory of the module, or of its workspace, as seen from here.',
  });
}

function checkMountFrom(repository: string | undefined): void {
  if (repository === undefined || isRepository(repository)) return;
  throw new MalformedReferenceError(`"${repository}" is no repository path`, {
    next: 'Write --mount-from as the registry has it, without the host and without a tag: staging/common/types.',
  });
}

/** For the steps after this one, where the CI system has that. */
async function announce({ ci, settings }: CommandRequest, data: PushData): Promise<void> {
  await ci.setOutput('digest', data.digest);
  await ci.setOutput('reference', data.reference);
  await ci.setOutput('pushed', String(data.outcome === 'pushed'));
  if (settings.summary === 'always') await ci.writeSummary(pushMarkdown(data));
}
