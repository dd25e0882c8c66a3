/** Runs work as a user whom permissions hold back: root is none, so under root it becomes "nobody" for a while. */
export async function asPlainUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return work();
  process.seteuid(65_534);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}
