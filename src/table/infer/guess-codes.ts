import { findHierarchy, icdCategoryShare, isAtcGroup, isIcdCategory } from '../../identity/index.js'
import type { ColumnSchema } from '../schema.js'
import { guess, type KindGuess } from './kind-guess.js'
import { nameEvidence } from './name-evidence.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** Share of the rows, and of the different texts, that must be codes in use: of a column named for them, and of any other. */
const leastShare = { named: 0.9, unnamed: 0.95 } as const
/** Most that chance may have to do with it where the name says nothing, in nats: one in a million. */
const certain = Math.log(1e6)
/** The same where codes also have a form that little else has: a dot after three characters, or several lengths. */
const certainByForm = { dotted: Math.log(20), lengths: Math.log(1000) } as const
const mostListedLevels = 50
const none: ReadonlySet<string> = new Set()

interface CodeSystem {
  readonly hierarchy: string
  readonly learnt?: 'region'
  /** Words of a column's name that speak for it. */
  readonly words: ReadonlySet<string>
  /** Words that speak for nothing else: then a text with the form of a code is enough. */
  readonly ownWords?: ReadonlySet<string>
  /** Whether a text has the form of a code, in use or not. */
  readonly hasForm?: (text: string) => boolean
  /** Whether a text is a code in use. */
  readonly isCode: (text: string) => boolean
  /** Whether texts that are codes are it by chance hardly ever. */
  readonly isCertain: (texts: readonly string[], profile: TextProfile) => boolean
}

const icdForm = /^([A-Z]\d[0-9A-Z])(?:\.?[0-9X][0-9A-Z]{0,3}|\.[A-Z][0-9A-Z]{0,3})?[+*†]?$/
const atcForm = /^([A-Z]\d\d)(?:[A-Z](?:[A-Z](?:\d\d)?)?)?$/

/** Tried in this order; the first that holds is right. */
const systems: readonly CodeSystem[] = [
  {
    hierarchy: 'atc',
    words: setOf('atc atccode codeatc atcclass'),
    isCode: (text) => isAtcGroup(atcForm.exec(text)?.[1] ?? ''),
    // One letter and two digits in fifteen are a group, and most codes go on with two letters.
    isCertain: (texts, profile) =>
      shareOfRows(profile, (text) => /^[A-Z]\d\d[A-Z]{2}/.test(text)) >= 0.8 &&
      distinctOf(texts, (text) => text.slice(0, 3)).length * Math.log(15) >= certain,
  },
  {
    hierarchy: 'icd-10',
    words: setOf(
      'icd icd10 cim cim10 icdcode diag diags diagnosis diagnoses diagnostic diagnostics diagnosticcode dx dp das disease ' +
        'maladie condition conditions pathologie pathology comorbidity comorbidite cause motif reason',
    ),
    isCode: (text) => isIcdCategory(icdForm.exec(text)?.[1] ?? ''),
    isCertain(texts) {
      const categories = distinctOf(texts, (text) => text.slice(0, 3))
      const letters = distinctOf(texts, (text) => text.slice(0, 1))
      if (letters.length < 3) return false
      const nats = categories.reduce((sum, text) => sum - Math.log(icdCategoryShare(text.slice(0, 1)) || 1), 0)
      const dotted = texts.filter((text) => text[3] === '.').length
      if (dotted >= 3) return nats >= certainByForm.dotted
      const isShort = texts.some((text) => text.length <= 4)
      return isShort && new Set(texts.map((text) => text.length)).size >= 2 && nats >= certainByForm.lengths
    },
  },
  {
    hierarchy: 'fr-postcode',
    learnt: 'region',
    words: setOf('postal postalcode postcode zip zipcode'),
    // Codes of firms and post boxes are in no table: they begin as their département's do.
    ownWords: setOf('cp codepostal postalfr'),
    hasForm: (text) => /^\d{4,5}$/.test(text) && (findHierarchy('fr-postcode')?.contains(text) ?? false),
    isCode: isCodeOf('fr-postcode'),
    isCertain: (texts) => texts.reduce((sum, text) => sum + postcodeNats(text), 0) >= certain,
  },
  {
    hierarchy: 'us-zip',
    learnt: 'region',
    words: setOf('zip zipcode zip5 postal postalcode'),
    isCode: isCodeOf('us-zip'),
    // Nine in ten numbers of five digits could be one.
    isCertain: () => false,
  },
]

