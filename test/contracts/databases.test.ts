import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, hashTable, readRelation, settledPlans, type TableToWrite } from '../../src/io/sql/index.js'
import { type Column, cellAt, levelColumn, numberColumn, Table } from '../../src/table/index.js'
import type { DatabaseTable } from '../../src/table/linked/index.js'
import { type TestDatabase, testDatabases } from '../io/sql/test-databases.js'

/** The types of the table of cells in each dialect's words. */
const words = {
  postgres: { double: 'double precision', bytes: 'bytea', stamp: 'timestamp', wide: 'numeric(20, 0)' },
  mysql: { double: 'double', bytes: 'blob', stamp: 'datetime(3)', wide: 'decimal(20, 0)' },
  sqlite: { double: 'double', bytes: 'blob', stamp: 'timestamp', wide: 'text' },
  duckdb: { double: 'double', bytes: 'blob', stamp: 'timestamp', wide: 'decimal(20, 0)' },
} as const

const cells = [
  { id: 1, small: -7, wide: '12345678901234567890', real: 0.1, whole: '9007199254740993', flag: true },
  { id: 2, small: null, wide: null, real: 1e300, whole: null, flag: false },
  { id: 3, small: 32767, wide: '-1', real: -2.5e-7, whole: '-5', flag: null },
] as const
const days = ['1969-12-31', '2024-02-29', '9999-12-31']
const stamps = ['1901-01-01 00:00:00', '2024-02-29 23:59:59', null]
const texts = [`"quoted", 'twice' \\ back`, 'two\nlines\tand a tab', ' Émile 日本 '] as const

