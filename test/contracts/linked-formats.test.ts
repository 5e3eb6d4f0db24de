import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MirrorwardError } from '../../src/errors.js'
import { linkedFormatOf, linkedFormats, type TablesOfFormat } from '../../src/io/linked-formats.js'
import type { OpenTables } from '../../src/io/sql/index.js'
import { createRng } from '../../src/math/index.js'
import { cellAt, isMissing, levelColumn, type Schema, Table } from '../../src/table/index.js'
import { linkedFormatExamples } from './linked-format-examples.js'

const root = mkdtempSync(join(tmpdir(), 'linked-formats-'))
afterAll(() => rmSync(root, { recursive: true }))
let folders = 0
const fresh = () => join(root, String(folders++))

test('every format has its example', () => {
  expect(linkedFormatExamples.map(({ name }) => name)).toEqual(linkedFormats.map(({ name }) => name))
})

test('a folder of ordinary tables, and an empty one, hold no format', async () => {
  const folder = fresh()
  mkdirSync(folder)
  expect(await linkedFormatOf(folder)).toBeUndefined()
  writeFileSync(join(folder, 'patients.csv'), 'id,age\n1,40\n')
  writeFileSync(join(folder, 'settings.json'), '{"resourceType":"Parameters"}')
  expect(await linkedFormatOf(folder)).toBeUndefined()
})

/** What was read, as a writer takes it. */
async function everything(opened: OpenTables): Promise<TablesOfFormat> {
  const tables = new Map<string, Table>()
  for (const name of opened.names) tables.set(name, (await opened.read(name)).table)
  const schemas = [...tables].map(([name, table]): Schema => ({ name, columns: table.columns.map(columnOf) }))
  return { tables, schemas }
}

function columnOf({ name, type }: Table['columns'][number]): Schema['columns'][number] {
  if (type === 'number') return { name, kind: 'numeric', role: 'feature' }
  return { name, kind: 'categorical', role: 'feature' }
}

