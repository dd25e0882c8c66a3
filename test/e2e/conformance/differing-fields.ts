import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A field of report.json in which CI systems may differ. */
export interface DifferingField {
  /** Its path, without the numbers of list entries: `roots[].build.durationMs`. */
  readonly field: string;
  readonly reason: string;
  /** The jobs in which it may differ; all of them unless given. */
  readonly jobs?: readonly string[];
}

/** The committed list. */
export async function differingFields(): Promise<readonly DifferingField[]> {
  return JSON.parse(await readFile(join(import.meta.dirname, 'differing-fields.json'), 'utf8')) as DifferingField[];
}

/** One job's reports, one of each system. */
export interface ComparedJob {
  readonly name: string;
  readonly reports: readonly unknown[];
}

/**
 * Holds jobs against the list. `unlisted`: `JOB: FIELD` that differs and may not. `unseen`: a listed field that differs in none of
 * the jobs in which it may; one whose jobs did not run is left aside.
 */
export function holdAgainst(
  fields: readonly DifferingField[],
  jobs: readonly ComparedJob[],
): { readonly unlisted: Readonly<Record<string, unknown>>; readonly unseen: readonly string[] } {
  const mayDiffer = (field: DifferingField, job: string): boolean => field.jobs?.includes(job) ?? true;
  const unseen = new Set(fields.filter((field) => jobs.some(({ name }) => mayDiffer(field, name))));
  const unlisted: Record<string, unknown> = {};
  for (const { name, reports } of jobs) {
    for (const [path, values] of differencesOf(reports)) {
      const listed = fields.find((field) => field.field === path && mayDiffer(field, name));
      if (listed === undefined) unlisted[`${name}: ${path}`] = values;
      else unseen.delete(listed);
    }
  }
  return { unlisted, unseen: [...unseen].map(({ field }) => field) };
}

/** The fields in which reports differ, each with what the reports have there. A list of another length is a field as well. */
function differencesOf(reports: readonly unknown[]): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const flat = reports.map((report) => {
    const values = new Map<string, unknown>();
    flatten('', report, values);
    return values;
  });
  const found = new Map<string, unknown[][]>();
  for (const path of new Set(flat.flatMap((values) => [...values.keys()]))) {
    const values = flat.map((each) => each.get(path));
    if (values.every((value) => value === values[0])) continue;
    const field = path.replaceAll(/\[\d+\]/g, '[]');
    found.set(field, [...(found.get(field) ?? []), values]);
  }
  return found;
}

function flatten(path: string, value: unknown, into: Map<string, unknown>): void {
  if (Array.isArray(value)) {
    into.set(`${path}.length`, value.length);
    for (const [index, item] of value.entries()) flatten(`${path}[${index}]`, item, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) flatten(path === '' ? name : `${path}.${name}`, item, into);
  } else {
    into.set(path, value);
  }
}
