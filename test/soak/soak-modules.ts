import { type FaultModule, faultModules, faultWorkspace } from '../faults/fault-modules.ts';

/** What the checkout declares. `changed` differs from `plain` by one version, as after a person's edit. */
export type Variant = 'plain' | 'changed';

/** The modules of the fault suite, and other versions of two of them: one to change to, two that a range must not choose. */
export const soakModules: readonly FaultModule[] = [
  ...faultModules,
  ...faultModules.flatMap((module) => {
    if (module.repository === 'big/blob') return [another(module, 'v1.1.0'), another(module, 'v2.0.0')];
    return module.repository === 'many/files' ? [another(module, 'v1.1.0')] : [];
  }),
];

function another(module: FaultModule, tag: string): FaultModule {
  const name = module.repository.replace('/', '/only_in_');
  const files = { ...module.files, [`${name}/v1/more.proto`]: `syntax = "proto3";\n\n// ${tag}\nmessage More {}\n` };
  return { ...module, tag, files };
}

/** The file that declares what is needed: a range, a version that brings seven others, and an exact version. */
export function declarationsOf(variant: Variant): string {
  const plain = faultWorkspace['buf.yaml'] ?? '';
  return variant === 'plain' ? plain : plain.replace('many/files:v1.0.0', 'many/files:v1.1.0');
}

/** @param config `.oras/config.yaml`, which says where the registry is */
export function soakWorkspace(variant: Variant, config: string): Readonly<Record<string, string>> {
  return { ...faultWorkspace, 'buf.yaml': declarationsOf(variant), '.oras/config.yaml': config };
}
