/**
 * The paths that a `.proto` file imports, in their order. It reads no more of the language than that takes: comments, texts and
 * statements are told apart, everything else is passed over.
 */
export function protoImports(source: string): readonly string[] {
  const imports: string[] = [];
  const tokens = tokensOf(source);
  let atStart = true;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    if (atStart && token === 'import') {
      const modifier = tokens[index + 1];
      const skip = modifier === 'public' || modifier === 'weak' || modifier === 'option' ? 2 : 1;
      let path = '';
      // Texts that stand side by side are one text.
      for (let at = index + skip; isText(tokens[at]); at++) path += unquote(tokens[at] ?? '');
      if (path !== '') imports.push(path);
    }
    atStart = token === ';' || token === '{' || token === '}';
  }
  return imports;
}

function tokensOf(source: string): readonly string[] {
  // A comment, a text in either kind of quotes, a word, or any other single character.
  const pattern = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_][\w.]*|\S/g;
  return (source.match(pattern) ?? []).filter((token) => !token.startsWith('//') && !token.startsWith('/*'));
}

function isText(token: string | undefined): boolean {
  return token !== undefined && token.length >= 2 && /^["']/.test(token);
}

function unquote(token: string): string {
  return token.slice(1, -1).replace(/\\(["'\\])/g, '$1');
}
