import { isMissing, type NumberColumn } from '../../../src/table/index.js'
import type { LinkedSchema, LinkedTableSchema, LinkedTables } from '../../../src/table/linked/index.js'
import { asked, type CheckName, type PlausibilityCheck } from './check.js'

const birth = /birth|naissance|\bn[ée]e?_le\b/i
const death = /death|deceased|\bdied_on\b|d[ée]c[èe]s/i
const day = 86_400_000
/** An order that so many rows keep at least is one that a person meant. */
const kept = 0.99
const fewestRows = 20

/** Moments in orders: after birth, not after death, and what comes after what in the training people. */
export function temporalChecks(train: LinkedTables): PlausibilityCheck[] {
  return train.schema.tables.flatMap((table) => {
    const root = rootOf(train.schema, table)
    const moments = momentsOf(table)
    const lifeOf = (pattern: RegExp) => momentsOf(root).find((name) => pattern.test(name))
    const [born, died] = [lifeOf(birth), lifeOf(death)]
    const own = moments.filter((column) => table.name !== root.name || (column !== born && column !== died))
    const ofPerson = (column: string, name: CheckName, against: string): PlausibilityCheck =>
      againstAbove({ name, table: table.name, column, root: root.name, against })
    return [
      ...(born === undefined ? [] : own.map((column) => ofPerson(column, 'plausibleAfterBirth', born))),
      ...(died === undefined ? [] : own.map((column) => ofPerson(column, 'plausibleDuringLife', died))),
      ...ordersWithin(train, table, own),
      ...ordersBelow(train, table, own),
    ]
  })
}

function rootOf(schema: LinkedSchema, table: LinkedTableSchema): LinkedTableSchema {
  const above = schema.tables.find(({ name }) => name === table.parent?.table)
  return above === undefined ? table : rootOf(schema, above)
}

function momentsOf({ columns }: LinkedTableSchema): string[] {
  return columns.flatMap(({ name, kind }) => (kind === 'datetime' ? [name] : []))
}

type Compared = 'plausibleAfterBirth' | 'plausibleDuringLife'

function againstAbove({
  name,
  table,
  column,
  root,
  against,
}: {
  readonly name: CheckName
  readonly table: string
  readonly column: string
  readonly root: string
  readonly against: string
}): PlausibilityCheck {
  const isAfter = (name as Compared) === 'plausibleDuringLife'
  return {
    ...{ name, table, column, against: table === root ? against : `${root}.${against}` },
    ask(tables) {
      const own = tables.table(table).column(column)
      const bound = tables.table(root).column(against)
      if (own.type !== 'number' || bound.type !== 'number') return { of: 0, violations: 0 }
      const personOf = table === root ? undefined : tables.personRows(table)
      return asked(own.values.length, (row) => {
        const person = personOf === undefined ? row : personOf[row]!
        if (person < 0 || isMissing(own, row) || isMissing(bound, person)) return undefined
        const [moment, limit] = [Math.floor(own.values[row]! / day), Math.floor(bound.values[person]! / day)]
        return isAfter ? moment > limit : moment < limit
      })
    },
  }
}

/** Pairs of moments of a row of which the first hardly ever comes after the second. */
function ordersWithin(
  train: LinkedTables,
  { name }: LinkedTableSchema,
  moments: readonly string[],
): PlausibilityCheck[] {
  return moments.flatMap((first) =>
    moments.flatMap((second) => {
      if (first === second) return []
      const check: PlausibilityCheck = {
        ...{ name: 'plausibleStartBeforeEnd', table: name, column: first, against: second },
        ask: (tables) => later(tables, { table: name, first, second }),
      }
      return isMeant(check, train) && !isSame(train, name, [first, second]) ? [check] : []
    }),
  )
}

/** Moments that hardly ever come before the time of the row above. */
function ordersBelow(train: LinkedTables, table: LinkedTableSchema, moments: readonly string[]): PlausibilityCheck[] {
  const above = train.schema.tables.find(({ name }) => name === table.parent?.table)
  const first = above?.time?.column
  if (above === undefined || first === undefined || !momentsOf(above).includes(first)) return []
  return moments.flatMap((second) => {
    const check: PlausibilityCheck = {
      ...{ name: 'plausibleTemporalAfter', table: table.name, column: second, against: `${above.name}.${first}` },
      ask(tables) {
        const own = tables.table(table.name).column(second)
        const start = tables.table(above.name).column(first)
        const parents = tables.parentRows(table.name)
        if (own.type !== 'number' || start.type !== 'number') return { of: 0, violations: 0 }
        return asked(own.values.length, (row) => {
          const parent = parents[row]!
          if (parent < 0 || isMissing(own, row) || isMissing(start, parent)) return undefined
          return own.values[row]! < start.values[parent]!
        })
      },
    }
    return isMeant(check, train) ? [check] : []
  })
}

function later(
  tables: LinkedTables,
  { table, first, second }: { readonly table: string; readonly first: string; readonly second: string },
) {
  const [start, end] = [tables.table(table).column(first), tables.table(table).column(second)]
  if (start.type !== 'number' || end.type !== 'number') return { of: 0, violations: 0 }
  return asked(start.values.length, (row) =>
    isMissing(start, row) || isMissing(end, row) ? undefined : start.values[row]! > end.values[row]!,
  )
}

function isMeant({ ask }: PlausibilityCheck, train: LinkedTables): boolean {
  const { of, violations } = ask(train)
  return of >= fewestRows && violations <= (1 - kept) * of
}

/** Moments that are one and the same are no order. */
function isSame(train: LinkedTables, table: string, names: readonly [string, string]): boolean {
  const [one, other] = names.map((name) => train.table(table).column(name)) as [NumberColumn, NumberColumn]
  return one.values.every((value, row) => isMissing(one, row) || isMissing(other, row) || value === other.values[row])
}
