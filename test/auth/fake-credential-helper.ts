import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';

/**
 * Writes a stand-in for a credential helper (the real ones want a keychain of a desktop): it speaks their protocol and keeps its
 * credentials in a file beside it. Every call is noted in `calls`.
 * @returns the directory to put on PATH
 */
export async function writeFakeHelper(directory: string, name: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const program = join(directory, `docker-credential-${name}`);
  await writeFile(program, script);
  await chmod(program, 0o755);
  return directory;
}

const script = `#!${execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const file = __filename + '.store';
const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const input = readFileSync(0, 'utf8').trim();
const environment = Object.keys(process.env).filter((name) => /TOKEN|SECRET/.test(name));
appendFileSync(__filename + '.calls', JSON.stringify({ action: process.argv[2], input, cwd: process.cwd(), environment }) + '\\n');
const end = (code, text) => {
  process.stdout.write(text);
  process.exitCode = code;
};
switch (process.argv[2]) {
  case 'get':
    if (process.env.FAKE_HELPER === 'fails') end(1, 'secret-in-output: hush');
    else if (process.env.FAKE_HELPER === 'babbles') end(0, 'secret-in-output: hush');
    else if (process.env.FAKE_HELPER === 'hangs') setTimeout(() => {}, 60000);
    else if (kept[input] === undefined) end(1, 'credentials not found in native keychain\\n');
    else end(0, JSON.stringify({ ServerURL: input, ...kept[input] }));
    break;
  case 'list':
    end(0, JSON.stringify(Object.fromEntries(Object.entries(kept).map(([server, { Username }]) => [server, Username]))));
    break;
  case 'store': {
    const { ServerURL, Username, Secret } = JSON.parse(input);
    kept[ServerURL] = { Username, Secret };
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
    break;
  }
  case 'erase':
    delete kept[input];
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
    break;
}
`;