describe.each(linkedFormats.map((format) => ({ name: format.name, format })))('$name', ({ name, format }) => {
  const example = linkedFormatExamples.find((each) => each.name === name)!
  /** Reads what is written: messages are written as resources. */
  const reader = linkedFormats.find((each) => each.name === format.writes)!
  const made = () => {
    const folder = fresh()
    example.make(folder)
    return folder
  }
  const written = async (tables: TablesOfFormat, seed = 1, files?: 'csv' | 'parquet', layout?: 'bulk' | 'bundles') => {
    const folder = fresh()
    const writer = await format.writer(folder, { rng: createRng(seed), files, layout })
    await writer.add(tables)
    return { folder, files: await writer.finish() }
  }
  /** Rows without keys, in an order of their own, moments as texts. */
  const rowsOf = (table: Table, like = table) =>
    Array.from({ length: table.rowCount }, (_, row) =>
      table.columns
        // Another format may demand what messages do not say: a status of a diagnosis.
        .filter(({ name: column }) => !example.fresh.includes(column) && (format.writes === name || like.has(column)))
        .map((column) => `${column.name}=${example.plain(String(cellAt(column, row)))}`)
        .sort()
        .join(' '),
    ).sort()

  test('is known by its folder', async () => {
    expect((await linkedFormatOf(made()))?.name).toBe(name)
  })

  test('reads what it wrote: the same tables, the same cells', async () => {
    const read = await everything(await format.open(made()))
    const back = await everything(await reader.open((await written(read)).folder))
    expect([...back.tables.keys()].sort()).toEqual([...read.tables.keys()].sort())
    for (const [table, own] of read.tables)
      expect({ table, rows: rowsOf(back.tables.get(table)!, own) }).toEqual({ table, rows: rowsOf(own) })
  })

  test.each([
    ['parquet', 'bulk'],
    ['csv', 'bundles'],
  ] as const)('written as %s and %s it is read alike', async (files, layout) => {
    const read = await everything(await format.open(made()))
    const { folder, files: told } = await written(read, 1, files, layout)
    expect(told.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort())
    expect((await linkedFormatOf(folder))?.name).toBe(format.writes)
    const back = await everything(await reader.open(folder))
    for (const [table, own] of read.tables) expect(back.tables.get(table)!.rowCount).toBe(own.rowCount)
    for (const [table, own] of read.tables)
      expect({ table, rows: rowsOf(back.tables.get(table)!, own) }).toEqual({ table, rows: rowsOf(own) })
  })

  test('every key that the schema declares is unique, and every reference is there', async () => {
    const again = (await written(await everything(await format.open(made())))).folder
    for (const opened of [await format.open(made()), await reader.open(again)]) {
      const { tables } = await everything(opened)
      const texts = (table: string, column: string) => {
        const cells = tables.get(table)!.column(column)
        return Array.from({ length: tables.get(table)!.rowCount }, (_, row) => {
          expect(isMissing(cells, row)).toBe(false)
          return String(cellAt(cells, row))
        })
      }
      let references = 0
      for (const { name: table, primaryKey, references: own } of opened.schema!.tables) {
        if (primaryKey !== undefined)
          expect(new Set(texts(table, primaryKey[0]!)).size).toBe(tables.get(table)!.rowCount)
        for (const { columns, table: to, to: keys } of own) {
          references++
          const there = new Set(texts(to, keys[0]!))
          expect(texts(table, columns[0]!).filter((key) => !there.has(key))).toEqual([])
        }
      }
      expect(references).toBeGreaterThan(3)
    }
  })

  test('nothing comes in that nobody names', async () => {
    const folder = made()
    const clean = await everything(await format.open(folder))
    example.plant(folder, 'SECRETNAME')
    for (const file of readdirSync(folder).filter((each) => each !== 'concept.csv'))
      expect(readFileSync(join(folder, file), 'utf8')).toContain('SECRETNAME')
    const read = await everything(await format.open(folder))
    for (const [table, own] of clean.tables) expect(rowsOf(read.tables.get(table)!)).toEqual(rowsOf(own))
    for (const [, table] of read.tables)
      for (const column of table.columns)
        if (column.type === 'level') expect(column.levels.filter((level) => level.includes('SECRETNAME'))).toEqual([])
    const out = await written(read)
    for (const { file } of out.files) expect(readFileSync(join(out.folder, file), 'utf8')).not.toContain('SECRETNAME')
  })

  test('keys of real people are not written', async () => {
    const read = await everything(await format.open(made()))
    const out = await written(read)
    const texts = out.files.map(({ file }) => readFileSync(join(out.folder, file), 'utf8')).join('\n')
    const people = read.tables.get([...read.tables.keys()][0]!)!.column(example.fresh[0]!)
    if (people.type === 'level' && format.writes === 'fhir')
      for (const level of people.levels) expect(texts).not.toContain(`"${level}"`)
  })

  const hostile = [
    'a "quoted" one',
    'two\nlines',
    'a,b;c\td',
    "=HYPERLINK('x')",
    '<b>&amp;',
    '\u202eégalité',
    '{"a":1}',
    '|',
  ]

  test('hostile words come back, or are no concept', async () => {
    const read = await everything(await format.open(made()))
    const { table, column } = example.words
    const own = read.tables.get(table)!
    const words = Array.from({ length: own.rowCount }, (_, row) => example.word(hostile[row % hostile.length]!))
    const changed = own.columns.map((each) => (each.name === column ? levelColumn(column, words) : each))
    const tables = new Map(read.tables).set(table, Table.of(changed, own.rowCount))
    const back = await everything(await reader.open((await written({ ...read, tables })).folder))
    const cells = back.tables.get(table)!.column(column)
    const found = new Set(Array.from({ length: own.rowCount }, (_, row) => String(cellAt(cells, row))))
    expect([...found].sort()).toEqual([...new Set(hostile.map((text) => example.comes(example.word(text))))].sort())
  })

  test('people without events, and tables without rows, are written and read', async () => {
    const read = await everything(await format.open(made()))
    const [people] = read.tables.keys()
    const empty = new Map(
      [...read.tables].map(([table, own]) => [table, table === people ? own : own.take([])] as const),
    )
    const back = await everything(await reader.open((await written({ ...read, tables: empty })).folder))
    expect(back.tables.get(people!)!.rowCount).toBe(read.tables.get(people!)!.rowCount)
    const alone = new Map([[people!, read.tables.get(people!)!]])
    expect((await written({ ...read, tables: alone })).files.length).toBeGreaterThan(0)
  })

  test('a damaged file is told by its name and row, never by what stands there', async () => {
    const folder = made()
    const expected = example.damage(folder)
    const failure = await format.open(folder).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(MirrorwardError)
    expect(failure).toMatchObject({ code: 'bad-data', issues: [expected] })
  })

  test('the same seed is the same bytes, another one other ids', async () => {
    const read = await everything(await format.open(made()))
    const hashes = async (seed: number) => (await written(read, seed)).files.map(({ file, sha256 }) => [file, sha256])
    expect(await hashes(1)).toEqual(await hashes(1))
    if (format.writes === 'fhir') expect(await hashes(2)).not.toEqual(await hashes(1))
  })

  test('batches of people are one folder', async () => {
    const read = await everything(await format.open(made()))
    const folder = fresh()
    const writer = await format.writer(folder, { rng: createRng(1) })
    await writer.add(read)
    await writer.add(renamed(read, example.fresh))
    await writer.finish()
    const back = await everything(await reader.open(folder))
    for (const [table, own] of read.tables) expect(back.tables.get(table)!.rowCount).toBe(2 * own.rowCount)
  })
})

/** The same people under other keys. */
function renamed({ tables, schemas }: TablesOfFormat, keys: readonly string[]): TablesOfFormat {
  const other = [...tables].map(([name, table]) => {
    const columns = table.columns.map((column) =>
      keys.includes(column.name)
        ? levelColumn(
            column.name,
            Array.from({ length: table.rowCount }, (_, row) => `90000${String(cellAt(column, row))}`),
          )
        : column,
    )
    return [name, Table.of(columns, table.rowCount)] as const
  })
  return { tables: new Map(other), schemas }
}
