import { exitCodes, OrasBufError } from '../errors.ts';

/** A setting has a value that it cannot have. */
export class InvalidSettingError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Two settings that exclude each other. */
export class ContradictorySettingsError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A secret was written where other people can read it: as the value of a flag, or in a file of the repository. */
export class ExposedSecretError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A file that a setting names is not there or cannot be read. */
export class SettingFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The config file is not YAML, or not of the shape that it must have. */
export class WrongConfigFileError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The config file has a key that is not known. */
export class UnknownConfigKeyError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A flag or a command of the CLI that is not known. */
export class CommandLineError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}
