import { parse } from 'yaml';

/** An input as `spec:inputs` defines it. */
export interface InputDefinition {
  readonly description: string;
  readonly type?: 'string' | 'number' | 'boolean' | 'array';
  readonly default: unknown;
  readonly options?: readonly unknown[];
  readonly regex?: string;
}

export type InputValues = Readonly<Record<string, unknown>>;

/** The two documents of a template: header and body. */
export function splitTemplate(text: string): { readonly header: string; readonly body: string } {
  const [header, body, ...rest] = text.split(/^---$/m);
  if (header === undefined || body === undefined || rest.length > 0) throw new Error('not two documents');
  return { header, body };
}

export function inputDefinitions(text: string): Readonly<Record<string, InputDefinition>> {
  return (parse(splitTemplate(text).header) as { spec: { inputs: Record<string, InputDefinition> } }).spec.inputs;
}

/**
 * What GitLab makes of a template: inputs are checked by type, options and regex, and then put into the *text* of the body, a
 * string as it is, everything else as JSON (the classes under lib/gitlab/ci/config/interpolation in its source). The words of
 * its errors are not GitLab's.
 */
export function interpolateAsGitlab(text: string, given: InputValues): string {
  const definitions = inputDefinitions(text);
  for (const name of Object.keys(given)) if (definitions[name] === undefined) throw new Error(`unknown input: ${name}`);
  const values = Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      check(name, definition, definition.default);
      const value = given[name] ?? definition.default;
      check(name, definition, value);
      return [name, value];
    }),
  );
  return splitTemplate(text).body.replaceAll(/\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`unknown interpolation key: ${name}`);
    const value = values[name];
    return typeof value === 'string'
      ? value
      : JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026');
  });
}

function check(name: string, definition: InputDefinition, value: unknown): void {
  const type = Array.isArray(value) ? 'array' : typeof value;
  if (type !== (definition.type ?? 'string')) throw new Error(`${name}: not a ${definition.type ?? 'string'}`);
  if (definition.options !== undefined && !definition.options.includes(value)) throw new Error(`${name}: no option`);
  if (definition.regex !== undefined && !new RegExp(definition.regex, 'u').test(String(value))) {
    throw new Error(`${name}: does not match ${definition.regex}`);
  }
}
