import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPlace } from '../../src/errors.ts';
import { type Buck2Project, CellNameTakenError, describeBuck2Project } from '../../src/install/buck2-project.ts';
import { registrationPath, registrationText } from '../../src/install/buck2-registration.ts';
import { readBuckConfigFiles } from '../../src/modules/buck-config-files.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'buck2-project-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function describeFiles(files: Readonly<Record<string, string>>): Promise<Buck2Project> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return describeBuck2Project(await readBuckConfigFiles(root, registrationPath));
}

describe('the registration of the cell', () => {
  it('adds to [cells]', async () => {
    const project = await describeFiles({ '.buckconfig': '[cells]\n  root = .\n  prelude = prelude\n' });
    expect(registrationText(project)).toMatch(/\n\[cells\]\n {2}oras = \.oras-buf\/cell\n$/);
    expect([...project.cells]).toEqual([
      ['root', ''],
      ['prelude', 'prelude'],
    ]);
  });

  it('uses the section that the project uses: buck2 would drop the other one whole', async () => {
    const project = await describeFiles({ '.buckconfig': '[repositories]\nroot = .\n' });
    expect(registrationText(project)).toMatch(/\n\[repositories\]\n {2}oras = /);
    const both = await describeFiles({ '.buckconfig.local': '[cells]\nroot = .\n' });
    expect(registrationText(both)).toMatch(/\n\[cells\]\n {2}oras = /);
  });

  it('names the root where the project does not', async () => {
    expect(registrationText(await describeFiles({ '.buckroot': '' }))).toMatch(
      /\n\[cells\]\n {2}root = \.\n {2}oras = \.oras-buf\/cell\n$/,
    );
    expect(registrationText(await describeFiles({ '.buckconfig': '[cells]\nmono = ./\n' }))).not.toContain('root = .');
  });

  it('is left to a project that has it in a file of its own', async () => {
    const project = await describeFiles({ '.buckconfig': '[cells]\nroot = .\noras = ./.oras-buf/cell/\n' });
    expect(registrationText(project)).toBeUndefined();
  });

  it('does not count as one of the project', async () => {
    const project = await describeFiles({
      '.buckconfig': '[cells]\nroot = .\n',
      [registrationPath]: '[cells]\noras = .oras-buf/cell\n',
    });
    expect(registrationText(project)).toContain('oras = .oras-buf/cell');
  });

  const takers: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ '.buckconfig': '[cells]\nroot = .\noras = third-party/oras\n' }, '.buckconfig:3'],
    [{ '.buckconfig': '[cells]\nroot = .\n\n[cell_aliases]\noras = root\n' }, '.buckconfig:5'],
    [{ '.buckconfig': '[repositories]\nroot = .\n[repository_aliases]\n  oras = root\n' }, '.buckconfig:4'],
    [
      { '.buckconfig': '[cells]\nroot = .\n', '.buckconfig.d/own': '# ours\n[cells]\noras = x\n' },
      '.buckconfig.d/own:3',
    ],
    [{ '.buckconfig': '<file:config/cells>\n', 'config/cells': '[cells]\nroot = .\noras = x\n' }, 'config/cells:3'],
    [{ '.buckconfig': '[cells]\nroot = .\n', '.buckconfig.local': '[cells]\noras = x\n' }, '.buckconfig.local:2'],
  ];

  it.each(takers)('refuses %j, whose name oras is taken', async (files, place) => {
    const error: unknown = await describeFiles(files).catch((problem: unknown) => problem);
    if (!(error instanceof CellNameTakenError)) throw new Error('it was not refused');
    expect(error.places.map(formatPlace)).toEqual([place]);
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain('"oras" is taken');
  });
});

describe('what the cell knows of the project', () => {
  it('execution platforms, as a label with its cell', async () => {
    const own = async (value: string): Promise<string | undefined> =>
      (await describeFiles({ '.buckconfig': `[cells]\nmono = .\n[build]\nexecution_platforms = ${value}\n` }))
        .executionPlatforms;
    expect(await own('prelude//platforms:default')).toBe('prelude//platforms:default');
    expect(await own('//platforms:mine')).toBe('mono//platforms:mine');
    expect(await own('oras//platforms:remote_cache')).toBeUndefined();
    expect(await own('')).toBeUndefined();
  });

  it('reads lines as buck2 does: comments, lines that go on, later files win', async () => {
    const project = await describeFiles({
      '.buckconfig.d/first': '[build]\nexecution_platforms = a//:a\n',
      '.buckconfig':
        '\uFEFF# c\n; c\n[cells]\n  root = .\n  long = one/\\\ntwo\n[build]\nexecution_platforms = b//:b\n',
    });
    expect(project.cells.get('long')).toBe('one/two');
    expect(project.executionPlatforms).toBe('b//:b');
  });

  it('does not follow files that include each other for ever', async () => {
    const project = await describeFiles({
      '.buckconfig': '[cells]\nroot = .\n<?file:other>\n',
      other: '<file:.buckconfig>\n',
    });
    expect(project.namesRoot).toBe(true);
  });
});
