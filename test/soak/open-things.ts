/** What came and what went between two lists, `+socket:[#] -PipeWrap`; empty where they hold the same, each as often. */
export function changeOf(before: readonly string[], after: readonly string[]): string {
  const gone = [...before];
  const come: string[] = [];
  for (const each of after) {
    const index = gone.indexOf(each);
    if (index === -1) come.push(each);
    else gone.splice(index, 1);
  }
  return [...come.map((each) => `+${each}`), ...gone.map((each) => `-${each}`)].join(' ');
}
