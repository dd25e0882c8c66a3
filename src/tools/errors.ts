import { exitCodes, OrasBufError } from '../errors.ts';

/** What a setting or a `.buckversion` file says is no version, or none of the other forms. */
export class MalformedToolVersionError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A version whose checksum nobody vouches for: neither the table of this oras-buf nor the user. */
export class UnknownToolVersionError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** There is no build of a tool for this machine. */
export class UnsupportedPlatformError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The server has no such release or file. */
export class ToolNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** The artifact on the registry holds no file for this machine, or several that could be meant. */
export class ToolArtifactError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A tool could not be downloaded: the network, a proxy or the server failed. */
export class ToolDownloadError extends OrasBufError {
  readonly exitCode = exitCodes.network;
}

/** A tool is not installed yet, and the job must not use the network. */
export class ToolOfflineError extends OrasBufError {
  readonly exitCode = exitCodes.network;
}

/** The bytes of a tool are not those that the checksum is of. Nothing of them is kept. */
export class ToolChecksumError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
}

/** The file has the right checksum and cannot be unpacked: it was published broken, or is no program. */
export class BrokenToolFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The mirror's address cannot be used. */
export class ToolMirrorError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}
