import { Ajv } from 'ajv';

const text = { type: 'string', minLength: 1 };
const message = { type: 'object', required: ['text'], additionalProperties: false, properties: { text } };
const level = { enum: ['error', 'warning', 'note'] };

/** A relative URI reference without a scheme, and with nothing that RFC 3986 wants encoded. */
const relativeUri = {
  type: 'string',
  pattern: "^(?:[A-Za-z0-9._~!'()*-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~!'()*-]|%[0-9A-F]{2})+)*$",
};

const location = {
  type: 'object',
  additionalProperties: false,
  // GitHub's code scanning refuses a log with a result that has no file.
  required: ['physicalLocation'],
  properties: {
    physicalLocation: {
      type: 'object',
      additionalProperties: false,
      required: ['artifactLocation', 'region'],
      properties: {
        artifactLocation: {
          type: 'object',
          additionalProperties: false,
          required: ['uri', 'uriBaseId'],
          properties: { uri: relativeUri, uriBaseId: { const: '%SRCROOT%' } },
        },
        region: {
          type: 'object',
          additionalProperties: false,
          required: ['startLine'],
          properties: {
            startLine: { type: 'integer', minimum: 1 },
            startColumn: { type: 'integer', minimum: 1 },
          },
        },
      },
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['fullyQualifiedName', 'kind'],
        properties: { fullyQualifiedName: text, kind: text },
      },
    },
  },
};

/** The parts of SARIF that we write, a result as GitHub code scanning wants it. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn?: number };
    };
  }[];
  readonly partialFingerprints: { readonly 'orasBufFinding/v1': string };
}

export interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] };
      };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly exitCode: number;
          readonly toolExecutionNotifications: readonly {
            readonly level: string;
            readonly message: { text: string };
          }[];
        },
      ];
      readonly results: readonly SarifResult[];
    },
  ];
}

/**
 * The subset of SARIF 2.1.0 that we write, closed, so that a field which is not ours shows. Sources: the OASIS standard
 * (sections 3.13 to 3.58) and what GitHub code scanning asks for. The peer test holds the files against the whole schema.
 */
const isSarif = new Ajv({
  allErrors: true,
  formats: { 'date-time': (one: string) => !Number.isNaN(Date.parse(one)) },
}).compile<SarifLog>({
  type: 'object',
  additionalProperties: false,
  required: ['$schema', 'version', 'runs'],
  properties: {
    $schema: { type: 'string', pattern: '^https://.*sarif-schema-2\\.1\\.0\\.json$' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['tool', 'automationDetails', 'columnKind', 'originalUriBaseIds', 'invocations', 'results'],
        properties: {
          tool: {
            type: 'object',
            additionalProperties: false,
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'version', 'informationUri', 'rules'],
                properties: {
                  name: { const: 'oras-buf' },
                  version: text,
                  informationUri: { type: 'string', pattern: '^https://' },
                  rules: {
                    type: 'array',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: [
                        'id',
                        'shortDescription',
                        'fullDescription',
                        'help',
                        'defaultConfiguration',
                        'properties',
                      ],
                      properties: {
                        id: { ...text, maxLength: 300 },
                        shortDescription: message,
                        fullDescription: message,
                        help: {
                          type: 'object',
                          additionalProperties: false,
                          required: ['text', 'markdown'],
                          properties: { text, markdown: text },
                        },
                        helpUri: { type: 'string', pattern: '^https://' },
                        defaultConfiguration: { type: 'object', properties: { level } },
                        properties: { type: 'object', properties: { tags: { type: 'array', items: text } } },
                      },
                    },
                  },
                },
              },
            },
          },
          automationDetails: { type: 'object', properties: { id: { type: 'string', pattern: '/$' } } },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          originalUriBaseIds: { type: 'object', required: ['%SRCROOT%'] },
          invocations: {
            type: 'array',
            minItems: 1,
            maxItems: 1,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['executionSuccessful', 'exitCode', 'toolExecutionNotifications'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                exitCode: { type: 'integer' },
                startTimeUtc: { type: 'string', format: 'date-time' },
                endTimeUtc: { type: 'string', format: 'date-time' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['level', 'message'],
                    properties: {
                      descriptor: { type: 'object', required: ['id'], properties: { id: text } },
                      level,
                      message,
                      locations: { type: 'array', items: location },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            maxItems: 25_000,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
              properties: {
                ruleId: text,
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message,
                locations: { type: 'array', minItems: 1, maxItems: 1, items: location },
                partialFingerprints: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['orasBufFinding/v1'],
                  properties: { 'orasBufFinding/v1': { type: 'string', pattern: '^[0-9a-f]{64}$' } },
                },
              },
            },
          },
        },
      },
    },
  },
});

/** Reads a SARIF file of ours. @throws where it breaks a rule */
export function readSarif(json: string): SarifLog {
  const log: unknown = JSON.parse(json);
  if (!isSarif(log)) throw new Error(JSON.stringify(isSarif.errors, null, 1));
  const [run] = log.runs;
  const ids = run.tool.driver.rules.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error('a rule is there twice');
  const prints = run.results.map((result) => result.partialFingerprints['orasBufFinding/v1']);
  if (new Set(prints).size !== prints.length) throw new Error('a fingerprint is there twice');
  for (const { ruleId, ruleIndex, message: told } of run.results) {
    if (ids[ruleIndex] !== ruleId) throw new Error(`rule ${ruleIndex} is not ${ruleId}`);
    if (/\]\(/.test(told.text)) throw new Error(`a link in ${told.text}`);
  }
  return log;
}
