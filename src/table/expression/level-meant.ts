import type { Operand } from './syntax.js'

/** What stands for true and for false in the files of people. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  true: ['true', 't', 'yes', 'y', '1', 'oui', 'o', 'vrai', 'ja', 'j'],
  false: ['false', 'f', 'no', 'n', '0', 'non', 'faux', 'nein'],
}

/** The level that a constant names: the bare words `true` and `false` are whichever level of the column means them. */
export function levelMeant(
  constant: Extract<Operand, { readonly type: 'text' | 'number' }>,
  levels: readonly string[],
): string {
  const text = String(constant.value)
  if (constant.type !== 'text' || constant.truth !== true || levels.includes(text)) return text
  return levels.find((level) => spellings[text]?.includes(level.toLowerCase())) ?? text
}
