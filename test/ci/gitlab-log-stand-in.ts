/**
 * Reads a job's log as GitLab does (a stand-in, written after the behaviour of its `Ansi2json`): a section's marker counts
 * wherever it stands, when a carriage return and the erasing of the line follow it.
 */
export interface ReadGitlabLog {
  readonly markers: readonly {
    readonly kind: 'start' | 'end';
    readonly seconds: number;
    readonly name: string;
    readonly options: string;
  }[];
  /** What is shown, without colours. */
  readonly lines: readonly string[];
}

export function readAsGitlab(log: string): ReadGitlabLog {
  const markers: { kind: 'start' | 'end'; seconds: number; name: string; options: string }[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  const marker = /section_(start|end):(\d+):([a-zA-Z0-9_.-]+)(\[[^\]]*\])?\r\x1b\[0K/g;
  const shown = log.replace(marker, (_all, kind: 'start' | 'end', seconds: string, name: string, options = '') => {
    markers.push({ kind, seconds: Number(seconds), name, options });
    return '';
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  const plain = shown.replace(/\x1b\[[\d;]*[A-Za-z]/g, '');
  return { markers, lines: plain.replace(/\n$/, '').split('\n') };
}
