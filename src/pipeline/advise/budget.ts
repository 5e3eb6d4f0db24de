import { type ColumnSchema, domainOf, isModelled, isNumberKind, type Schema } from '../../table/index.js'

type Stated = Readonly<Record<string, unknown>>

/** Where the public schema of a private release comes from: it was declared, it can be drafted with all bought, or a person must write it. */
export type PublicSource = 'declared' | 'drafted' | 'needed'

/** The ledger of a study that an advised job begins, and what all its releases may spend. */
const ledger = { ledger: 'study.ledger', total: 3 }

/** A step of a rule with a budget, filled: the ledger of a release, and the first questions of a cohort. */
export function budgetStep(step: Stated, written: Schema | undefined): Stated {
  if (step.technique === 'synthesis' && step.epsilon !== undefined) return { ...step, ...ledger }
  if (step.technique === 'query') return { ...step, questions: firstQuestions(written) }
  return step
}

/** Told from the schema that a person wrote, and from whether it describes every column. */
export function publicSource(written: Schema | undefined, { isWhole }: { readonly isWhole: boolean }): PublicSource {
  if (written === undefined || !isWhole) return 'needed'
  const domains = written.columns.filter(isModelled).map((column) => domainOf(column, written))
  if (domains.includes('data')) return 'needed'
  return domains.every((domain) => domain !== undefined) ? 'declared' : 'drafted'
}

/** The schema with everything to be bought that nobody declared; kinds and roles stand as they were written. */
export function draftedSchema(written: Schema): Schema {
  const columns = written.columns.map((column): ColumnSchema => {
    if (!isModelled(column) || domainOf(column, written) !== undefined) return column
    const { levels: _levels, bounds: _bounds, cuts: _cuts, rare: _rare, learnt: _learnt, ...rest } = column
    return { ...rest, domain: 'buy' }
  })
  return { ...written, columns }
}

/** How many there are, by what is declared; a mean or two; survival where a time and its event are declared. */
function firstQuestions(schema: Schema | undefined): readonly Stated[] {
  const declared = (schema?.columns ?? []).filter(
    (column) => isModelled(column) && schema !== undefined && isDeclared(column, schema),
  )
  const isFew = ({ levels = [] }: ColumnSchema) => levels.length >= 2 && levels.length <= 12
  const numbers = declared.filter(({ kind, role }) => kind === 'numeric' && role !== 'outcome')
  const known = (name: string) => declared.find((column) => column.name === name)
  const pair = schema?.timeToEvent?.find(({ time, event }) => known(time)?.bounds?.max !== undefined && known(event))
  return [
    { id: 'patients', ask: 'count' },
    ...declared
      .filter((column) => !isNumberKind(column.kind) && isFew(column))
      .slice(0, 4)
      .map(({ name }) => ({ id: `patients by ${name}`, ask: 'count', by: [name] })),
    ...numbers.slice(0, 2).map(({ name }) => ({ id: `mean of ${name}`, ask: 'mean', of: name })),
    ...(pair === undefined
      ? []
      : [
          {
            ...{ id: 'survival', ask: 'survival', time: pair.time, event: pair.event },
            until: known(pair.time)!.bounds!.max,
          },
        ]),
  ]
}

function isDeclared(column: ColumnSchema, schema: Schema): boolean {
  const domain = domainOf(column, schema)
  if (domain !== 'declared' && domain !== 'bought') return false
  const { min, max } = column.bounds ?? {}
  return isNumberKind(column.kind) ? min !== undefined && max !== undefined : (column.levels ?? []).length > 0
}
