/**
 * The words of a line as a POSIX shell reads them, as far as our pages go: quotes, comments, and nothing from the first
 * unquoted `|`, `>` or `&` on, which are the shell's own business.
 */
export function shellWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (const sign of line) {
    if (quote !== undefined) {
      if (sign === quote) quote = undefined
      else word = (word ?? '') + sign
    } else if (sign === "'" || sign === '"') {
      quote = sign
      word ??= ''
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (sign === '#' && word === undefined) break
    else if ('|>&'.includes(sign)) break
    else word = (word ?? '') + sign
  }
  return word === undefined ? words : [...words, word]
}

/** The commands of a block: lines that begin with `mirrorward` or `npx mirrorward`, continued by a backslash. */
export function commandsOf(code: string): string[][] {
  return code
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/^npx mirrorward\b/, 'mirrorward'))
    .filter((line) => /^mirrorward\b/.test(line))
    .map((line) => shellWords(line).slice(1))
}
