import { permutation, type Rng } from '../../src/math/index.js'
import { type Column, cellAt, levelColumn, numberColumn, Table, takeRows } from '../../src/table/index.js'
import { LinkedTables } from '../../src/table/linked/index.js'
import { childTables, linkColumns, personTable } from './person-table.js'

/** Some people with all their rows; look-up tables whole. `people` are rows of the table of people, each once. O(rows). */
export function takePeople(tables: LinkedTables, people: ArrayLike<number>): LinkedTables {
  const { schema } = tables
  const person = personTable(schema).name
  const isKept = new Uint8Array(tables.table(person).rowCount)
  for (let index = 0; index < people.length; index++) isKept[people[index]!] = 1
  const below = new Set(childTables(schema).map(({ name }) => name))
  const taken = new Map<string, Table>()
  for (const { name } of schema.tables) {
    if (name === person) taken.set(name, tables.table(name).take(people))
    else if (!below.has(name)) taken.set(name, tables.table(name))
    else {
      const personOf = tables.personRows(name)
      const rows = Uint32Array.from(personOf, (_, row) => row).filter(
        (row) => personOf[row]! >= 0 && isKept[personOf[row]!] === 1,
      )
      taken.set(name, tables.table(name).take(rows))
    }
  }
  return LinkedTables.of(taken, schema)
}

/** Two halves of the people. */
export function halvesOfPeople(tables: LinkedTables, rng: Rng): [LinkedTables, LinkedTables] {
  const order = permutation(tables.table(personTable(tables.schema).name).rowCount, rng)
  const half = Math.floor(order.length / 2)
  return [takePeople(tables, order.slice(0, half).sort()), takePeople(tables, order.slice(half).sort())]
}

/** Whole sets of children handed to other people: rows follow each other as they should, and hang on the wrong person. */
export function shuffledHistories(tables: LinkedTables, rng: Rng): LinkedTables {
  const { schema } = tables
  const person = personTable(schema)
  const above = tables.table(person.name)
  const order = permutation(above.rowCount, rng)
  const shuffled = new Map<string, Table>()
  for (const { name, parent } of schema.tables) {
    const table = tables.table(name)
    if (parent === undefined || parent.table !== person.name) {
      shuffled.set(name, table)
      continue
    }
    const key = above.column(person.key!)
    const owners = [...tables.parentRows(name)].map((row) => (row < 0 ? null : cellAt(key, order[row]!)))
    shuffled.set(name, withColumn(table, likeColumn(table.column(parent.column), owners)))
  }
  return LinkedTables.of(shuffled, schema)
}

/** Children drawn with replacement from all rows: people keep how many they have, and rows know nothing of each other. */
export function independentRows(tables: LinkedTables, rng: Rng): LinkedTables {
  const { schema } = tables
  const below = new Set(childTables(schema).map(({ name }) => name))
  const drawn = new Map<string, Table>()
  for (const each of schema.tables) {
    const table = tables.table(each.name)
    if (!below.has(each.name)) {
      drawn.set(each.name, table)
      continue
    }
    const stream = rng.fork(each.name)
    const rows = Uint32Array.from({ length: table.rowCount }, () => stream.below(table.rowCount))
    const kept = linkColumns(each)
    const columns = table.columns.map((column) => (kept.has(column.name) ? column : takeRows(column, rows)))
    drawn.set(each.name, Table.of(columns, table.rowCount))
  }
  return LinkedTables.of(drawn, schema)
}

function withColumn(table: Table, column: Column): Table {
  return Table.of(
    table.columns.map((each) => (each.name === column.name ? column : each)),
    table.rowCount,
  )
}

/** Keys may be numbers in one table and texts in another. */
function likeColumn(column: Column, cells: readonly (number | string | null)[]): Column {
  return column.type === 'number'
    ? numberColumn(
        column.name,
        cells.map((cell) => (cell === null ? null : Number(cell))),
      )
    : levelColumn(
        column.name,
        cells.map((cell) => (cell === null ? null : String(cell))),
      )
}
