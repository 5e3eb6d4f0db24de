const pairs: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['non', 'oui'],
  ['n', 'o'],
  ['faux', 'vrai'],
  ['nein', 'ja'],
]
const truths = new Map<string, boolean>(
  pairs.flatMap(([no, yes]): [string, boolean][] => [
    [no, false],
    [yes, true],
  ]),
)

/** The two texts, false first, where they are one of the known pairs of opposites in any case; 1.0 is 1. */
export function opposites(texts: readonly string[]): [string, string] | undefined {
  const [one, other] = texts
  if (one === undefined || other === undefined || texts.length !== 2) return undefined
  const words = texts.map(wordOf)
  if (pairs.some(([no, yes]) => words[0] === no && words[1] === yes)) return [one, other]
  if (pairs.some(([no, yes]) => words[1] === no && words[0] === yes)) return [other, one]
  return undefined
}

/** What a word of any known pair says; undefined for other texts. */
export function truthOf(text: string): boolean | undefined {
  return truths.get(wordOf(text))
}

function wordOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^([01])[.,]0+$/, '$1')
}
