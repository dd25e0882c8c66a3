/** What a server says that it can do. */
export interface RemoteCapabilities {
  /** False where only the server itself, or others than us, may write to the action cache. */
  readonly cacheWritable: boolean;
  readonly executes: boolean;
}

/**
 * The request `GetCapabilitiesRequest { instance_name = 1 }` as gRPC frames it: a byte 0 (not compressed), the length, the
 * message. Source: remote_execution.proto of the Remote Execution API v2; protobuf.dev, "Encoding".
 */
export function capabilitiesRequest(instanceName: string): Buffer {
  const name = Buffer.from(instanceName);
  const message = name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/**
 * Reads a framed `ServerCapabilities`, or gives undefined where the bytes are none. Fields in use:
 * `cache_capabilities = 1 { action_cache_update_capabilities = 2 { update_enabled = 1 } }` and
 * `execution_capabilities = 2 { exec_enabled = 2 }`.
 */
export function readCapabilities(framed: Buffer): RemoteCapabilities | undefined {
  if (framed.length < 5 || framed[0] !== 0) return undefined;
  const length = framed.readUInt32BE(1);
  if (framed.length < 5 + length) return undefined;
  const capabilities = fieldsOf(framed.subarray(5, 5 + length));
  if (capabilities === undefined) return undefined;
  const update = bytesAt(fieldsOf(bytesAt(capabilities, 1)), 2);
  const execution = fieldsOf(bytesAt(capabilities, 2));
  return { cacheWritable: fieldsOf(update)?.get(1) === 1, executes: execution?.get(2) === 1 };
}

type Fields = ReadonlyMap<number, number | Buffer>;

function bytesAt(fields: Fields | undefined, number: number): Buffer {
  const field = fields?.get(number);
  return Buffer.isBuffer(field) ? field : Buffer.alloc(0);
}

/** The fields of a message, the last of each number. Undefined where the bytes are no message. */
function fieldsOf(message: Buffer): Fields | undefined {
  const fields = new Map<number, number | Buffer>();
  let position = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let scale = 1; position < message.length; scale *= 128) {
      const byte = message[position++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (position < message.length) {
    const tag = readVarint();
    const wireType = tag % 8;
    let end = position;
    if (wireType === 0) fields.set(Math.floor(tag / 8), readVarint());
    else if (wireType === 2) {
      const length = readVarint();
      end = position + length;
      fields.set(Math.floor(tag / 8), message.subarray(position, end));
      position = end;
    } else if (wireType === 1) position += 8;
    else if (wireType === 5) position += 4;
    else return undefined;
    if (Number.isNaN(position) || position > message.length) return undefined;
  }
  return fields;
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
