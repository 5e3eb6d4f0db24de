import { MirrorwardError } from '../errors.js'
import type { ColumnSchema } from '../index.js'
import { nearestName } from '../messages/index.js'

/** What the questions of `init --public` say; what a column holds is never part of them. */
export interface PublicWords {
  readonly lead: (file: string) => string
  /** `usual`: what Enter makes of the column. */
  readonly kind: (column: string, usual: SpokenKind) => string
  readonly bounds: (column: string) => string
  readonly levels: (column: string) => string
  readonly ordered: (column: string) => string
  readonly size: string
  /** `usual`: the column that Enter takes; none where empty. */
  readonly patient: (usual: string) => string
  readonly rowsPerPatient: string
  readonly epsilon: string
  readonly unknownKind: (answer: string) => string
  readonly unknownColumn: (answer: string) => string
  readonly near: (kind: string) => string
  readonly twoNumbers: string
  readonly twoDates: string
  readonly wholeNumber: string
  readonly number: string
  readonly ended: string
  readonly next: (schema: string, command: string) => string
}

const english: PublicWords = {
  lead: (file) =>
    `Only the names of the columns of ${file} were read. Say what anybody may know of each; Enter buys it from the budget, the kind too: what you type costs nothing and is sharper.`,
  kind: (column, usual) =>
    `${column}: number, whole, category, ordered, yes-no, date, identifier or text? (Enter: ${usual === 'identifier' ? 'identifier, by its name; never learnt' : 'buy its kind, bounds and levels'}) `,
  bounds: (column) => `  lowest and highest that ${column} may be, as 0 120 (Enter: buy them) `,
  levels: (column) => `  levels of ${column}, with commas between (Enter: buy them) `,
  ordered: (column) => `  levels of ${column} from low to high, with commas between (Enter: buy them, without order) `,
  size: 'About how many patients are there, as anybody may know? (Enter: buy a noisy count) ',
  patient: (usual) =>
    `Which column tells whose row it is? (${usual === '' ? 'Enter: none,' : `Enter: ${usual}, by its name; none:`} each row is another person) `,
  rowsPerPatient: 'How many rows of one patient may count? (Enter: 1) ',
  epsilon: 'Epsilon: 1 where membership is sensitive, 3 for a public file (Enter: 1) ',
  unknownKind: (answer) =>
    `no such kind: "${answer}" (known: number, whole, category, ordered, yes-no, date, identifier, text)`,
  unknownColumn: (answer) => `no such column: "${answer}"`,
  near: (kind) => ` (did you mean "${kind}"?)`,
  twoNumbers: 'two numbers are needed, the lower first, as 0 120',
  twoDates: 'two dates are needed, the earlier first, as 1990-01-01 2024-12-31',
  wholeNumber: 'a whole number of at least 1 is needed',
  number: 'a number above 0 is needed',
  ended: 'the answers ended before the kind of every column was told',
  next: (schema, command) => `${schema} holds what you declared, and nothing of the rows.\nNext: ${command}`,
}

const french: PublicWords = {
  lead: (file) =>
    `Seuls les noms des colonnes de ${file} ont été lus. Dites de chacune ce que tout le monde peut savoir ; Entrée l’achète sur le budget, la nature aussi : ce que vous tapez ne coûte rien et est plus précis.`,
  kind: (column, usual) =>
    `${column} : nombre, entier, catégorie, ordonnée, oui-non, date, identifiant ou texte ? (Entrée : ${usual === 'identifier' ? 'identifiant, d’après son nom ; jamais appris' : 'acheter sa nature, ses bornes et ses modalités'}) `,
  bounds: (column) => `  plus petite et plus grande valeur possible de ${column}, comme 0 120 (Entrée : les acheter) `,
  levels: (column) => `  modalités de ${column}, séparées par des virgules (Entrée : les acheter) `,
  ordered: (column) =>
    `  modalités de ${column} de la plus basse à la plus haute, séparées par des virgules (Entrée : les acheter, sans ordre) `,
  size: 'Combien y a-t-il de patients environ, à la connaissance de tous ? (Entrée : acheter un effectif bruité) ',
  patient: (usual) =>
    `Quelle colonne dit de qui est la ligne ? (${usual === '' ? 'Entrée : aucune,' : `Entrée : ${usual}, d’après son nom ; aucune :`} chaque ligne est une autre personne) `,
  rowsPerPatient: 'Combien de lignes d’un même patient peuvent compter ? (Entrée : 1) ',
  epsilon: 'Epsilon : 1 si l’appartenance est sensible, 3 pour un fichier public (Entrée : 1) ',
  unknownKind: (answer) =>
    `nature inconnue : « ${answer} » (connues : nombre, entier, catégorie, ordonnée, oui-non, date, identifiant, texte)`,
  unknownColumn: (answer) => `colonne inconnue : « ${answer} »`,
  near: (kind) => ` (vouliez-vous dire « ${kind} » ?)`,
  twoNumbers: 'il faut deux nombres, le plus petit d’abord, comme 0 120',
  twoDates: 'il faut deux dates, la plus ancienne d’abord, comme 1990-01-01 2024-12-31',
  wholeNumber: 'il faut un nombre entier d’au moins 1',
  number: 'il faut un nombre supérieur à 0',
  ended: 'les réponses se sont arrêtées avant que la nature de chaque colonne soit dite',
  next: (schema, command) => `${schema} contient ce que vous avez déclaré, et rien des lignes.\nEnsuite : ${command}`,
}

