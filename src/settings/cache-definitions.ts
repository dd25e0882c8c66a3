import { everywhere, notInConfig, type SettingDefinition } from './setting-definition.ts';

export const cacheSettings = {
  'cache-read': {
    type: 'boolean',
    default: 'true',
    group: 'caches',
    places: notInConfig,
    environment: [],
    summary: "Restore from the CI system's cache.",
  },
  'cache-write': {
    type: 'boolean',
    default: 'true',
    group: 'caches',
    places: notInConfig,
    environment: [],
    summary: "Save to the CI system's cache; events of low trust never do.",
  },
  'cache-key-suffix': {
    type: 'string',
    default: '',
    group: 'caches',
    places: notInConfig,
    environment: [],
    valueName: 'TEXT',
    defaultNote: 'none',
    summary: 'Added to the cache key, to keep entries of jobs apart.',
  },
  'cache-dir': {
    type: 'string',
    group: 'caches',
    places: notInConfig,
    environment: [{ name: 'ORAS_CACHE_DIR' }],
    valueName: 'DIR',
    defaultNote:
      '`$RUNNER_TEMP/oras-buf` on GitHub, `.oras-buf` on GitLab, `$WORKSPACE_TMP/oras-buf` on Jenkins, else `~/.cache/oras-buf`',
    summary: 'Directory of the store.',
  },
  'buf-cache-dir': {
    type: 'string',
    group: 'caches',
    places: notInConfig,
    environment: [{ name: 'BUF_CACHE_DIR' }],
    valueName: 'DIR',
    defaultNote:
      '`buf` in `cache-dir` on GitHub and Jenkins, beside the checkout on GitLab, else the cache of buf itself',
    summary: "Directory of buf's module cache; never inside the workspace.",
  },
  'parallel-downloads': {
    type: 'integer',
    minimum: 1,
    maximum: 64,
    default: '8',
    group: 'caches',
    places: everywhere,
    environment: [],
    valueName: 'N',
    summary: 'Downloads at one time.',
  },
  verify: {
    type: 'boolean',
    default: 'false',
    group: 'caches',
    places: everywhere,
    environment: [],
    summary: 'Hash every byte of what is there already.',
    details:
      "Without it, what was hashed before and looks unchanged (presence, size and times of every file) is taken as it is: in the store, in buf's cache and in the buck2 cell. What came from elsewhere, as after the restore of a cache, is hashed in any case. What is found damaged is fetched or installed again.",
  },
  'archive-limits': {
    type: 'list',
    separator: 'words-or-commas',
    group: 'caches',
    places: notInConfig,
    environment: [],
    valueName: 'NAME=N',
    defaultNote: '`compressed=256MiB unpacked=512MiB ratio=200 entries=100000 path-length=512 path-depth=32`',
    summary: 'Caps on archives of modules: compressed, unpacked, ratio, entries, path-length, path-depth.',
    details:
      'Each as `NAME=N`; those that are not named keep their default. Sizes may have KiB, MiB or GiB. `unpacked` counts all files of a module, `ratio` counts from 16 MiB on. A module over a cap is refused with exit code 7.',
  },
} as const satisfies Record<string, SettingDefinition>;