describe.each(testDatabases.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  let base: TestDatabase
  const has = kind.lacks === undefined
  const word = words[kind.dialect]
  const quote = (name: string) => (kind.dialect === 'mysql' ? `\`${name}\`` : `"${name}"`)
  const told = (text: string | null) =>
    text === null
      ? 'NULL'
      : `'${(kind.dialect === 'mysql' ? text.replaceAll('\\', '\\\\') : text).replaceAll("'", "''")}'`

  beforeAll(async () => {
    if (!has) return
    base = await kind.prepare()
    await base.run([
      `CREATE TABLE $.cells (id integer PRIMARY KEY, small smallint, wide ${word.wide}, ${quote('real')} ${word.double}, whole bigint, flag boolean, ${quote('a day')} date, stamp ${word.stamp}, said varchar(40))`,
      ...cells.map(
        (row, at) =>
          `INSERT INTO $.cells VALUES (${[row.id, row.small ?? 'NULL', row.wide === null ? 'NULL' : kind.dialect === 'sqlite' ? `'${row.wide}'` : row.wide, row.real, row.whole ?? 'NULL', row.flag === null ? 'NULL' : kind.dialect === 'sqlite' ? Number(row.flag) : row.flag, told(days[at]!), told(stamps[at]!), told(texts[at]!)].join(', ')})`,
      ),
      'CREATE TABLE $.patients (id integer PRIMARY KEY, code varchar(10) NOT NULL, mother integer, UNIQUE (code), CHECK (id > 0), FOREIGN KEY (mother) REFERENCES $.patients (id))',
      'CREATE TABLE $.stays (patient integer NOT NULL, no integer NOT NULL, PRIMARY KEY (patient, no), FOREIGN KEY (patient) REFERENCES $.patients (id))',
      'CREATE TABLE $.acts (patient integer, no integer, act varchar(10), FOREIGN KEY (patient, no) REFERENCES $.stays (patient, no))',
      'CREATE VIEW $.grown AS SELECT id, code FROM $.patients WHERE id > 1',
      "INSERT INTO $.patients VALUES (1, 'a', NULL)",
      "INSERT INTO $.patients VALUES (2, 'b', 1)",
      `CREATE TABLE $.odd (id integer, ${quote('Case')} integer, bytes ${word.bytes})`,
      `INSERT INTO $.odd (id, ${quote('Case')}, bytes) VALUES (1, 2, ${kind.dialect === 'postgres' ? "'\\x00ff'" : kind.dialect === 'duckdb' ? "'\\x00\\xff'::blob" : "x'00ff'"})`,
      'CREATE TABLE $.nobody (id integer, said varchar(5))',
    ])
  }, 60_000)
  afterAll(async () => base?.dispose())

  const reading = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = await base.open('read')
    return work(database).finally(() => database.close())
  }
  const read = (table: string, options = {}) =>
    reading((database) => readRelation(database, { table, schema: base.schema }, { source: table, ...options }))

  test.runIf(has)('cells of every type come whole, and the same as from every other database', async () => {
    const table = await read('cells')
    expect(rowsOf(table)).toEqual([
      [1, -7, '12345678901234567890', 0.1, '9007199254740993', 'true', '1969-12-31', '1901-01-01T00:00:00', texts[0]],
      [2, null, null, 1e300, null, 'false', '2024-02-29', '2024-02-29T23:59:59', texts[1]],
      [3, 32767, '-1', -2.5e-7, '-5', null, '9999-12-31', null, texts[2]],
    ])
    expect(hashTable(table)).toBe('76ed24320e8ba6b25215fbf22dc856384335e9460a27d19d69bb870f64ddba5e')
  })

  test.runIf(has)('keys of one column and of several, self-references and views are found', async () => {
    const { tables } = await reading((database) => database.introspect(base.schema))
    const named = (name: string) => tables.find((table) => table.name === name)!
    expect(named('patients')).toMatchObject({
      isView: false,
      primaryKey: ['id'],
      unique: [['code']],
      references: [{ columns: ['mother'], table: 'patients', to: ['id'] }],
    })
    expect(named('patients').columns.map(({ name, isNullable }) => [name, isNullable])).toEqual([
      ['id', false],
      ['code', false],
      ['mother', true],
    ])
    expect(named('stays').primaryKey).toEqual(['patient', 'no'])
    expect(named('acts').references).toEqual([{ columns: ['patient', 'no'], table: 'stays', to: ['patient', 'no'] }])
    expect(named('grown').isView).toBe(true)
    if (kind.dialect !== 'sqlite')
      expect(
        named('patients')
          .checks.map(({ expression }) => expression)
          .join(),
      ).toMatch(/id.*> 0/)
  })

  test.runIf(has)('a query is a table, a view is one, and none without rows', async () => {
    const prefix = base.schema === undefined ? '' : `${base.schema}.`
    const table = await reading((database) =>
      readRelation(
        database,
        { query: `SELECT id + 1 AS more, code FROM ${prefix}patients WHERE id > 1 -- one\n;` },
        { source: 'query' },
      ),
    )
    expect(rowsOf(table)).toEqual([[3, 'b']])
    expect(rowsOf(await read('grown'))).toEqual([[2, 'b']])
    await expect(read('nobody')).rejects.toMatchObject({ code: 'bad-data' })
    expect((await read('nobody', { allowEmpty: true })).columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'number'],
      ['said', 'level'],
    ])
  })

  test.runIf(has)('bytes are refused by column, and left out where they are ignored', async () => {
    await expect(read('odd')).rejects.toMatchObject({ code: 'bad-data', issues: [{ column: 'bytes' }] })
    expect(rowsOf(await read('odd', { ignore: ['bytes'] }))).toEqual([[1, 2]])
  })

  test.runIf(has)('what is asked wrongly is told in our words, without the words that were asked', async () => {
    await reading(async (database) => {
      const asked = database.columnsOf({ query: "SELECT 'S3ntinel' FROM no_such_table" })
      await expect(asked).rejects.toMatchObject({ name: 'MirrorwardError' })
      await expect(
        asked.catch((error: unknown) => JSON.stringify(error, Object.getOwnPropertyNames(error as object))),
      ).resolves.not.toMatch(/S3ntinel|no_such/)
    })
    await reading(async (database) => {
      await expect(database.columnsOf({ query: 'DROP TABLE cells' })).rejects.toMatchObject({ code: 'bad-option' })
    })
  })

  test.runIf(has)('a connection that reads cannot write', async () => {
    const prefix = base.schema === undefined ? '' : `${base.schema}.`
    // MariaDB ends a transaction before it makes a table; what people ask is one SELECT in brackets.
    if (kind.dialect !== 'mysql')
      await reading((database) => expect(database.query(`CREATE TABLE ${prefix}made (a integer)`)).rejects.toThrow())
    await reading((database) => expect(database.query(`DELETE FROM ${prefix}odd`)).rejects.toThrow())
  })

  test.runIf(has)('tables are written with their keys, and those keys that rows do not keep are named', async () => {
    const { schema, open } = base.target()
    const writer = await open('write')
    await writer.checkNew(schema)
    const written = await writer
      .write(schema, [people, visits], { comment: 'synthetic, release 1' })
      .finally(() => writer.close())
    expect(Object.fromEntries(written.rows)).toEqual({ people: 3, visits: 3 })
    expect(written.leftOut).toEqual(['table "people": unique (sex)'])
    const reader = await open('read')
    const { tables } = await reader.introspect(schema)
    expect(tables.map(({ name }) => name)).toEqual(['people', 'visits'])
    expect(tables[0]).toMatchObject({ primaryKey: ['id'], unique: [] })
    expect(tables[1]?.references).toEqual([{ columns: ['person'], table: 'people', to: ['id'] }])
    const back = await readRelation(reader, { table: 'visits', schema }, { source: 'visits' })
    await reader.close()
    expect(rowsOf(back)).toEqual([
      ['p1', '2024-02-29', '1969-12-31T23:59:59', 0.1, 'true', `it's\t"so"\n\\`],
      ['p1', '2024-03-01', null, null, 'false', null],
      ['p3', null, '2024-01-01T00:00:00', -3, null, '日本'],
    ])
    const again = await open('write')
    await expect(again.checkNew(schema)).rejects.toMatchObject({ code: 'bad-option' })
    await again.close()
  })

  test.runIf(has)('where writing fails, nothing is left', async () => {
    const { schema, open } = base.target()
    const failing: TableToWrite = { ...visits, rows: brokenRows() }
    const writer = await open('write')
    await expect(writer.write(schema, [people, failing], { comment: 'synthetic' })).rejects.toThrow()
    await writer.checkNew(schema)
    await writer.close()
  })

  test.runIf(has)(
    'a partial writing that broke off goes on where it was, and has its name when it is whole',
    async () => {
      const { schema, open } = base.target()
      const done = new Map<string, number>()
      const partial = { done, onDone: async (table: string, rows: number) => void done.set(table, rows) }
      const failing: TableToWrite = { ...visits, rows: brokenRows() }
      const first = await open('write')
      const options = { comment: 'masked', partial }
      await expect(first.write(schema, [people, failing], options).finally(() => first.close())).rejects.toThrow()
      expect(Object.fromEntries(done)).toEqual({ people: 3 })
      const second = await open('write')
      await second.checkNew(schema)
      const unread: TableToWrite = { ...people, rows: brokenRows() }
      const written = await second.write(schema, [unread, visits], options).finally(() => second.close())
      expect([Object.fromEntries(written.rows), written.leftOut]).toEqual([
        { people: 3, visits: 3 },
        ['table "people": unique (sex)'],
      ])
      const reader = await open('read')
      const { tables } = await reader.introspect(schema)
      expect(tables[1]?.references).toEqual([{ columns: ['person'], table: 'people', to: ['id'] }])
      const back = await readRelation(reader, { table: 'people', schema }, { source: 'people' })
      await reader.close()
      expect(back.rowCount).toBe(3)
      const third = await open('write')
      await expect(third.checkNew(schema)).rejects.toMatchObject({ code: 'bad-option' })
      await third.dropPartial(schema)
      await third.close()
    },
  )

  test.runIf(has)('what a partial writing left is removed when it is asked', async () => {
    const { schema, open } = base.target()
    const partial = { done: new Map<string, number>(), onDone: async () => undefined }
    const failing: TableToWrite = { ...visits, rows: brokenRows() }
    const writer = await open('write')
    await expect(writer.write(schema, [people, failing], { comment: 'masked', partial })).rejects.toThrow()
    await writer.dropPartial(schema)
    // Nothing is there that would be gone on with.
    const again = { comment: 'masked', partial: { ...partial, done: new Map([['people', 3]]) } }
    await expect(writer.write(schema, [people, visits], again).finally(() => writer.close())).rejects.toThrow()
    const last = await open('write')
    await last.dropPartial(schema)
    await last.close()
  })

  test.runIf(has)(
    'rows come in batches, as often as they are asked, also after a reader who gave up',
    async () => {
      const prefix = base.schema === undefined ? '' : `${base.schema}.`
      const ten = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ')
      const query = `SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n, g.code AS said FROM ${['a', 'b', 'c', 'e', 'f'].map((name) => `(${ten}) ${name}`).join(' CROSS JOIN ')} CROSS JOIN ${prefix}patients g`
      await reading(async (database) => {
        const columns = await database.columnsOf({ query })
        const plans = await settledPlans(database, { query }, { columns, source: 'query' })
        for await (const batch of database.read({ query }, plans)) {
          expect(batch.rowCount).toBeLessThan(200_000)
          break
        }
        let [sum, rows, batches] = [0, 0, 0]
        for await (const batch of database.read({ query }, plans)) {
          const [numbers, said] = [batch.column('n'), batch.column('said')]
          if (numbers.type === 'number') for (const value of numbers.values) sum += value
          expect(said.type === 'level' && said.levels.toSorted()).toEqual(['a', 'b'])
          rows += batch.rowCount
          batches += 1
        }
        expect([rows, sum]).toEqual([200_000, 99_999 * 100_000])
        expect(batches).toBeGreaterThan(1)
      })
    },
    30_000,
  )

  test.runIf(has)('pieces of SQL mean the same everywhere', async () => {
    await reading(async (database) => {
      const { dialect } = database
      const hash = dialect.hash?.("'ann'", "':7'")
      const expected = Number.parseInt(createHash('md5').update('ann:7').digest('hex').slice(0, 13), 16)
      if (hash !== undefined) expect(await database.query(`SELECT ${hash}`)).toEqual([[expected]])
      const prefix = base.schema === undefined ? '' : `${dialect.quote(base.schema)}.`
      const [quantile] = dialect.quantiles?.('id', [0.5]) ?? []
      if (quantile !== undefined) expect(await database.query(`SELECT ${quantile} FROM ${prefix}cells`)).toEqual([[2]])
      const missing = dialect.isMissing('small', { kind: 'integer', bits: 16 })
      expect(await database.query(`SELECT count(*) FROM ${prefix}cells WHERE ${missing}`)).toEqual([[1]])
      const bound = `SELECT count(*) FROM ${prefix}patients WHERE code = ${dialect.placeholder(1)}`
      expect(await database.query(bound, ["a' OR '1' = '1"])).toEqual([[0]])
      expect(await database.query(bound, ['a'])).toEqual([[1]])
    })
  })
})

