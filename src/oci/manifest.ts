import { type Descriptor, type Manifest, mediaTypes } from './descriptor.ts';
import { tryParseDigest } from './digest.ts';
import { MalformedManifestError, ReplyTooBigError } from './errors.ts';

/** The most bytes that a manifest may have: 4 MiB, the limit that the OCI distribution specification names. */
export const largestManifest = 4 * 1024 * 1024;

const manifestTypes: readonly string[] = [mediaTypes.manifest, mediaTypes.dockerManifest];
const indexTypes: readonly string[] = [mediaTypes.index, mediaTypes.dockerManifestList];

/** The media types that we ask for, as an `Accept` header. */
export const acceptedManifests = [...manifestTypes, ...indexTypes].join(', ');

/** Whether a media type is one of a manifest or index that we read. */
export function isManifestType(mediaType: string): boolean {
  return manifestTypes.includes(mediaType) || indexTypes.includes(mediaType);
}

/** Whether a media type is one of an index. */
export function isIndexType(mediaType: string): boolean {
  return indexTypes.includes(mediaType);
}

/**
 * Reads a manifest or index.
 * @param what repository and tag or digest, for messages
 * @param contentType the `Content-Type` of the answer or the media type of the descriptor, where there is one. What the
 * manifest says of itself counts more, but the two must not contradict each other.
 * @throws {ReplyTooBigError | MalformedManifestError}
 */
export function parseManifest(bytes: Uint8Array, what: string, contentType?: string): Manifest {
  if (bytes.length > largestManifest) throw new ReplyTooBigError(`the manifest of ${what}`, largestManifest);
  const read = new FieldReader(what);
  const root = read.object(parseJson(bytes, what), 'manifest');
  if (root['schemaVersion'] !== 2) throw read.problem('"schemaVersion" is not 2');
  const mediaType = chooseMediaType(root, contentType, read);
  const artifactType = read.optionalString(root, 'artifactType', '');
  const shared = {
    mediaType,
    ...(artifactType === undefined ? {} : { artifactType }),
    annotations: read.annotations(root['annotations'], 'annotations') ?? {},
  };
  if (isIndexType(mediaType)) {
    return { kind: 'index', ...shared, manifests: read.descriptors(root['manifests'], 'manifests') };
  }
  return {
    kind: 'manifest',
    ...shared,
    config: read.descriptor(root['config'], 'config'),
    layers: read.descriptors(root['layers'], 'layers'),
  };
}

/** Writes a manifest or index: compact JSON with the fields in the order of the specification, equal on every machine. */
export function serialiseManifest(manifest: Manifest): Uint8Array {
  const head = {
    schemaVersion: 2,
    mediaType: manifest.mediaType,
    ...(manifest.artifactType === undefined ? {} : { artifactType: manifest.artifactType }),
  };
  const tail = Object.keys(manifest.annotations).length === 0 ? {} : { annotations: sorted(manifest.annotations) };
  const body =
    manifest.kind === 'index'
      ? { manifests: manifest.manifests.map(descriptorFields) }
      : { config: descriptorFields(manifest.config), layers: manifest.layers.map(descriptorFields) };
  return new TextEncoder().encode(JSON.stringify({ ...head, ...body, ...tail }));
}

/** The fields of a descriptor in the order in which we write them. */
export function descriptorFields(descriptor: Descriptor): Record<string, unknown> {
  const { mediaType, digest, size, artifactType, platform, annotations } = descriptor;
  return {
    mediaType,
    digest,
    size,
    ...(platform === undefined ? {} : { platform: { architecture: platform.architecture, os: platform.os } }),
    ...(annotations === undefined || Object.keys(annotations).length === 0 ? {} : { annotations: sorted(annotations) }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

function sorted(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new MalformedManifestError(what, error instanceof SyntaxError ? 'it is not JSON' : 'it is not UTF-8');
  }
}

function chooseMediaType(root: Record<string, unknown>, contentType: string | undefined, read: FieldReader): string {
  const written = read.optionalString(root, 'mediaType', '');
  const served = contentType?.split(';')[0]?.trim().toLowerCase();
  if (written !== undefined) {
    if (!isManifestType(written))
      throw read.problem(`"mediaType" is ${JSON.stringify(written)}, which is not read here`);
    if (served !== undefined && isManifestType(served) && served !== written) {
      throw read.problem(`"mediaType" is ${written}, but it was served as ${served}`);
    }
    return written;
  }
  const hasManifests = 'manifests' in root;
  const hasLayers = 'layers' in root || 'config' in root;
  // A manifest that can be read as both kinds is an old attack: two clients would see two contents.
  if (hasManifests && hasLayers) throw read.problem('it has "manifests" and "layers", and no "mediaType"');
  if (served !== undefined && isManifestType(served)) {
    if (isIndexType(served) ? hasLayers : hasManifests) throw read.problem(`its content does not fit ${served}`);
    return served;
  }
  return hasManifests ? mediaTypes.index : mediaTypes.manifest;
}

/** Reads fields of JSON whose shape nobody vouches for. Every problem names the field. */
export class FieldReader {
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  problem(text: string): MalformedManifestError {
    return new MalformedManifestError(this.#what, text);
  }

  object(value: unknown, field: string): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.problem(`"${field}" is not an object`);
    }
    return value as Record<string, unknown>;
  }

  optionalString(from: Record<string, unknown>, key: string, path: string): string | undefined {
    const value = from[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw this.problem(`"${path}${key}" is not a text`);
    return value === '' ? undefined : value;
  }

  annotations(value: unknown, field: string): Readonly<Record<string, string>> | undefined {
    if (value === undefined || value === null) return undefined;
    const annotations: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [key, text] of Object.entries(this.object(value, field))) {
      if (typeof text !== 'string') throw this.problem(`"${field}.${key}" is not a text`);
      annotations[key] = text;
    }
    return annotations;
  }

  descriptors(value: unknown, field: string): readonly Descriptor[] {
    if (!Array.isArray(value)) throw this.problem(`"${field}" is not a list`);
    return value.map((one: unknown, index) => this.descriptor(one, `${field}[${index}]`));
  }

  descriptor(value: unknown, field: string): Descriptor {
    const from = this.object(value, field);
    const mediaType = this.optionalString(from, 'mediaType', `${field}.`);
    if (mediaType === undefined) throw this.problem(`"${field}.mediaType" is missing`);
    const digest = tryParseDigest(typeof from['digest'] === 'string' ? from['digest'] : '');
    if (digest === undefined) throw this.problem(`"${field}.digest" is not a sha256 or sha512 digest`);
    const size = from['size'];
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
      throw this.problem(`"${field}.size" is not a count of bytes`);
    }
    const artifactType = this.optionalString(from, 'artifactType', `${field}.`);
    const platform = this.#platform(from['platform'], `${field}.platform`);
    const annotations = this.annotations(from['annotations'], `${field}.annotations`);
    return {
      mediaType,
      digest,
      size,
      ...(artifactType === undefined ? {} : { artifactType }),
      ...(platform === undefined ? {} : { platform }),
      ...(annotations === undefined ? {} : { annotations }),
    };
  }

  /** Undefined where there is none, or only half of one. */
  #platform(value: unknown, field: string): Descriptor['platform'] {
    if (value === undefined || value === null) return undefined;
    const from = this.object(value, field);
    const os = this.optionalString(from, 'os', `${field}.`);
    const architecture = this.optionalString(from, 'architecture', `${field}.`);
    return os === undefined || architecture === undefined ? undefined : { os, architecture };
  }
}
