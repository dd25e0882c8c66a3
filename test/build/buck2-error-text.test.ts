import { describe, expect, it } from 'vitest';
import { causeOf } from '../../src/build/buck2-error-text.ts';

const base = { directory: 'services', absolute: '/workspace/services' };

describe('causeOf an error in the rules of the cell', () => {
  it('is at the line of the build file that the message names', () => {
    const text = `Error running analysis for \`root//team:x (<unspecified>)\`

Caused by:
    Traceback (most recent call last):
      File <builtin>, in <module>
      * .oras-buf/cell/library.bzl:87, in _proto_library_impl
          staged = staged_sources(ctx)
    error: fail: oras-buf: team/BUCK:3 (x) asks for a.example/b/c:v9, which is not installed.
      --> .oras-buf/cell/library.bzl:26:9
`;
    expect(causeOf(text, base)).toMatchObject({
      message: 'oras-buf: team/BUCK:3 (x) asks for a.example/b/c:v9, which is not installed.',
      place: { file: 'services/team/BUCK', line: 3 },
    });
  });

  it('is at the innermost line of the traceback that belongs to the project', () => {
    const text = `Error evaluating build file: \`root//team:BUCK\`

Caused by:
    Traceback (most recent call last):
      * team/BUCK:3, in <module>
          library(
      * tools/defs.bzl:12, in library
          proto_library(name = name, oras_dep = [])
      * .oras-buf/cell/defs.bzl:94, in proto_library
          _take("proto_library", name, kwargs, [
    error: fail: oras-buf: proto_library x: there is no attribute oras_dep.
      --> .oras-buf/cell/defs.bzl:35:13
`;
    expect(causeOf(text, base).place).toEqual({ file: 'services/tools/defs.bzl', line: 12 });
  });

  it('has no place where none is told', () => {
    const text = 'Error\n\nCaused by:\n    error: fail: broken\n      --> .oras-buf/cell/x.bzl:1:1\n';
    expect(causeOf(text, base)).toMatchObject({ message: 'broken', place: undefined });
  });
});
