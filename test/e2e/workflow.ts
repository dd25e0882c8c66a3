/** What a workflow of the tests differs in. */
export interface WorkflowOptions {
  /** How the token comes in: as an input, or by the variable that the seed's documents use. */
  readonly tokenBy: 'input' | 'environment';
  /** More inputs of our action. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Shell commands of a step after ours; it runs always. */
  readonly after: readonly string[];
  /** Shell commands of a step before ours. */
  readonly before?: readonly string[];
}

/** A workflow as the README shows it: check out, then our action (step id `protos`) with a secret. */
export function workflowYaml(options: WorkflowOptions): string {
  const inputs = Object.entries({
    ...(options.tokenBy === 'input' ? { token: secret('ORAS_REGISTRY_TOKEN') } : {}),
    'bsr-token': secret('BSR_TOKEN'),
    ...options.inputs,
  });
  const lines = [
    'on: push',
    'jobs:',
    '  protos:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    ...shellStep('Before', options.before ?? ['true']),
    '      - uses: ./',
    '        id: protos',
    '        with:',
    ...inputs.map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`),
    ...(options.tokenBy === 'environment'
      ? ['        env:', `          ORAS_REGISTRY_TOKEN: ${JSON.stringify(secret('ORAS_REGISTRY_TOKEN'))}`]
      : []),
    ...shellStep('After', options.after),
    '        if: always()',
  ];
  return `${lines.join('\n')}\n`;
}

function shellStep(name: string, commands: readonly string[]): string[] {
  return [`      - name: ${name}`, '        run: |', ...commands.map((command) => `          ${command}`)];
}

function secret(name: string): string {
  return `\${{ secrets.${name} }}`;
}
