/** Whether a cell says woman or man, in the ways of French and English tables; undefined for anything else. */
export function sexOf(cell: string | null | undefined): 'f' | 'm' | undefined {
  if (cell === null || cell === undefined) return undefined
  const word = cell.trim().toLowerCase()
  if (/^(f|w|2|female|woman|girl|femme|féminin|feminin|fille|fem)$/.test(word)) return 'f'
  return /^(m|h|1|male|man|boy|homme|masculin|garçon|garcon|masc)$/.test(word) ? 'm' : undefined
}
