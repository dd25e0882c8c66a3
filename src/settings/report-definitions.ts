import { everywhere, notInConfig, type SettingDefinition } from './setting-definition.ts';

export const reportSettings = {
  'report-dir': {
    type: 'string',
    default: '.oras-buf/report',
    group: 'report',
    places: notInConfig,
    environment: [],
    valueName: 'DIR',
    summary: 'Directory of report.json and the other reports.',
  },
  summary: {
    type: 'choice',
    choices: ['always', 'on-failure', 'never'],
    default: 'always',
    group: 'report',
    places: everywhere,
    environment: [],
    summary: 'When to write the summary of the job.',
  },
  ci: {
    type: 'choice',
    choices: ['auto', 'github', 'gitlab', 'jenkins', 'terminal'],
    default: 'auto',
    group: 'report',
    places: ['flag', 'environment'],
    environment: [],
    valueName: 'SYSTEM',
    defaultNote: '`auto`: by the variables that the system sets',
    summary: 'The CI system in whose form the log and the report are, and whose directories are used.',
  },
  progress: {
    type: 'choice',
    choices: ['auto', 'lines', 'never'],
    default: 'auto',
    group: 'report',
    places: ['flag', 'environment'],
    environment: [],
    valueName: 'HOW',
    summary: 'How to show what is being fetched: `auto` redraws a line on a terminal, and is `lines` elsewhere.',
    details:
      'As `lines`, one is printed every ten seconds, and none for what is quick. Readers of screens want `lines`.',
  },
  'log-level': {
    type: 'choice',
    choices: ['error', 'warning', 'info', 'debug', 'trace'],
    default: 'info',
    group: 'report',
    places: everywhere,
    environment: [
      { name: 'ORAS_TRACE', means: 'trace' },
      { name: 'ORAS_DEBUG', means: 'debug' },
      { name: 'RUNNER_DEBUG', means: 'debug' },
    ],
    valueName: 'LEVEL',
    summary: 'How much to tell.',
  },
} as const satisfies Record<string, SettingDefinition>;