test('databases that are not here are named', () => {
  const lacking = testDatabases.flatMap(({ name, lacks }) => (lacks === undefined ? [] : [`${name}: ${lacks}`]))
  if (lacking.length > 0) console.warn(lacking.join('\n'))
})

/** Sorted, for a database has no order. */
function rowsOf({ columns, rowCount }: Table): (number | string | null)[][] {
  const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellAt(column, row)))
  return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

const [key, integer, text] = [{ kind: 'text', length: 10 }, { kind: 'integer', bits: 16 }, { kind: 'text' }] as const
const people: TableToWrite = written(
  {
    ...{ name: 'people', isView: false, primaryKey: ['id'], unique: [['sex']], references: [], checks: [] },
    columns: [
      { name: 'id', type: key, isNullable: false },
      { name: 'sex', type: key, isNullable: true },
      { name: 'age', type: integer, isNullable: true },
    ],
  },
  [levelColumn('id', ['p1', 'p2', 'p3']), levelColumn('sex', ['F', 'M', 'F']), numberColumn('age', [1, null, -3])],
)
const visits: TableToWrite = written(
  {
    ...{ name: 'visits', isView: false, unique: [], checks: [] },
    references: [{ columns: ['person'], table: 'people', to: ['id'] }],
    columns: [
      { name: 'person', type: key, isNullable: true },
      { name: 'on', type: { kind: 'date' }, isNullable: true },
      { name: 'at', type: { kind: 'timestamp' }, isNullable: true },
      { name: 'value', type: { kind: 'float', bits: 64 }, isNullable: true },
      { name: 'done', type: { kind: 'boolean' }, isNullable: true },
      { name: 'said', type: text, isNullable: true },
    ],
  },
  [
    levelColumn('person', ['p1', 'p1', 'p3']),
    numberColumn('on', [Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1), null]),
    numberColumn('at', [-1000, null, Date.UTC(2024, 0, 1)]),
    numberColumn('value', [0.1, null, -3]),
    levelColumn('done', ['true', 'false', null]),
    levelColumn('said', [`it's\t"so"\n\\`, null, '日本']),
  ],
)

function written(table: DatabaseTable, columns: readonly Column[]): TableToWrite {
  return {
    table,
    // Asked anew by each database.
    get rows() {
      return once(Table.of(columns))
    },
  }
}

async function* once(table: Table): AsyncGenerator<Table> {
  yield table
}

async function* brokenRows(): AsyncGenerator<Table> {
  for await (const table of visits.rows) yield table
  throw new Error('the source of rows broke')
}
