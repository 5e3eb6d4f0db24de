import { MirrorwardError } from '../../../errors.js'
import { didYouMean } from '../../../messages/index.js'
import { numberColumn } from '../../column.js'
import type { Evidence } from '../../evidence.js'
import { evaluateExpression } from '../../expression/evaluate.js'
import { whereOf } from '../../expression/where.js'
import type { ColumnSchema } from '../../schema.js'
import { Table } from '../../table.js'
import { type LinkedSchema, type LinkedTableSchema, peopleTables } from '../linked-schema.js'
import type { LinkedTables } from '../linked-tables.js'
import { parsePeopleCondition, type RowCount } from './parse-people-condition.js'

/** How people under a condition are drawn: from a model under `given`, keeping those whom `accepts` names. */
export interface PeopleWhere {
  /** Cells of people; numbers of rows by table, where all rows of a table are meant. */
  readonly given: Evidence
  readonly givenCounts: Evidence
  /** Absent when `given` says it all. */
  readonly accept?: {
    /** 1 for every row of the table of people that satisfies the condition. */
    truth(tables: PeopleForms): Int8Array
  }
}

/** Tables as the model draws them, and as people know them: rows of both lie in the same order. */
export interface PeopleForms {
  /** People and links. */
  readonly normal: LinkedTables
  /** With the links of `normal`, long tables long again. */
  readonly linked: LinkedTables
  readonly released: LinkedTables
}

/**
 * A condition on people as evidence and a test. `schema` is that of the model, `released` that of the tables as people know
 * them, whose columns the conditions on rows name. Throws `bad-option` for what cannot be read, `bad-evidence` for unknown
 * tables, columns and levels.
 */
export function peopleWhere(
  text: string,
  { schema, released }: { readonly schema: LinkedSchema; readonly released: LinkedSchema },
): PeopleWhere {
  const { expression, counts } = parsePeopleCondition(text)
  const people = peopleTables(schema)[0]!
  for (const count of counts) checkCount(count, { people, schema, released })
  const counted = counts.map(({ name }): ColumnSchema => ({ name, kind: 'numeric', role: 'feature', precision: 0 }))
  const known: LinkedTableSchema = { ...people, columns: [...people.columns, ...counted] }
  const { given, accept } = whereOf(expression, known)
  const ofCount = new Map(counts.map((count) => [count.name, count]))
  const cells = [...given].filter(([name]) => !ofCount.has(name))
  const whole = [...given].flatMap(([name, cell]) => {
    const count = ofCount.get(name)
    return count !== undefined && count.where === undefined ? [[count.table, cell] as const] : []
  })
  const parts = { given: new Map(cells), givenCounts: new Map(whole) }
  if (counts.length === 0 && accept === undefined) return parts
  return {
    ...parts,
    accept: {
      truth: (tables) => {
        const own = tables.normal.table(people.name)
        const numbers = counts.map((count) => numberColumn(count.name, countRows(count, tables)))
        return evaluateExpression(expression, Table.of([...own.columns, ...numbers], own.rowCount), known)
      },
    },
  }
}

interface Known {
  readonly people: LinkedTableSchema
  readonly schema: LinkedSchema
  readonly released: LinkedSchema
}

/** The table is one of people's rows, and the condition on a row is one on its columns. */
function checkCount({ table, where }: RowCount, { people, schema, released }: Known): void {
  const below = schema.tables.filter(({ name, parent }) => parent !== undefined && name !== people.name)
  const names = below.map(({ name }) => name)
  if (!names.includes(table))
    throw new MirrorwardError(
      'bad-evidence',
      `condition counts rows of an unknown table: "${table}"${didYouMean(table, names)} (known: ${names.join(', ')})`,
    )
  if (where !== undefined) whereOf(where, released.tables.find(({ name }) => name === table)!)
}

function countRows({ table, where }: RowCount, { normal, linked, released }: PeopleForms): number[] {
  const people = peopleTables(normal.schema)[0]!
  const numbers = new Array<number>(normal.table(people.name).rowCount).fill(0)
  const rows = released.table(table)
  const schema = released.schema.tables.find(({ name }) => name === table)!
  const truth = where === undefined ? undefined : evaluateExpression(where, rows, schema)
  linked.personRows(table).forEach((person, row) => {
    if (person >= 0 && (truth === undefined || truth[row] === 1)) numbers[person]! += 1
  })
  return numbers
}
