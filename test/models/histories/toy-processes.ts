import { createRng, type Rng } from '../../../src/math/index.js'
import { fitLinked } from '../../../src/pipeline/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { type Column, levelColumn, type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

/** A person of a process whose truth is known: their columns, and the rows that hang on them. */
export interface ToyPerson {
  readonly person: Readonly<Record<string, number | string>>
  readonly rows: readonly Readonly<Record<string, number | string | null>>[]
}

export interface Toy {
  readonly people: readonly string[]
  readonly rows: readonly string[]
  readonly until?: string
}

/** Columns named `day` and `end` are times; texts are levels, numbers have two decimals. */
export function toyTables({ people, rows, until }: Toy, drawn: readonly ToyPerson[]): LinkedTables {
  const own = (name: string, cells: readonly (number | string | null)[]): Column =>
    cells.some((cell) => typeof cell === 'string')
      ? levelColumn(name, cells as (string | null)[])
      : numberColumn(name, cells as (number | null)[])
  const persons = [
    levelColumn(
      'id',
      drawn.map((_, index) => `p${index}`),
    ),
    ...people.map((name) =>
      own(
        name,
        drawn.map(({ person }) => person[name]!),
      ),
    ),
  ]
  const flat = drawn.flatMap(({ rows: each }, index) => each.map((row) => ({ person: `p${index}`, row })))
  const visits = [
    levelColumn(
      'person',
      flat.map(({ person }) => person),
    ),
    ...rows.map((name) =>
      own(
        name,
        flat.map(({ row }) => row[name]!),
      ),
    ),
  ]
  const describe = (columns: readonly Column[]) =>
    columns.slice(1).map((column) => ({
      name: column.name,
      kind: column.type === 'number' ? ('numeric' as const) : ('categorical' as const),
      role: 'feature' as const,
      ...(column.type === 'number'
        ? { precision: column.name === 'day' || column.name === 'end' ? 0 : 2 }
        : { levels: column.levels }),
    }))
  const key = (name: string) => ({ name, kind: 'identifier' as const, role: 'direct-identifier' as const })
  const schema: LinkedSchema = {
    name: 'toy',
    tables: [
      { name: 'people', key: 'id', columns: [key('id'), ...describe(persons)] },
      {
        ...{ name: 'rows', parent: { table: 'people', column: 'person' } },
        ...(rows.includes('day') && { time: { column: 'day', ...(until !== undefined && { until }) } }),
        columns: [key('person'), ...describe(visits)],
      },
    ],
  }
  return LinkedTables.of(
    new Map([
      ['people', Table.of(persons)],
      ['rows', Table.of(visits)],
    ]),
    schema,
  )
}

/** People of the process learnt and drawn again. */
export async function redrawn(
  toy: Toy,
  drawPerson: (rng: Rng) => ToyPerson,
  { learnt, drawn }: { readonly learnt: number; readonly drawn: number },
): Promise<LinkedTables> {
  const rng = createRng('toy')
  const tables = toyTables(
    toy,
    Array.from({ length: learnt }, () => drawPerson(rng)),
  )
  const model = await fitLinked(tables, { model: 'histories', rng: createRng('fit') })
  return collectLinked(model.sample(drawn, { rng: createRng('sample') }), model)
}

/** The cells of a number column of the rows, person by person. */
export function coursesOf(tables: LinkedTables, name: string): number[][] {
  const values = (tables.table('rows').column(name) as NumberColumn).values
  const courses: number[][] = Array.from({ length: tables.table('people').rowCount }, () => [])
  tables.parentRows('rows').forEach((person, row) => {
    courses[person]!.push(values[row]!)
  })
  return courses
}
