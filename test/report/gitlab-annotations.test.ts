import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitlabAnnotationsJson } from '../../src/report/gitlab-annotations.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { sampleReport } from './sample-report.ts';

/** Source: gitlabhq/gitlabhq, app/validators/json_schemas/ci_job_annotation_data.json and ci_job_external_link_data.json. */
const isAnnotations = new Ajv({ allErrors: true }).compile({
  type: 'object',
  maxProperties: 20,
  additionalProperties: {
    type: 'array',
    minItems: 1,
    maxItems: 1_000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['external_link'],
      properties: {
        external_link: {
          type: 'object',
          additionalProperties: false,
          required: ['label', 'url'],
          properties: { label: { type: 'string', minLength: 1 }, url: { type: 'string', pattern: '^https?://' } },
        },
      },
    },
  },
});

function read(json: string): unknown {
  const annotations: unknown = JSON.parse(json);
  if (!isAnnotations(annotations)) throw new Error(JSON.stringify(isAnnotations.errors));
  expect(Buffer.byteLength(json)).toBeLessThan(80 * 1024);
  return annotations;
}

describe("GitLab's annotations", () => {
  it('link what is given, and what the broken rules are about', () => {
    const report = reportOf(['FIELD_SAME_TYPE'], { roots: 1, each: 2 });
    const links = new Map([['Report', 'https://gitlab.example/jobs/1/artifacts/external_file/report.html']]);
    expect(read(gitlabAnnotationsJson(report, links))).toEqual({
      'oras-buf': [
        {
          external_link: {
            label: 'Report',
            url: 'https://gitlab.example/jobs/1/artifacts/external_file/report.html',
          },
        },
      ],
      'oras-buf: broken rules': [
        {
          external_link: {
            label: 'FIELD_SAME_TYPE',
            url: 'https://buf.build/docs/breaking/rules/#field_same_type',
          },
        },
      ],
    });
  });

  it('are empty where there is nothing to link', () => {
    expect(gitlabAnnotationsJson(sampleReport([]), new Map())).toBe('{}\n');
  });

  it.each(['javascript:alert(1)', 'no url', '', '//h/x', 'https://user:secret@h/', `https://h/${'x'.repeat(2_000)}`])(
    'do not link %s',
    (url) => {
      expect(read(gitlabAnnotationsJson(sampleReport([]), new Map([['x', url]])))).toEqual({});
    },
  );

  it('keep the rules for any text', () => {
    const links = fc.array(fc.tuple(hostileText, fc.oneof(hostileText, fc.webUrl())), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1 }), links, (texts, all) => {
        read(gitlabAnnotationsJson(reportOf(texts, { roots: 1, each: 4 }), new Map(all)));
      }),
      { numRuns: 100 },
    );
  });
});
