import { describe, expect, it } from 'vitest';
import { UnsupportedPlatformError } from '../../src/tools/errors.ts';
import { knownReleases } from '../../src/tools/known-releases.ts';
import { platformName, thisMachine, toolPlatform } from '../../src/tools/platform.ts';
import { knownChecksum, knownVersions, programFile, type ToolName, tools } from '../../src/tools/tool.ts';

const machines = [
  ['linux', 'x64', false],
  ['linux', 'x64', true],
  ['linux', 'arm64', false],
  ['linux', 'arm64', true],
  ['darwin', 'x64', false],
  ['darwin', 'arm64', false],
  ['win32', 'x64', false],
  ['win32', 'arm64', false],
] as const;

function filesOn(tool: ToolName): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    machines.map(([platform, arch, musl]) => {
      const found = toolPlatform(tool, { platform, arch, musl });
      return [platformName(found), tools[tool].files(found)];
    }),
  );
}

describe('the files of a release', () => {
  it('of buck2: musl first on Linux, and alone where glibc is missing', () => {
    expect(filesOn('buck2')).toEqual({
      'linux-x64': ['buck2-x86_64-unknown-linux-musl.zst', 'buck2-x86_64-unknown-linux-gnu.zst'],
      'linux-x64-musl': ['buck2-x86_64-unknown-linux-musl.zst'],
      'linux-arm64': ['buck2-aarch64-unknown-linux-musl.zst', 'buck2-aarch64-unknown-linux-gnu.zst'],
      'linux-arm64-musl': ['buck2-aarch64-unknown-linux-musl.zst'],
      'macos-x64': ['buck2-x86_64-apple-darwin.zst'],
      'macos-arm64': ['buck2-aarch64-apple-darwin.zst'],
      'windows-x64': ['buck2-x86_64-pc-windows-msvc.exe.zst'],
      'windows-arm64': ['buck2-aarch64-pc-windows-msvc.exe.zst'],
    });
  });

  it('of buf: aarch64 on Linux, arm64 elsewhere', () => {
    expect(filesOn('buf')).toEqual({
      'linux-x64': ['buf-Linux-x86_64'],
      'linux-x64-musl': ['buf-Linux-x86_64'],
      'linux-arm64': ['buf-Linux-aarch64'],
      'linux-arm64-musl': ['buf-Linux-aarch64'],
      'macos-x64': ['buf-Darwin-x86_64'],
      'macos-arm64': ['buf-Darwin-arm64'],
      'windows-x64': ['buf-Windows-x86_64.exe'],
      'windows-arm64': ['buf-Windows-arm64.exe'],
    });
  });

  it('are programs with the name that the system wants', () => {
    expect(programFile('buf', toolPlatform('buf', { platform: 'win32', arch: 'x64', musl: false }))).toBe('buf.exe');
    expect(programFile('buck2', toolPlatform('buck2', { platform: 'darwin', arch: 'x64', musl: false }))).toBe('buck2');
  });

  it.each([
    ['freebsd', 'x64'],
    ['linux', 'riscv64'],
    ['win32', 'ia32'],
  ])('are not there for %s on %s, which is said', (platform, arch) => {
    const ask = (): unknown => toolPlatform('buck2', { platform, arch, musl: false });
    expect(ask).toThrow(UnsupportedPlatformError);
    expect(ask).toThrow(`${platform} on ${arch}`);
  });

  it('are there for the machine that runs the tests', () => {
    expect(tools.buf.files(toolPlatform('buf', thisMachine()))).toHaveLength(1);
  });
});

describe('the table', () => {
  const rows = Object.entries(knownReleases).flatMap(([tool, versions]) =>
    Object.entries(versions).flatMap(([version, files]) =>
      Object.entries(files).map(([file, hex]) => ({ tool: tool as ToolName, version, file, hex })),
    ),
  );

  it('holds checksums, each once, of files that are installed', () => {
    const names = (tool: ToolName): readonly string[] => Object.values(filesOn(tool)).flat();
    for (const { tool, version, file, hex } of rows) {
      expect(hex).toMatch(/^[0-9a-f]{64}$/);
      expect(version).toMatch(tools[tool].versionForm);
      expect(names(tool)).toContain(file);
    }
    expect(new Set(rows.map(({ hex }) => hex)).size).toBe(rows.length);
  });

  it('has the default version of each tool for every platform', () => {
    for (const tool of [tools.buck2, tools.buf]) {
      for (const [platform, arch, musl] of machines) {
        const [best = ''] = tool.files(toolPlatform(tool.name, { platform, arch, musl }));
        expect(knownChecksum(tool.name, tool.defaultVersion, best), `${tool.name} ${best}`).toBeDefined();
      }
    }
  });

  it('is read by version and file, and knows nothing of the rest', () => {
    expect(knownChecksum('buf', '1.73.0', 'buf-Linux-x86_64')).toBe(knownReleases.buf['1.73.0']['buf-Linux-x86_64']);
    expect(knownChecksum('buf', '1.73.0', 'buf-Plan9')).toBeUndefined();
    expect(knownChecksum('buf', '0.0.1', 'buf-Linux-x86_64')).toBeUndefined();
    expect(knownChecksum('buf', 'constructor', 'name')).toBeUndefined();
  });

  it('gives the newest version first', () => {
    expect(knownVersions('buf')).toEqual([...knownVersions('buf')].sort(tools.buf.compare).reverse());
    expect(['1.9.0', '1.10.0', '1.9.10'].sort(tools.buf.compare)).toEqual(['1.9.0', '1.9.10', '1.10.0']);
    expect(['2026-10-01', '2026-09-15'].sort(tools.buck2.compare)).toEqual(['2026-09-15', '2026-10-01']);
  });
});
