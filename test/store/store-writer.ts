import { setTimeout as sleep } from 'node:timers/promises';
import { digestOf } from '../../src/oci/digest.ts';
import { Store } from '../../src/store/store.ts';

/** One of several processes on one store: takes in blobs that the others take in too, and names them. Run as a program. */
const [directory = '', count = '0'] = process.argv.slice(2);
const store = await Store.open(directory);
for (let i = 0; i < Number(count); i++) {
  const bytes = Buffer.alloc(50_000, `blob ${i}`);
  const descriptor = { mediaType: 'application/octet-stream', digest: digestOf(bytes), size: bytes.length };
  await store.ingest(
    descriptor,
    (async function* () {
      for (let at = 0; at < bytes.length; at += 5_000) {
        yield bytes.subarray(at, at + 5_000);
        await sleep(0);
      }
    })(),
  );
  if (i % 5 === 0) await store.setNames(new Map([[`host/${process.pid}:${i}`, descriptor]]));
}
await store.close();