/** Names that say what else codes of a letter and digits are, or numbers of five. */
const otherThings = setOf(
  'ward service unit unite room bed lit chambre site dose dosage dosing procedure procedures acte actes opcs hcpcs cpt ccam ndc lab labo sample specimen batch lot plate tube slot floor',
)

/**
 * A column whose cells, over all rows, are codes of a system that the product knows: drugs (ATC), diagnoses (ICD-10), French
 * postcodes, US ZIP codes. A name for them is enough where nine rows in ten are codes in use; without one 95 in 100 must be,
 * and so many different ones that chance has nothing to do with it. O(distinct texts).
 */
export function guessCodes(name: string, profile: TextProfile): KindGuess | undefined {
  const { words, person, record, weak } = nameEvidence(name)
  if (profile.texts.length === 0 || person || (record && !weak)) return undefined
  const plain = words.map((word) => word.replace(/\d{1,2}$/, ''))
  const isAmong = (set: ReadonlySet<string>) => [...words, ...plain].some((word) => set.has(word))
  const isOther = isAmong(otherThings) || isMeasured(name)
  const found = systems.find((system) => {
    const isOwn = isAmong(system.ownWords ?? none)
    const isNamed = isOwn || isAmong(system.words)
    if (!isNamed && isOther) return false
    const isCode = isOwn ? (system.hasForm ?? system.isCode) : system.isCode
    const least = isNamed && system.hierarchy !== 'us-zip' ? leastShare.named : leastShare.unnamed
    const codes = profile.texts.filter(isCode)
    if (codes.length < least * profile.texts.length || shareOfRows(profile, isCode) < least) return false
    return isNamed || system.isCertain(codes, profile)
  })
  return found && described(found, profile)
}

function described({ hierarchy, learnt, isCode, hasForm = isCode }: CodeSystem, { texts }: TextProfile): KindGuess {
  const odd = texts.filter((text) => !hasForm(text)).length
  const schema: Omit<ColumnSchema, 'name' | 'role'> = {
    kind: 'categorical',
    ...(learnt === undefined && texts.length <= mostListedLevels && { levels: [...texts].sort() }),
    hierarchy,
    ...(learnt && { learnt }),
  }
  const share = odd === 0 ? 'every cell is one' : `${texts.length - odd} of ${texts.length} different texts are`
  return guess(schema, `${findHierarchy(hierarchy)?.title ?? ''} by their cells: ${share}`)
}

/** Amounts of money, counts and measures; words for places and diagnoses are no measure here. */
function isMeasured(name: string): boolean {
  const { words } = nameEvidence(name)
  return words.some((word) => amounts.has(word))
}

const amounts = setOf(
  'age count counts cost costs amount price charge charges total sum weight poids height size days duration score rate ratio dose mean min max value result platelets plaquettes steps population income salary salaire revenu cout montant prix nb nombre pct percent distance year annee time',
)

function isCodeOf(id: string): (text: string) => boolean {
  const regions = findHierarchy(id)?.regions
  return (text) => regions?.isCode(/^\d{4}$/.test(text) ? `0${text}` : text) ?? false
}

/**
 * How little chance has to do with a number of five digits being a French postcode, by its zeros at the end: of those that end
 * in none one in a hundred is, of tens half, of hundreds 85 in 100, of thousands nearly all. Amounts are round too.
 */
function postcodeNats(text: string): number {
  const zeros = /0*$/.exec(text)?.[0].length ?? 0
  return -Math.log([0.0097, 0.53, 0.85, 0.94][zeros] ?? 1)
}

function distinctOf(texts: readonly string[], keyOf: (text: string) => string): string[] {
  return [...new Set(texts.map(keyOf))]
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
