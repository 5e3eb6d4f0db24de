/** A word as it is typed in a shell. */
export function shownWord(word: string): string {
  return /^[\w./:=?-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
