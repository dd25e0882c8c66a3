import { exitCodes, OrasBufError, type Place } from '../errors.ts';

declare const nameBrand: unique symbol;

/** A checked full module name: `registry/owner/name`, as buf writes it (`oras.birb.homes/common/types`). */
export type ModuleName = string & { readonly [nameBrand]: true };

/** The three parts of a full name. The registry may carry a port. */
export interface ModuleNameParts {
  readonly registry: string;
  readonly owner: string;
  readonly name: string;
}

/** A text that should be a module's full name and is not. */
export class MalformedModuleNameError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const hostPattern = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/;
// Stricter than buf (which takes any path component): these are also the characters that an OCI repository may have.
const partPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** Reads a full name, or gives undefined where the text is none. */
export function tryParseModuleName(text: string): ModuleName | undefined {
  const [registry, owner, name, ...rest] = text.split('/');
  if (registry === undefined || owner === undefined || name === undefined || rest.length > 0) return undefined;
  if (!hostPattern.test(registry) || !partPattern.test(owner) || !partPattern.test(name)) return undefined;
  return text as ModuleName;
}

/**
 * Reads a full name.
 * @throws {MalformedModuleNameError} where `text` is none; it names `place`.
 */
export function parseModuleName(text: string, place?: Place): ModuleName {
  const name = tryParseModuleName(text);
  if (name === undefined) {
    throw new MalformedModuleNameError(`"${text}" is not the name of a module`, {
      next: 'Write registry/owner/name in lower case, for example oras.birb.homes/common/types.',
      ...(place === undefined ? {} : { places: [place] }),
    });
  }
  return name;
}

/** Takes a full name apart. */
export function moduleNameParts(fullName: ModuleName): ModuleNameParts {
  const [registry = '', owner = '', name = ''] = fullName.split('/');
  return { registry, owner, name };
}
