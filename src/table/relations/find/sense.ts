import { wordsOf } from '../../infer/name-evidence.js'
import type { ColumnSchema } from '../../schema.js'

/** Words that name amounts of one thing: these can be compared, added and taken from each other. */
const quantities: readonly ReadonlySet<string>[] = [
  'time times day days week weeks month months mo mos year years yr yrs hour hours hr hrs minute minutes min mins date dt age duration followup follow fu start stop begin end entry exit onset los stay delay duree jour jours mois an ans annee annees delai debut fin suivi',
  'weight weights wt mass bw bwt lbm ffm kg lb lbs gram grams poids masse',
  'height heights ht length lengths size width depth waist hip circumference cm mm taille longueur',
  'price cost costs charge charges amount income wage salary expense expenses payment paid tax prix cout revenu montant',
].map((words) => new Set(words.split(' ')))

/** Longer words that names end in without a sign between: `futime`, `smokeyrs`. */
const endings = [
  'time',
  'times',
  'days',
  'weeks',
  'months',
  'years',
  'yrs',
  'date',
  'hours',
  'weight',
  'height',
  'start',
  'stop',
]

/** Words that say nothing of what is held: two items of a form need not be alike. */
const empty = new Set('x y z v q var item items col column value val num no nb nr field question score'.split(' '))
const shortestStart = 3

/**
 * Whether two numbers are likely to be amounts of the same thing: by their units, or else by words that both names have or that
 * name one quantity. A number of decimals that only one has speaks against names.
 */
export function areAlike(one: ColumnSchema, other: ColumnSchema): boolean {
  if (one.unit !== undefined && other.unit !== undefined) return one.unit === other.unit
  if (one.kind === 'datetime' && other.kind === 'datetime') return true
  const [first, second] = [one, other].map(({ name }) => lettersOf(name))
  const areOneQuantity = quantities.some((words) =>
    [first, second].every((own) => own!.some((word) => words.has(word))),
  )
  return areOneQuantity || (isWhole(one) === isWhole(other) && haveWordInCommon(first!, second!))
}

/** Whether a name is one of a time or a moment. */
export function namesTime({ name }: ColumnSchema): boolean {
  return lettersOf(name).some((word) => quantities[0]!.has(word))
}

function isWhole({ precision }: ColumnSchema): boolean {
  return precision === 0
}

function haveWordInCommon(first: readonly string[], second: readonly string[]): boolean {
  const shared = first.filter((word) => second.includes(word) && !empty.has(word))
  return shared.length > 0 || first.some((word) => second.some((other) => haveStartInCommon(word, other)))
}

/** `tax` and `taxs`, `child` and `children`. */
function haveStartInCommon(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= shortestStart && !empty.has(short) && long.startsWith(short)
}

/** The words of a name without digits, and the quantity that a longer word ends in. */
function lettersOf(name: string): string[] {
  const words = wordsOf(name)
    .map((word) => word.replaceAll(/[^\p{L}]/gu, ''))
    .filter((word) => word !== '')
  return [...words, ...words.flatMap((word) => endings.filter((ending) => word !== ending && word.endsWith(ending)))]
}
