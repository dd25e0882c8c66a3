/** What a rule is about, for whoever meets it in a code scanning system. */
export interface RuleHelp {
  /** A sentence. */
  readonly summary: string;
  /** What to do about it. */
  readonly help: string;
  /** Where its tool describes it. */
  readonly uri?: string;
}

const bufDocumentation = 'https://buf.build/docs';

/** Rules of buf's checks have names in capitals; those that guard compatibility compare with an earlier version. */
const bufRule = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const breakingRule =
  /^(?!DIRECTORY_|PACKAGE_SAME_).*_(?:NO_DELETE|NO_REMOVE|SAME|WIRE_COMPATIBLE|WIRE_JSON_COMPATIBLE)(?:_|$)/;

const known: ReadonlyMap<string, RuleHelp> = new Map([
  [
    'COMPILE',
    {
      summary: 'The Protobuf file does not compile.',
      help: 'Correct the syntax, or the name of a type or an import that cannot be found. `buf build` shows the same.',
    },
  ],
  [
    'buf_build',
    {
      summary: 'The Protobuf files of the target do not compile.',
      help: 'Correct the syntax, or declare the module or target that an import comes from in `deps` or `oras_deps`.',
    },
  ],
  [
    'buf_lint',
    {
      summary: 'The target breaks a lint rule of buf.',
      help: 'Change what the message names, or take the rule out of the target: its `except` and `ignore` do that.',
      uri: `${bufDocumentation}/lint/rules/`,
    },
  ],
  [
    'buf_breaking',
    {
      summary: 'A change breaks those who use the version that the target is compared with.',
      help: 'Take the change back, or publish it as a new major version and compare with that from then on.',
      uri: `${bufDocumentation}/breaking/rules/`,
    },
  ],
  [
    'buf_format',
    {
      summary: 'The file is not formatted as buf formats it.',
      help: 'Run `buf format --write` and commit what it changed.',
      uri: `${bufDocumentation}/format/`,
    },
  ],
  [
    'test',
    { summary: 'A test of buck2 failed here.', help: 'Run the test that the message comes from: `buck2 test`.' },
  ],
]);

/** What is known of a rule; something true for those that nobody here has met. */
export function ruleHelp(rule: string, tool: 'oras-buf' | 'buck2' | 'buf'): RuleHelp {
  const help = known.get(rule);
  if (help !== undefined) return help;
  if (tool === 'oras-buf') {
    return {
      summary: 'oras-buf could not go on because of this file.',
      help: 'Do what the message says last. The list of exit codes (docs/exit-codes.md) tells more of each kind of error.',
    };
  }
  if (!bufRule.test(rule)) {
    return tool === 'buf'
      ? { summary: 'buf reported an error.', help: 'Run the same command of buf by hand: it shows the same message.' }
      : {
          summary: 'buck2 reported an error.',
          help: 'Build the target with buck2 by hand: it shows the same message.',
        };
  }
  return isBreakingRule(rule)
    ? {
        summary: `buf's breaking change rule ${rule}.`,
        help: 'Take the change back, or publish it as a new major version. `breaking.except` and `breaking.ignore` of buf.yaml switch the rule off.',
        uri: `${bufDocumentation}/breaking/rules/#${rule.toLowerCase()}`,
      }
    : {
        summary: `buf's lint rule ${rule}.`,
        help: 'Change what the message names. `lint.except` and `lint.ignore` of buf.yaml switch the rule off.',
        uri: `${bufDocumentation}/lint/rules/#${rule.toLowerCase()}`,
      };
}

/** True for the rules of `buf breaking`, which `buf lint` has none of. */
export function isBreakingRule(rule: string): boolean {
  return breakingRule.test(rule);
}
