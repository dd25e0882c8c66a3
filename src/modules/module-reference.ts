import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { type ModuleName, tryParseModuleName } from './module-name.ts';

/** What one `deps:` line or one entry of `oras_deps` says. */
export interface ModuleReference {
  readonly module: ModuleName;
  /** The text after the colon, empty where there is none. */
  readonly requirement: string;
}

/** A text that should be a reference to a module (`registry/owner/name[:version]`) and is not. */
export class MalformedModuleReferenceError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A reference that pins a digest (`name@sha256:…`): stock buf cannot read it, so digests are pinned by oras.lock alone. */
export class DigestInReferenceError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const longestRequirement = 256;

/**
 * Reads `registry/owner/name[:requirement]`. The registry may carry a port, the requirement may hold slashes (a BSR label).
 * @throws {MalformedModuleReferenceError | DigestInReferenceError} naming `place`
 */
export function parseModuleReference(text: string, place?: Place): ModuleReference {
  const places = place === undefined ? {} : { places: [place] };
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
  const malformed = (why: string): MalformedModuleReferenceError =>
    new MalformedModuleReferenceError(`${shown} is not a reference to a module: ${why}`, {
      ...places,
      next: 'Write registry/owner/name or registry/owner/name:version in lower case, for example oras.birb.homes/common/types:v1.2.0.',
    });
  if (/@sha(256|512):/.test(text)) {
    throw new DigestInReferenceError(`${shown} pins a digest, which deps cannot hold: stock buf would not read it`, {
      ...places,
      next: 'Write the version tag instead (…/types:v1.2.0). oras.lock pins the digest of every module by itself.',
    });
  }
  const [registry = '', owner = '', ...rest] = text.split('/');
  const last = rest.join('/');
  const colon = last.indexOf(':');
  const module = tryParseModuleName(`${registry}/${owner}/${colon === -1 ? last : last.slice(0, colon)}`);
  if (module === undefined) {
    throw malformed(
      rest.length === 0 ? 'it needs three parts' : 'a part of the name has a character that is not allowed',
    );
  }
  if (colon === -1) return { module, requirement: '' };
  const requirement = last.slice(colon + 1);
  if (requirement === '') throw malformed('there is a colon and no version after it');
  if (requirement.length > longestRequirement) throw malformed('its version is too long');
  if (!isPrintable(requirement) || requirement.trim() !== requirement) {
    throw malformed('its version holds a character that is not allowed');
  }
  return { module, requirement };
}

/** The text that `parseModuleReference` reads back. */
export function formatModuleReference(reference: ModuleReference): string {
  return reference.requirement === '' ? reference.module : `${reference.module}:${reference.requirement}`;
}

function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}
