import { createHash } from 'node:crypto'
import { MirrorwardError } from '../../errors.js'
import { concatTables, shortestFloat32, type Table } from '../../table/index.js'
import type { HeldBlock } from '../engine.js'
import {
  type Cell,
  type ColumnPlan,
  type Database,
  orderOf,
  type Relation,
  relationText,
  settledPlans,
  takenInOrder,
} from '../sql/index.js'
import { type DatabaseRowsOptions, relationRows } from './database-rows.js'
import { numbersHeld, placesHeld, textsHeld } from './held-batch.js'
import { amongText, lowerPlace, peopleColumns, personNumber, rowsWithPeople } from './people-in-sql.js'
import type { DistinctCells, DistinctOptions, People, RowsOfPerson, StoredRows } from './stored-rows.js'

/** The database's estimate of distinct cells may be off by as much. */
const slack = 1.5
const placeName = 'mirrorward place'

/**
 * A relation as rows that stay in their database, which counts their cells and people itself: what comes are counts, and the
 * rows of a sample. For warehouses, whose rows would be long on the way; a dialect without `md5Word` cannot. Closing it closes
 * the database. Throws as `readRelation`.
 */
export async function countedRows(
  database: Database,
  relation: Relation,
  { source, ignore = [], signal }: DatabaseRowsOptions,
): Promise<StoredRows> {
  const { dialect } = database
  const { quote, exactText } = dialect
  const relations = new Map<string, Promise<Relation>>()
  const columnsThere = (await database.columnsOf(relation)).filter(({ name }) => !ignore.includes(name))
  if (columnsThere.length === 0) throw unreadable(source, 'no column is left to read')
  const plans = await settledPlans(database, relation, { columns: columnsThere, source })
  const rowCount = await relationRows(database, relation)
  if (rowCount === 0) throw unreadable(source, 'no rows')
  const from = `FROM ${relationText(dialect, relation)}`
  const planOf = (name: string) => plans.find((plan) => plan.name === name)!
  const isMissing = (cell: string, { name, form }: ColumnPlan) =>
    form === 'text' ? `(${cell} IS NULL OR ${cell} = '')` : dialect.isMissing(cell, typeOf.get(name)!)
  const typeOf = new Map(columnsThere.map(({ name, type }) => [name, type]))
  const told = new Map<string, Map<number | string, (number | string)[]>>()
  const kept: string[] = []
  const ask = (sql: string, values: readonly Cell[] = []) => {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
    return database.query(sql, values)
  }

  return {
    path: source,
    columns: plans.map(({ name, form }) => ({ name, form: form === 'text' ? 'text' : 'number' })),
    rowCount,
    async distinct(names, options) {
      const asked = options.among === undefined ? await withFewCells(names, options.most) : names
      const known = new Map<string, DistinctCells>()
      for (const [at, name] of asked.entries()) {
        const found = await distinctOf(planOf(name), options)
        if (found !== null) known.set(name, found)
        options.onProgress?.((at + 1) / asked.length)
      }
      return known
    },
    async rowsOfPeople(numbers, { people, places }) {
      const known = new Map<string, readonly RowsOfPerson[]>()
      for (const [name, own] of numbers) {
        const plan = planOf(name)
        const rows = `SELECT ${quote(name)} AS v, ${personNumber} AS p FROM ${await rowsOf(people)} WHERE ${amongText(places)} AND NOT ${isMissing(quote(name), plan)}`
        const found =
          own.length === 0
            ? []
            : await ask(`SELECT p, v, count(*) FROM (${rows}) AS a WHERE p IN (${own.join(', ')}) GROUP BY p, v`)
        known.set(
          name,
          found.flatMap(([person, raw, rows]) => {
            const cell = said(raw!, plan)
            if (cell === null) return []
            return [{ person: Number(person), cell, value: typeof cell === 'number' ? cell : 0, rows: Number(rows) }]
          }),
        )
      }
      return known
    },
    async firstRows(count) {
      const batches: Table[] = []
      for await (const batch of database.read(limited(count), asColumns(plans))) batches.push(batch)
      const rows = concatTables(batches)
      return takenInOrder(rows, orderOf(rows))
    },
    async sample(people, places) {
      const batches: Table[] = []
      const query = `SELECT ${named(plans)}, ${lowerPlace} AS ${quote(placeName)} FROM ${await rowsOf(people)} WHERE ${amongText(places, peopleColumns.upper)}`
      for await (const batch of database.read({ query }, asColumns([...plans, placePlan]))) batches.push(batch)
      if (batches.length === 0) throw unreadable(source, 'no rows')
      const all = concatTables(batches)
      const sampled = all.select(plans.map(({ name }) => name))
      const order = orderOf(sampled)
      const at = placesOf(all)
      return { table: takenInOrder(sampled, order), places: Float64Array.from(order, (row) => at[row]!) }
    },
    async *blocks(names, { people, dictionaries }) {
      const own = names.map(planOf)
      const holders = own.map(({ name, form }) => {
        const dictionary = dictionaries.get(name)
        return dictionary !== undefined ? placesHeld(dictionary) : form === 'text' ? textsHeld : numbersHeld
      })
      const query = `SELECT ${named(own)}, ${lowerPlace} AS ${quote(placeName)} FROM ${await rowsOf(people)}`
      for await (const batch of database.read({ query }, asColumns([...own, placePlan]))) {
        const rows = { from: 0, to: batch.rowCount }
        const cells = holders.map((hold, at) => hold(batch.column(names[at]!), rows))
        const items = placesOf(batch)
        yield {
          columns: [...cells, { items, present: null, text: () => null }],
          rowCount: batch.rowCount,
        } satisfies HeldBlock
      }
    },
    async sha256() {
      const cells = plans.map(({ expression }) => expression)
      const sums = dialect.rowsSum?.(cells) ?? []
      const [found = []] = await ask(`SELECT ${['count(*)', ...sums].join(', ')} ${from}`)
      const names = plans.map(({ name, form }) => [name, form === 'text'])
      return createHash('sha256')
        .update(JSON.stringify([names, found.map(String)]))
        .digest('hex')
    },
    // A warehouse holds no snapshot: other numbers of rows tell.
    hasChanged: async () => (await relationRows(database, relation)) !== rowCount,
    async close() {
      for (const drop of kept.splice(0)) await database.query(drop).catch(() => undefined)
      await database.close()
    },
    there: {
      database,
      cells(name) {
        const { form } = planOf(name)
        const own = told.get(name)
        return {
          cell: form === 'text' ? exactText(quote(name)) : quote(name),
          isMissing: isMissing(quote(name), planOf(name)),
          form,
          told: (cell) => own?.get(cell) ?? [form === 'float32' && typeof cell === 'number' ? Math.fround(cell) : cell],
        }
      },
      async rows(people, places) {
        return { relation: await placed(people), where: amongText(places) }
      },
      keep,
    },
  }

  async function keep(query: string, values: readonly Cell[] = []): Promise<Relation | undefined> {
    const name = `mirrorward_${kept.length}`
    const statements = dialect.kept?.(name, query)
    if (statements === undefined) return undefined
    await ask(statements.keep, values)
    kept.push(statements.drop)
    return { table: name }
  }

  /** All rows with whose they are, kept there where that is done. */
  function placed(people: People): Promise<Relation> {
    const key = `${people.salt} ${people.column}`
    const known = relations.get(key)
    if (known !== undefined) return known
    const query = rowsWithPeople(dialect, people, { plans, from })
    if (query === undefined)
      throw new MirrorwardError('unsupported', `people are not counted in ${dialect.title} by a column of moments`)
    const found = keep(query).then((relation) => relation ?? { query })
    relations.set(key, found)
    return found
  }

  async function rowsOf(people: People): Promise<string> {
    return relationText(dialect, await placed(people))
  }

  function named(own: readonly ColumnPlan[]): string {
    return own.map(({ name }) => quote(name)).join(', ')
  }

  function chosen(own: readonly ColumnPlan[]): string {
    return own.map(({ name, expression }) => `${expression} AS ${quote(name)}`).join(', ')
  }

  /** Plans of columns that a query names already. */
  function asColumns(own: readonly ColumnPlan[]): ColumnPlan[] {
    return own.map((plan) => ({ ...plan, expression: quote(plan.name) }))
  }

  function limited(count: number): Relation {
    return { query: `SELECT ${chosen(plans)} ${from} LIMIT ${count}` }
  }

  /** In one pass, about. */
  async function withFewCells(names: readonly string[], most: number): Promise<readonly string[]> {
    const { distinctAbout } = dialect
    if (distinctAbout === undefined) return names
    const asked = names.map((name) => distinctAbout(planOf(name).expression)).join(', ')
    const [counts = []] = await ask(`SELECT ${asked} ${from}`)
    return names.filter((_, at) => Number(counts[at]) <= slack * most)
  }

  async function distinctOf(
    plan: ColumnPlan,
    { most, among, mostHolders }: DistinctOptions,
  ): Promise<DistinctCells | null> {
    if (among === undefined || mostHolders === undefined) {
      const [source, cell] =
        among === undefined
          ? [from, plan.expression]
          : [`FROM ${await rowsOf(among.people)} WHERE ${amongText(among.places)}`, quote(plan.name)]
      const own = plan.form === 'text' ? exactText(cell) : cell
      const where = `${among === undefined ? 'WHERE' : 'AND'} NOT ${isMissing(own, plan)}`
      const found = await ask(`SELECT ${own} AS v, count(*) AS n ${source} ${where} GROUP BY ${own} LIMIT ${most + 1}`)
      return found.length > most ? null : distinctCells(plan, found)
    }
    const own = plan.form === 'text' ? exactText(quote(plan.name)) : quote(plan.name)
    const { high, low } = peopleColumns
    const where = `${amongText(among.places)} AND NOT ${isMissing(own, plan)}`
    const rows = `SELECT ${own} AS v, ${high}, ${low} FROM ${await rowsOf(among.people)} WHERE ${where}`
    const held = `SELECT v, ${high}, ${low}, count(*) AS n FROM (${rows}) AS a GROUP BY v, ${high}, ${low}`
    const found = await ask(`SELECT v, sum(n), count(*) FROM (${held}) AS b GROUP BY v LIMIT ${most + 1}`)
    if (found.length > most) return null
    const numbered = `SELECT v, ${personNumber} AS p FROM (${held}) AS b`
    const ranked = `SELECT v, p, row_number() OVER (PARTITION BY v ORDER BY p) AS r FROM (${numbered}) AS c`
    return distinctCells(plan, found, await ask(`SELECT v, p FROM (${ranked}) AS d WHERE r <= ${mostHolders}`))
  }

  /** Cells in their order, since rows have none: told as they are read, those told alike as one. */
  function distinctCells(
    plan: ColumnPlan,
    found: readonly (readonly Cell[])[],
    holders?: readonly (readonly Cell[])[],
  ): DistinctCells {
    const sums = new Map<
      number | string,
      { rows: number; people: number; holders: number[]; raw: (number | string)[] }
    >()
    const sumOf = (raw: Cell) => {
      const cell = said(raw, plan)
      if (cell === null) return undefined
      const sum = sums.get(cell) ?? { rows: 0, people: 0, holders: [], raw: [] }
      sums.set(cell, sum)
      return sum
    }
    for (const [raw, rows, people] of found) {
      const sum = sumOf(raw!)
      if (sum === undefined) continue
      sum.rows += Number(rows)
      sum.people += Number(people ?? 0)
      sum.raw.push(typeof raw === 'number' || plan.form === 'text' ? raw! : Number(raw))
    }
    for (const [raw, person] of holders ?? []) sumOf(raw!)?.holders.push(Number(person))
    const cells = [...sums.keys()].sort((a, b) => (a < b ? -1 : 1))
    const of = (pick: (sum: { rows: number; people: number }) => number) =>
      Float64Array.from(cells, (cell) => pick(sums.get(cell)!))
    const raws = told.get(plan.name) ?? new Map<number | string, (number | string)[]>()
    for (const cell of cells) raws.set(cell, [...new Set([...(raws.get(cell) ?? []), ...sums.get(cell)!.raw])])
    told.set(plan.name, raws)
    return {
      cells: plan.form === 'text' ? (cells as string[]) : Float64Array.from(cells as number[]),
      rows: of(({ rows }) => rows),
      firstRows: new Float64Array(cells.length),
      ...(holders && {
        people: of(({ people }) => people),
        holders: cells.map((cell) => Int32Array.from(sums.get(cell)!.holders.sort((a, b) => a - b))),
      }),
    }
  }
}

const placePlan: ColumnPlan = { name: placeName, expression: '', form: 'number' }

function placesOf(table: Table): Float64Array {
  const column = table.column(placeName)
  if (column.type !== 'number') throw new TypeError('places are numbers')
  return column.values.map((place) => place / 1e9)
}

/** A cell as it is read: null where it is none. */
function said(raw: Cell, { form, say }: ColumnPlan): number | string | null {
  if (raw === null) return null
  if (form !== 'text') return form === 'float32' ? shortestFloat32(Number(raw)) : Number(raw)
  const text = String(raw)
  return (say === undefined ? text : say(text)) || null
}

function unreadable(file: string, message: string): MirrorwardError {
  return new MirrorwardError('bad-data', `cannot read from database: "${file}"`, { issues: [{ message, file }] })
}
