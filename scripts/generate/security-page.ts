import { securityRows } from '../../test/security/rows.ts';

/** docs/security-tests.md: which tests hold which row. What came of them is in the output of the run, never in a file. */
export function securityPage(): string {
  const sections = [...new Set(securityRows.map(({ section }) => section))];
  const parts = sections.map((section) => {
    const rows = securityRows.filter((row) => row.section === section);
    const lines = rows.map(({ text, remark, holders }) => {
      const tests = holders.map(
        ({ file, tests }) => `\`${file}\`: ${tests.map((title) => `“${cell(title)}”`).join(', ')}`,
      );
      return `| ${cell(text)}${remark === undefined ? '' : `<br>*${cell(remark)}*`} | ${tests.join('<br>')} |\n`;
    });
    return `## ${section}\n\n| must hold | tests |\n|---|---|\n${lines.join('')}`;
  });
  return `# What must hold, and the tests that say so

Made by \`npm run generate\` from test/security/rows.ts; do not edit. \`npm run security\` runs these tests and prints each row with
its result; with words of a row behind it (\`npm run security -- cannot redirect the token\`) only that row. Files that end in
\`.peer.test.ts\` need real servers (\`--peers\`), those that end in \`.fault.test.ts\` are the fault suite (test/faults).

${parts.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
