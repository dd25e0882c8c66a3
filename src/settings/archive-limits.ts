import { InvalidSettingError } from './errors.ts';

/** Caps on the archives of modules that are other than the defaults. Bytes where the name says so. */
export interface ArchiveLimitSettings {
  readonly compressedBytes?: number;
  readonly unpackedBytes?: number;
  readonly ratio?: number;
  readonly entries?: number;
  readonly pathBytes?: number;
  readonly pathDepth?: number;
}

interface Cap {
  readonly field: keyof ArchiveLimitSettings;
  readonly isSize: boolean;
  readonly largest: number;
}

const gibibyte = 1024 ** 3;

/** By the name that people write. Above the largest the job would run out of memory before it noticed. */
const caps: Readonly<Record<string, Cap>> = {
  compressed: { field: 'compressedBytes', isSize: true, largest: gibibyte },
  unpacked: { field: 'unpackedBytes', isSize: true, largest: 2 * gibibyte },
  ratio: { field: 'ratio', isSize: false, largest: 100_000 },
  entries: { field: 'entries', isSize: false, largest: 1_000_000 },
  'path-length': { field: 'pathBytes', isSize: true, largest: 4_096 },
  'path-depth': { field: 'pathDepth', isSize: false, largest: 256 },
};

export const archiveLimitNames = Object.keys(caps);

/**
 * Reads the setting `archive-limits`: items `NAME=N`, sizes also with KiB, MiB or GiB.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the item and what it may be
 */
export function parseArchiveLimits(items: readonly string[], origin: string): ArchiveLimitSettings {
  let limits: ArchiveLimitSettings = {};
  for (const item of items) {
    const {
      name = '',
      digits = '',
      unit,
    } = /^(?<name>[a-z-]+)=(?<digits>\d{1,12})(?<unit>[KMG]iB)?$/.exec(item)?.groups ?? {};
    const cap = Object.hasOwn(caps, name) ? caps[name] : undefined;
    const value = Number(digits) * (unit === undefined ? 1 : (units[unit] ?? 1));
    const isFine = cap !== undefined && value >= 1 && value <= cap.largest && (cap.isSize || unit === undefined);
    if (!isFine) {
      throw new InvalidSettingError(`The setting archive-limits (from ${origin}) cannot have ${JSON.stringify(item)}`, {
        next:
          cap === undefined
            ? `Write NAME=N with one of the names ${archiveLimitNames.join(', ')}, for example unpacked=1GiB.`
            : `Write a whole number from 1 to ${cap.largest}${cap.isSize ? ', or one with KiB, MiB or GiB' : ''}.`,
      });
    }
    limits = { ...limits, [cap.field]: value };
  }
  return limits;
}

const units: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, GiB: gibibyte };