export function publicWords(language: 'en' | 'fr'): PublicWords {
  return language === 'fr' ? french : english
}

/** A kind as a person says it; `bought` where Enter has it told from noisy counts. */
export type SpokenKind =
  | 'bought'
  | 'number'
  | 'whole'
  | 'category'
  | 'ordered'
  | 'yes-no'
  | 'date'
  | 'identifier'
  | 'text'

const spoken: Readonly<Record<string, SpokenKind>> = {
  ...{ number: 'number', whole: 'whole', category: 'category', ordered: 'ordered', 'yes-no': 'yes-no', date: 'date' },
  ...{ identifier: 'identifier', text: 'text', nombre: 'number', entier: 'whole', catégorie: 'category' },
  ...{ categorie: 'category', ordonnée: 'ordered', ordonnee: 'ordered', 'oui-non': 'yes-no' },
  ...{ identifiant: 'identifier', texte: 'text' },
}

/** The kind of an answer, also by its first letters; `usual` for Enter. Throws `bad-option`. */
export function kindOfAnswer(
  answer: string,
  { words, usual }: { readonly words: PublicWords; readonly usual: SpokenKind },
): SpokenKind {
  if (answer === '') return usual
  const text = answer.toLowerCase()
  const known = Object.keys(spoken).find((word) => word.startsWith(text))
  if (known !== undefined) return spoken[known]!
  const near = nearestName(text, Object.keys(spoken))
  throw new MirrorwardError('bad-option', `${words.unknownKind(answer)}${near === undefined ? '' : words.near(near)}`)
}

/** Bounds of an answer; undefined for Enter. Throws `bad-option`. */
export function boundsOfAnswer(
  answer: string,
  { kind, words }: { readonly kind: SpokenKind; readonly words: PublicWords },
): { readonly min: number; readonly max: number } | undefined {
  if (answer === '') return undefined
  const isDate = kind === 'date'
  const parts = answer.split(/\s+|\s*;\s*/).filter((part) => part !== '' && part !== '-' && part !== 'to')
  const [min = Number.NaN, max = Number.NaN] = parts.map((part) =>
    isDate ? (/^\d{4}-\d\d-\d\d$/.test(part) ? Date.parse(part) : Number.NaN) : Number(part),
  )
  if (parts.length !== 2 || !(min <= max) || !Number.isFinite(max - min))
    throw new MirrorwardError('bad-option', isDate ? words.twoDates : words.twoNumbers)
  return { min, max }
}

/** A column as the answers say it: declared where something was typed, to be bought where it was not. */
export function declaredColumn(
  name: string,
  {
    kind,
    bounds,
    levels = [],
    role,
  }: {
    readonly kind: SpokenKind
    readonly bounds?: { readonly min: number; readonly max: number } | undefined
    readonly levels?: readonly string[]
    readonly role: ColumnSchema['role']
  },
): ColumnSchema {
  switch (kind) {
    // The kind that stands in the file means nothing until it is bought.
    case 'bought':
      return { name, kind: 'categorical', role, domain: 'buy-kind' }
    case 'identifier':
    case 'text':
      return { name, kind, role: 'direct-identifier' }
    case 'number':
    case 'whole':
    case 'date': {
      const form = kind === 'date' ? { kind: 'datetime' as const, format: 'date' } : { kind: 'numeric' as const }
      const precision = kind === 'whole' ? { precision: 0 } : {}
      return { name, ...form, role, ...precision, domain: bounds ? 'declared' : 'buy', ...(bounds && { bounds }) }
    }
    case 'category':
    case 'ordered':
    case 'yes-no': {
      if (levels.length === 0) return { name, kind: kind === 'yes-no' ? 'boolean' : 'categorical', role, domain: 'buy' }
      const kinds = { category: 'categorical', ordered: 'ordinal', 'yes-no': 'boolean' } as const
      return { name, kind: kinds[kind], role, domain: 'declared', levels }
    }
  }
}
