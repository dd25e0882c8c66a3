import { everywhere, notInConfig, type SettingDefinition } from './setting-definition.ts';

export const lockSettings = {
  frozen: {
    type: 'boolean',
    group: 'locks',
    places: everywhere,
    environment: [],
    defaultNote: '`true` where `CI` is set, else `false`',
    summary: 'Fail where oras.lock or buf.lock does not match the declarations, and write neither.',
    details:
      'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
  },
  offline: {
    type: 'boolean',
    default: 'false',
    group: 'locks',
    places: notInConfig,
    environment: [],
    summary: 'Use the store and the lock only; no network.',
  },
  update: {
    type: 'optional-list',
    separator: 'words-or-commas',
    default: 'false',
    group: 'locks',
    places: notInConfig,
    environment: [],
    valueName: 'MODULE',
    summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
    details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
  },
} as const satisfies Record<string, SettingDefinition>;
