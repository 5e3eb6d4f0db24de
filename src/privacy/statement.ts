import { weakDelta } from './budget.js'
import type { LedgerRecord } from './ledger-record.js'
import { purposeText } from './purposes.js'

/** What a ledger promises, a sentence an item, for cards and reports. */
export interface PrivacyStatement {
  readonly promise: string
  readonly odds: string
  readonly covers: string
  readonly holds: string
  readonly doesNotCover: readonly string[]
  readonly warnings: readonly string[]
}

export interface StatementOptions {
  readonly language: 'en' | 'fr'
}

/** The statement of a ledger in plain words. Takes ε as spent, never less than it is. */
export function privacyStatement(record: LedgerRecord, { language }: StatementOptions): PrivacyStatement {
  return language === 'fr' ? french(record) : english(record)
}

/** The purposes of a ledger with their share of what was spent, in order of first mention; the label before a colon names one. */
export function spentByPurpose(record: LedgerRecord): readonly { readonly purpose: string; readonly share: number }[] {
  const sums = new Map<string, number>()
  let before = 0
  for (const { purpose, spent } of record.entries) {
    const name = purpose.split(':')[0]!.trim()
    sums.set(name, (sums.get(name) ?? 0) + spent.rho - before)
    before = spent.rho
  }
  return [...sums].map(([purpose, cost]) => ({ purpose, share: before === 0 ? 0 : cost / before }))
}

const english = (record: LedgerRecord): PrivacyStatement => {
  const { epsilon, chance, factor, odds, shares } = figuresOf(record, 'en')
  const who = record.unit === 'patient' ? "Any one patient's complete data" : 'Any one row'
  const purposes = shares.map(({ purpose, percent }) => `${purpose} (${percent} %)`).join(', ')
  return {
    promise: `${who} changes the probability of any result by at most a factor of ${factor} (ε = ${epsilon}), except with probability at most ${chance}.`,
    odds: `Someone who thinks the chance that a given person is in the data is 50 % can be moved to at most ${odds} %.`,
    covers: shares.length === 0 ? 'Nothing has been released yet.' : `This covers: ${purposes}.`,
    holds: 'It holds whatever the reader already knows, and however many synthetic rows are drawn.',
    doesNotCover: [
      'the schema, which you declared public',
      'other releases from the same patients that this ledger did not count (add their ε)',
      'conclusions that are true of the whole group',
      'pages marked "internal", which contain exact numbers of real patients',
    ],
    warnings: [
      ...(record.unit === 'row' ? ['Each row was taken for a different person, as you declared.'] : []),
      ...(record.entropy === undefined ? [] : ['The noise was replayed from a test: this release is NOT private.']),
      ...(isStrong(record) ? [] : ['The budget is too large for this to be called differentially private.']),
    ],
  }
}

const french = (record: LedgerRecord): PrivacyStatement => {
  const { epsilon, chance, factor, odds, shares } = figuresOf(record, 'fr')
  const who =
    record.unit === 'patient'
      ? 'Les données complètes d’un patient, quel qu’il soit,'
      : 'Une ligne, quelle qu’elle soit,'
  const verb = record.unit === 'patient' ? 'changent' : 'change'
  const purposes = shares.map(({ purpose, percent }) => `${purpose} (${percent} %)`).join(', ')
  return {
    promise: `${who} ${verb} la probabilité de n’importe quel résultat d’un facteur ${factor} au plus (ε = ${epsilon}), sauf avec une probabilité d’au plus ${chance}.`,
    odds: `Qui estime à 50 % la chance qu’une personne figure dans les données peut être amené à ${odds} % au plus.`,
    covers: shares.length === 0 ? 'Rien n’a encore été publié.' : `Cela couvre : ${purposes}.`,
    holds: 'Cela vaut quoi que sache déjà le lecteur, et quel que soit le nombre de lignes synthétiques tirées.',
    doesNotCover: [
      'le schéma, que vous avez déclaré public',
      'd’autres publications tirées des mêmes patients et que ce registre n’a pas comptées (ajoutez leur ε)',
      'les conclusions vraies du groupe entier',
      'les pages marquées « internes », qui contiennent des chiffres exacts de vrais patients',
    ],
    warnings: [
      ...(record.unit === 'row'
        ? ['Chaque ligne a été tenue pour une personne différente, comme vous l’avez déclaré.']
        : []),
      ...(record.entropy === undefined
        ? []
        : ['Le bruit a été rejoué depuis un test : cette publication n’est PAS privée.']),
      ...(isStrong(record) ? [] : ['Le budget est trop grand pour parler de confidentialité différentielle.']),
    ],
  }
}

/** Whether the words "differentially private" may stand in a title: ε at most 8, δ one in the square of the size and in 10,000. */
export function isStrong(record: Pick<LedgerRecord, 'epsilon' | 'delta' | 'publicSize'>): boolean {
  return record.epsilon <= 8 && record.delta <= (1 + 1e-9) * Math.min(weakDelta, 1 / record.publicSize ** 2)
}

function figuresOf(record: LedgerRecord, language: 'en' | 'fr') {
  const spent = record.entries.at(-1)?.spent.epsilon ?? 0
  const places = spent < 0.1 ? 3 : 2
  const rounded = Math.ceil(spent * 10 ** places - 1e-6) / 10 ** places
  const inverse = Math.floor(1 / record.delta)
  const digits = Math.max(0, Math.floor(Math.log10(inverse)))
  // "1 in" rounds down to one leading digit, so that the chance is rounded up.
  const about = Math.floor(inverse / 10 ** digits) * 10 ** digits
  const number = (value: number, most = 2) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value).replaceAll(' ', ' ')
  const factor = Math.ceil(Math.exp(rounded) * 100 - 1e-9) / 100
  const odds = (100 * Math.exp(rounded)) / (1 + Math.exp(rounded))
  return {
    epsilon: number(rounded, 3),
    chance: language === 'fr' ? `1 sur ${number(about)}` : `1 in ${number(about)}`,
    factor: number(factor),
    odds: number(odds > 99 ? Math.min(99.999, Math.ceil(odds * 1000) / 1000) : Math.ceil(odds), 3),
    shares: spentByPurpose(record).map(({ purpose, share }) => ({
      purpose: purposeText(purpose, language),
      percent: number(share * 100, 0),
    })),
  }
}
