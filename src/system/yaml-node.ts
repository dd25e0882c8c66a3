/**
 * What a YAML text holds, with the place of every value, as far as we ask. The nodes of the `yaml` library would have to be
 * made by it, and loading it takes longer than reading a lock does.
 */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

/** A text, number, truth value or null, and whatever a tag makes of one. */
export interface YamlScalar {
  readonly kind: 'scalar';
  /** Offset of its first character, a quote included; of an empty value, where it would start. */
  readonly start: number;
  readonly anchor: string | undefined;
  readonly value: unknown;
  /** What stands in the text, without quotes. */
  readonly source: string;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly start: number;
  readonly anchor: string | undefined;
  /** Whether it is written in braces. */
  readonly flow: boolean;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly start: number;
  readonly anchor: string | undefined;
  readonly items: readonly YamlNode[];
}

/** `*name`, not followed. */
export interface YamlAlias {
  readonly kind: 'alias';
  readonly start: number;
  readonly name: string;
}

export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
