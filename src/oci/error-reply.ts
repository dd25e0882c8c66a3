import { type HttpReply, readBeginning } from './transport.ts';

/** What a registry says of an error. Source: OCI distribution-spec 1.1, "Error Codes". */
export interface ErrorReply {
  /** Such as NAME_UNKNOWN, MANIFEST_UNKNOWN, DENIED. */
  readonly codes: readonly string[];
  /** Fit for a message: one short line of printable text. */
  readonly text: string | undefined;
}

const mostBytes = 16 * 1024;
const longestText = 200;

/** Reads the body of an answer that is an error, and frees its connection. Never fails. */
export async function readErrorReply(reply: HttpReply): Promise<ErrorReply> {
  return parseErrorReply(await readBeginning(reply, mostBytes), (text) => reply.conceal(text));
}

/**
 * Reads the body of an error: `{"errors": [{"code", "message"}]}`, or the `error` fields of OAuth 2.
 * @param conceal takes secrets out, before the text is cut: half a secret would be found by nobody
 */
export function parseErrorReply(body: string, conceal: (text: string) => string = (text) => text): ErrorReply {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { codes: [], text: undefined };
  }
  const codes: string[] = [];
  const texts: string[] = [];
  const fields = asObject(parsed);
  for (const one of Array.isArray(fields['errors']) ? (fields['errors'] as unknown[]) : []) {
    const { code, message } = asObject(one);
    if (typeof code === 'string') codes.push(code);
    const words = [code, message].filter((word) => typeof word === 'string' && word !== '');
    if (words.length > 0) texts.push(words.join(': '));
  }
  for (const field of ['error', 'error_description', 'details', 'message']) {
    const text = fields[field];
    if (typeof text === 'string' && text !== '') texts.push(text);
  }
  return { codes, text: texts.length === 0 ? undefined : oneLine(conceal(texts.join('; '))) };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  return line.length <= longestText ? line : `${line.slice(0, longestText)}…`;
}
