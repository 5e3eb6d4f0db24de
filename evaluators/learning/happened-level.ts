/** Words, in English and French, for an end that came. */
const itCame =
  /(^|[^\p{L}])(dead|died|death|deaths|deceased|décès|deces|décédée?|decedee?|morte?|event|événement|evenement|yes|oui|true|vrai|1)($|[^\p{L}])/iu
/** Words for one that did not: they win over the others, as in "no event". */
const itDidNot =
  /(^|[^\p{L}])(alive|living|survived|vivante?|vie|censored|censurée?|censuree?|no|non|not|none|aucune?|sans|without|false|faux|0)($|[^\p{L}])/iu

/**
 * Which of two levels means that an event happened, by their words: the one that says so, or the one beside what says that it
 * did not. Undefined where both or neither do, and for other than two levels.
 */
export function happenedLevel(levels: readonly string[]): string | undefined {
  if (levels.length !== 2) return undefined
  const saysNot = levels.filter((level) => itDidNot.test(level))
  if (saysNot.length === 1) return levels.find((level) => level !== saysNot[0])
  const says = levels.filter((level) => itCame.test(level))
  return saysNot.length === 0 && says.length === 1 ? says[0] : undefined
}
