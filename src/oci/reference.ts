import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { type Digest, tryParseDigest } from './digest.ts';

/** A reference to content on a registry: `host[:port]/path[:tag][@digest]`. */
export interface Reference {
  /** The host in lower case, with its port where one is written. */
  readonly host: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: Digest | undefined;
}

/** A text that should be a reference and is not. */
export class MalformedReferenceError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A template that makes no repository path of a module's name. */
export class MalformedRepositoryTemplateError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

// Source: OCI distribution-spec 1.1, "Pulling manifests".
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const pathComponent = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const repositoryPattern = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);
const hostLabel = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const hostPattern = new RegExp(`^(?:${hostLabel}(?:\\.${hostLabel})*|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?$`);
/** Registries count the host with the path; 255 is what the widespread ones take. */
const longestRepository = 255;

/** Whether a text is a tag that a registry can have. */
export function isTag(text: string): boolean {
  return tagPattern.test(text);
}

/** Whether a text is a repository path that a registry can have. */
export function isRepository(text: string): boolean {
  return text.length <= longestRepository && repositoryPattern.test(text);
}

/** Whether a text is a registry's host, in lower case, with or without a port. */
export function isRegistryHost(text: string): boolean {
  const port = hostPattern.exec(text);
  return port !== null && (port[1] === undefined || (Number(port[1]) > 0 && Number(port[1]) <= 65_535));
}

/**
 * Reads a reference. The host must be written: nothing is taken for granted.
 * @throws {MalformedReferenceError} says which part is wrong and how it is written
 */
export function parseReference(text: string, place?: Place): Reference {
  const wrong = (problem: string, next: string): MalformedReferenceError =>
    new MalformedReferenceError(`"${text}" is not a reference: ${problem}`, {
      next,
      ...(place === undefined ? {} : { places: [place] }),
    });
  const scheme = /^([a-z+.-]+):\/\//i.exec(text);
  if (scheme !== null) {
    throw wrong(`it starts with ${scheme[0]}`, `Write it without the scheme: ${text.slice(scheme[0].length)}`);
  }
  const slash = text.indexOf('/');
  const host = (slash < 0 ? '' : text.slice(0, slash)).toLowerCase();
  if (!isRegistryHost(host)) {
    throw wrong(
      slash < 0 ? 'it names no registry' : `"${host}" is no registry host`,
      'Write the registry first: host[:port]/owner/name:tag, for example oras.birb.homes/common/types:v1.0.0.',
    );
  }
  const [named = '', digestText, ...more] = text.slice(slash + 1).split('@');
  const digest = digestText === undefined ? undefined : tryParseDigest(digestText);
  if (more.length > 0 || (digestText !== undefined && digest === undefined)) {
    throw wrong(
      'what follows the @ is no digest',
      'A digest reads @sha256: and 64 lowercase hexadecimal digits (or @sha512: and 128).',
    );
  }
  const colon = named.lastIndexOf(':');
  const repository = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (!isRepository(repository)) {
    const lowered = repository.toLowerCase();
    throw wrong(
      `"${repository}" is no repository path`,
      repository !== lowered && isRepository(lowered)
        ? `Repositories are in lower case: ${host}/${lowered}`
        : 'A path has parts of a-z and 0-9, joined by "/", with ".", "_", "__" or "-" only between letters and digits.',
    );
  }
  if (tag !== undefined && !isTag(tag)) {
    throw wrong(
      `"${tag}" is no tag`,
      'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".',
    );
  }
  return { host, repository, tag, digest };
}

/** Writes a reference as people and other clients read it. */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.host}/${reference.repository}${tag}${digest}`;
}

/**
 * The repository path of a module, by the template of its host (`group/protos/{owner}/{name}`).
 * @throws {MalformedRepositoryTemplateError} where the template has no `{name}`, another word in braces, or gives no legal path
 */
export function applyRepositoryTemplate(template: string, owner: string, name: string): string {
  const wrong = (problem: string): MalformedRepositoryTemplateError =>
    new MalformedRepositoryTemplateError(`the repository template "${template}" ${problem}`, {
      next: 'Write a path in lower case with {owner} and {name} in it, for example group/protos/{owner}/{name}.',
    });
  if (!template.includes('{name}')) throw wrong('has no {name}, so that all modules would share one repository');
  const path = template.replaceAll(/\{([^{}]*)\}/g, (braced, word: string) => {
    if (word === 'owner') return owner;
    if (word === 'name') return name;
    throw wrong(`has ${braced}, which stands for nothing`);
  });
  if (!isRepository(path)) throw wrong(`gives "${path}", which is no repository path`);
  return path;
}
