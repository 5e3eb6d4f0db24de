import type { DraftTable } from './draft-tables.js'
import type { DraftRule } from './settle-keys.js'

const reason = {
  en: 'tells year and month of birth, which move along with the date of birth;',
  fr: 'dit l’année et le mois de naissance, qui se déplacent avec la date de naissance ;',
} as const

/**
 * Rules where numbers that tell a birth (NIR) follow the date of birth, so that no moved date stands beside a number that tells the
 * true month or another. Only where every table with such numbers says whose rows are, and no key is made of them, for which the mask
 * that follows is not injective enough.
 */
export function withBirthsInNumbers(
  rules: readonly DraftRule[],
  {
    tables,
    patients,
    told,
  }: {
    readonly tables: readonly DraftTable[]
    /** Tables that say whose rows are. */
    readonly patients: ReadonlySet<string>
    readonly told: 'en' | 'fr'
  },
): DraftRule[] {
  const isNumber = ({ rule }: DraftRule) => rule.mask === 'identifier' && rule.kind === 'nir'
  const keys = new Set(tables.flatMap(({ name, keys: own }) => own.flat().map((column) => `${name}.${column}`)))
  const birth = rules.find(({ table, column, rule }) => {
    const found = tables.find(({ name }) => name === table)?.looked.find((each) => each.found.column === column)
    return rule.mask === 'date-shift' && patients.has(table) && found?.found.class === 'birth-date'
  })
  const numbers = rules.filter(isNumber)
  const isPossible = numbers.every(({ table, column }) => patients.has(table) && !keys.has(`${table}.${column}`))
  if (birth === undefined || !isPossible) return [...rules]
  const { format } = birth.rule
  // Where the sex is kept beside it, another sex in the number would be a contradiction, and the same says nothing more.
  const sexOf = ({ table }: DraftRule) => {
    const looked = tables.find(({ name }) => name === table)?.looked ?? []
    const sex = looked.find(({ found }) => found.class === 'sex')?.found.column
    const isKept = rules.some((one) => one.table === table && one.column === sex && one.rule.mask === 'keep')
    return isKept ? { visible: ['sex'] } : {}
  }
  return rules.map((each) =>
    isNumber(each)
      ? {
          ...each,
          rule: {
            ...each.rule,
            ...sexOf(each),
            birth: `${birth.table}.${birth.column}`,
            ...(format !== undefined && { format }),
          },
          why: `${reason[told]} ${each.why}`,
        }
      : each,
  )
}
