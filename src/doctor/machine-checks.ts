import { exitCodes } from '../errors.ts';
import { ciWords } from '../report/report-words.ts';
import { askedByEnvironment, describeOrigin } from '../settings/asked-value.ts';
import { definitionOf, type SettingName, settingNames } from '../settings/definitions.ts';
import { version } from '../version.ts';
import { type Check, type Finding, fine, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';

const group = 'This machine';
const late = { exitCode: exitCodes.bug, fix: 'This takes no time; please report it.' } as const;

/** What runs here, with which settings, and how far it is trusted. */
export function machineChecks(context: DoctorContext): readonly Check[] {
  return [
    { group, name: 'oras-buf', late, run: async () => checkVersions() },
    { group, name: 'Settings', late, run: async () => checkSettings(context) },
    { group, name: 'CI system', late, run: async () => checkCi(context) },
  ];
}

/** That this Node is new enough was made sure of before anything of ours was loaded. */
function checkVersions(): Finding {
  return fine(`${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
}

/** Which settings have a value that somebody gave, and where it is from. No secret is shown. */
function checkSettings({ settings, environment, askedByFlag }: DoctorContext): Finding {
  const lines: string[] = [];
  const names = new Set<SettingName>();
  for (const name of settingNames) {
    const origin = askedByFlag.has(name)
      ? 'a flag'
      : (describedVariable(name, environment) ?? settings.configOrigins?.get(name));
    if (origin === undefined) continue;
    names.add(name);
    lines.push(`${name}: ${origin}${definitionOf(name).type === 'secret' ? ' (not shown)' : ''}`);
  }
  const hosts = [...settings.registries.keys()].join(', ');
  const given = names.size === 0 ? 'all by default' : `${names.size} given`;
  return fine(`${given}; registries: ${hosts}`, lines);
}

function describedVariable(name: SettingName, environment: DoctorContext['environment']): string | undefined {
  const asked = askedByEnvironment(name, environment);
  return asked === undefined ? undefined : describeOrigin(asked.origin);
}

function checkCi({ ci, settings }: DoctorContext): Finding {
  const frozen = settings.frozen === 'off' ? 'locks may be written' : 'locks are frozen';
  const words = `${ciWords[ci.system]}; ${frozen}`;
  const { whyLowTrust } = ci;
  if (whyLowTrust === undefined) return fine(words);
  return warn(
    `${words}; low trust: ${whyLowTrust}`,
    'Nothing to mend: this run reads caches and writes none. A run of the default branch fills them.',
  );
}
