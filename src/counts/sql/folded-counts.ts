import { type Cell, type Database, type Relation, relationText } from '../../io/index.js'
import { askedColumns, cellsOf, stopped } from '../asked-columns.js'
import type { CountSource, GroupBlock } from '../count-source.js'
import { blocksOf, type CountBlock } from './blocks.js'
import type { Bind, CodedInSql } from './code-in-sql.js'

/** A relation of a database as coded columns. */
export interface CodedRelation {
  readonly relation: Relation
  readonly columns: readonly CodedInSql[]
  /** SQL of whose row it is; rows where it is NULL are each somebody else's, and all are where it is absent. */
  readonly person?: string | undefined
  /** SQL of the rows that are counted; all when absent. */
  readonly where?: string | undefined
}

/** Cells of a block at most: a share of the rows, so that what is folded is small beside what is read. */
const rowsACell = 20
const fewestCells = 4096

/**
 * Counts where the rows lie: no row moves. Requests are put together into blocks of a few columns; each block is one statement
 * that counts its combinations in one pass over the rows and folds them into the tables asked, in the server. Throws what
 * the database does.
 */
export async function foldedCounts(
  database: Database,
  { relation, columns, person, where }: CodedRelation,
): Promise<CountSource> {
  const { dialect } = database
  const from = `FROM ${relationText(dialect, relation)}${where === undefined ? '' : ` WHERE ${where}`}`
  const [[rows] = []] = await database.query(`SELECT count(*) ${from}`)
  const rowCount = Number(rows)
  const sizes = columns.map(({ size }) => size)
  const mostCells = Math.max(fewestCells, rowCount / rowsACell)
  const codesOf = (places: readonly number[], bind: Bind) =>
    places.map((place) => `${columns[place]!.code(bind)} AS c${place}`)
  return {
    columns: columns.map(({ name, size }) => ({ name, size })),
    rowCount,
    async counts(requests, { signal } = {}) {
      const asked = requests.map((names) => askedColumns(columns, names))
      const tables = asked.map((places) => new Float64Array(cellsOf(columns, places)))
      for (const block of blocksOf(asked, { sizes, mostCells })) {
        if (signal?.aborted) throw stopped()
        const { bind, bound } = binder(dialect)
        const sql = folded(block, { asked, sizes, from, chosen: codesOf(block.places, bind) })
        for (const [request, cell, count] of await database.query(sql, bound))
          tables[Number(request)]![Number(cell)] = Number(count)
      }
      return tables
    },
    async *groups(names, { unit, signal }) {
      if (signal?.aborted) throw stopped()
      const places = askedColumns(columns, names)
      const { bind, bound } = binder(dialect)
      const isOfPeople = unit === 'people' && person !== undefined
      const held = isOfPeople ? 'count(DISTINCT w) + sum(CASE WHEN w IS NULL THEN 1 ELSE 0 END)' : 'count(*)'
      const keys = places.map((place) => `c${place}`).join(', ')
      const chosen = [...codesOf([...new Set(places)], bind), `${isOfPeople ? person : '1'} AS w`].join(', ')
      const sql = `SELECT ${keys && `${keys}, `}${held} FROM (SELECT ${chosen} ${from}) AS coded${keys && ` GROUP BY ${keys} ORDER BY ${keys}`}`
      const found = await database.query(sql, bound)
      yield {
        codes: places.map((_, at) => Int32Array.from(found, (row) => Number(row[at]))),
        held: Float64Array.from(found, (row) => Number(row[places.length])),
      } satisfies GroupBlock
    },
  }
}

interface Folding {
  readonly asked: readonly (readonly number[])[]
  readonly sizes: readonly number[]
  readonly from: string
  /** SQL of the codes of the block. */
  readonly chosen: readonly string[]
}

/**
 * Counts of the block's combinations, each told once for every request: the number of the request, of the cell in its table, and
 * the sum. The inner query is named once, for not every server keeps the rows of one that is named twice.
 */
function folded({ places, requests }: CountBlock, { asked, sizes, from, chosen }: Folding): string {
  const keys = places.map((place) => `c${place}`).join(', ')
  const coded = `SELECT ${[...chosen, '1 AS one'].join(', ')} ${from}`
  const counted = `SELECT ${keys && `${keys}, `}count(*) AS n FROM (${coded}) AS coded${keys && ` GROUP BY ${keys}`}`
  const numbers = requests.map((request) => `SELECT ${request} AS request`).join(' UNION ALL ')
  const cells = requests.map((request) => `WHEN ${request} THEN ${cellText(asked[request]!, sizes)}`).join(' ')
  const told = `SELECT request, CASE request ${cells} END AS cell, n FROM (${counted}) AS counted CROSS JOIN (${numbers}) AS requests`
  return `SELECT request, cell, sum(n) FROM (${told}) AS told GROUP BY request, cell`
}

/** SQL of the number of a combination's cell, the last column running fastest. */
function cellText(places: readonly number[], sizes: readonly number[]): string {
  return places.reduce((sql, place) => (sql === '0' ? `c${place}` : `(${sql}) * ${sizes[place]} + c${place}`), '0')
}

function binder({ placeholder }: Database['dialect']): { readonly bind: Bind; readonly bound: readonly Cell[] } {
  const bound: Cell[] = []
  return { bind: (value) => placeholder(bound.push(value)), bound }
}
