import { formatPlace, type Place } from '../errors.ts';
import { environmentNamesOf, type SettingName } from './definitions.ts';
import { InvalidSettingError } from './errors.ts';

/** Where a value was found. Everything but `config` is beyond the reach of a pull request's files. */
export type Origin =
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'config'; readonly place: Place }
  | { readonly kind: 'default' };

/** What somebody asked for, as text, before it is checked. */
export interface AskedValue {
  /** One text, or for a list several. */
  readonly texts: readonly string[];
  /** True where each text is one item already (a YAML sequence). */
  readonly split: boolean;
  readonly origin: Origin;
}

export type AskedValues = ReadonlyMap<SettingName, AskedValue>;

/** `the flag --build`, `the input build`, `the variable ORAS_TOKEN`, `.oras/config.yaml:3`. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'flag':
      return `the flag ${origin.name}`;
    case 'input':
      return `the input ${origin.name}`;
    case 'environment':
      return `the variable ${origin.name}`;
    case 'config':
      return formatPlace(origin.place);
    case 'default':
      return 'the default';
  }
}

/** The places for an error about a value. */
export function placesOf(origin: Origin): readonly Place[] {
  return origin.kind === 'config' ? [origin.place] : [];
}

/** Reads `true/false`, `yes/no`, `on/off`, `1/0` in any case; undefined for anything else. */
export function parseBoolean(text: string): boolean | undefined {
  switch (text.trim().toLowerCase()) {
    case 'true':
    case 'yes':
    case 'on':
    case '1':
      return true;
    case 'false':
    case 'no':
    case 'off':
    case '0':
      return false;
    default:
      return undefined;
  }
}

/**
 * What the environment asks for. An empty variable counts as not set.
 * @throws {InvalidSettingError} where a switch such as `ORAS_DEBUG` is neither true nor false.
 */
export function askedByEnvironment(
  name: SettingName,
  environment: Readonly<Record<string, string | undefined>>,
): AskedValue | undefined {
  for (const variable of environmentNamesOf(name)) {
    const text = environment[variable.name];
    if (text === undefined || text.trim() === '') continue;
    const origin: Origin = { kind: 'environment', name: variable.name };
    if (variable.means === undefined) return { texts: [text], split: false, origin };
    const on = parseBoolean(text);
    if (on === undefined) {
      throw new InvalidSettingError(`The variable ${variable.name} is "${text}", which is neither true nor false`, {
        next: `Set ${variable.name} to true or false.`,
      });
    }
    if (on) return { texts: [variable.means], split: false, origin };
  }
  return undefined;
}

/**
 * What the inputs of the GitHub Action ask for. The runner hands them over as variables `INPUT_<NAME>`; one that a workflow
 * leaves out is empty.
 */
export function askedByInputs(
  names: readonly SettingName[],
  environment: Readonly<Record<string, string | undefined>>,
): AskedValues {
  const asked = new Map<SettingName, AskedValue>();
  for (const name of names) {
    const text = environment[`INPUT_${name.toUpperCase()}`];
    if (text === undefined || text.trim() === '') continue;
    asked.set(name, { texts: [text], split: false, origin: { kind: 'input', name } });
  }
  return asked;
}
