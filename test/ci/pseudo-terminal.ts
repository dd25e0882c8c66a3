import { spawn, spawnSync } from 'node:child_process';

/** Why there is no pseudo-terminal to be had here; undefined where there is. */
export function whyNoTerminal(): string | undefined {
  if (process.platform === 'win32') return 'Windows has no pseudo-terminals of this kind';
  const found = spawnSync('python3', ['-c', 'import pty, select'], { stdio: 'ignore' });
  return found.status === 0 ? undefined : 'there is no python3 with the module pty';
}

/**
 * Runs a program on a terminal of its own: sets the window's size, hands out what comes, and types what `whenSeen` says: one Ctrl-C
 * (or several, parted by 300 ms) once a text was seen.
 */
const host = `
import fcntl, os, pty, select, struct, sys, termios, time
columns, seen, presses = int(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])
pid, master = pty.fork()
if pid == 0:
    os.execvp(sys.argv[4], sys.argv[4:])
fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
everything = b''
while True:
    ready, _, _ = select.select([master], [], [], 60)
    if not ready: break
    try: data = os.read(master, 65536)
    except OSError: break
    if not data: break
    everything += data
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
    if presses > 0 and seen in everything:
        for _ in range(presses):
            os.write(master, b'\\x03')
            time.sleep(0.3)
        presses = 0
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status) & 0xff)
`;

export interface TerminalRun {
  readonly output: string;
  readonly exitCode: number | null;
}

export function onTerminal(
  argv: readonly string[],
  options: {
    readonly columns: number;
    readonly directory: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly interrupt?: { readonly seen: string; readonly presses: number };
  },
): Promise<TerminalRun> {
  const { columns, directory, environment, interrupt = { seen: '', presses: 0 } } = options;
  const args = ['-c', host, String(columns), interrupt.seen, String(interrupt.presses), ...argv];
  const child = spawn('python3', args, { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ output, exitCode }));
  });
}
