import { resolve } from 'node:path';
import { parseModuleReference } from '../modules/module-reference.ts';
import { findWorkspaceRoot } from '../modules/workspace-root.ts';
import { isRepository, MalformedReferenceError } from '../oci/reference.ts';
import { withPublishWorkspace } from '../pipeline/publish-workspace.ts';
import { findSourceModule } from '../publish/source-module.ts';
import { planTags } from '../publish/tag-plan.ts';
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
    const { module: name, requirement: tag } = parseModuleReference(text);
    const asks = { latest: flags.has('latest'), partial: flags.has('partial-tags') };
    // Before anything is read or sent: what is wrong in the words stays wrong.
    planTags(tag === '' ? undefined : tag, [], asks);
    checkMountFrom(flags.text('mount-from'));
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
