/** Signs that stand for nothing, unless other levels are signs too. */
const signs = ['', '?', '??', '.', '..', '...', '-', '--', '---', '–', '—', '*', '/', 'n/a', '#n/a', 'n.a.', 'n.d.']
const signsOfErrors = [
  '#null!',
  '#num!',
  '#value!',
  '#div/0!',
  '#ref!',
  '#name?',
  '1.#inf',
  '-1.#inf',
  '1.#qnan',
  '-1.#ind',
]

/** Words that programs write for a missing cell. */
const programWords = ['na', 'nan', 'null', '<na>', 'nat', '(null)', 'nil', '\\n', 'missing', '(missing)', '[missing]']

/** Words that people write for one: English, French, German. */
const peoplesWords = [
  ...['nd', 'nc', 'nr', 'nk', 'nsp', 'unk', 'ukn', 'u/k'],
  ...['unknown', 'not known', 'not done', 'not available', 'not applicable', 'not recorded', 'not reported'],
  ...['not stated', 'not tested', 'not measured', 'not performed', 'not assessed', 'no data', 'no result'],
  ...['inconnu', 'inconnue', 'manquant', 'manquante', 'non fait', 'non faite', 'non renseigné', 'non renseignée'],
  ...['non connu', 'non disponible', 'non applicable', 'non communiqué', 'non réalisé', 'non dosé'],
  ...['unbekannt', 'fehlt', 'keine angabe', 'k.a.'],
]

/** Words that stand for a missing result beside numbers, and for themselves beside words. */
const wordsBesideNumbers = [
  ...['ne', 'np', 'ns', 'nm', 'tbd', 'qns', 'tnp', 'pending', 'refused', 'declined', 'invalid', 'error', 'cancelled'],
  ...['canceled', 'insufficient', 'hemolyzed', 'haemolysed', 'en attente', 'en cours', 'refus', 'hémolysé', 'absent'],
]

/** Numbers that are none. */
const infinities = ['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity', '∞', '-∞', '+∞']

const signSet = new Set([...signs, ...signsOfErrors])
const programSet = new Set(programWords)
const peoplesSet = new Set(peoplesWords.map(plain))
const besideSet = new Set(wordsBesideNumbers.map(plain))
const infinitySet = new Set(infinities)

/**
 * What a text that may stand for a missing cell is: a sign, a program's word, a person's word, a word that is one beside
 * numbers only, `none`, an infinity.
 */
export type MarkerSort = 'sign' | 'program' | 'person' | 'beside' | 'none' | 'infinity'

/** Undefined for a text that nobody writes for a missing cell. By letters alone: whether it does is for the column to say. */
export function markerSort(text: string): MarkerSort | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return undefined
  const bare = text.trim().toLowerCase()
  if (signSet.has(bare)) return 'sign'
  if (programSet.has(bare)) return 'program'
  if (infinitySet.has(bare)) return 'infinity'
  if (bare === 'none') return 'none'
  if (peoplesSet.has(plain(bare))) return 'person'
  return besideSet.has(plain(bare)) ? 'beside' : undefined
}

/** True for the texts that any program's table may have for a missing cell. */
export function isUsualMarker(text: string): boolean {
  const sort = markerSort(text)
  return sort !== undefined && sort !== 'infinity' && sort !== 'beside'
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
