import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  type CountSource,
  countsInMemory,
  countsOfFile,
  foldedCounts,
  type GroupBlock,
} from '../../src/counts/index.js'
import { writeTable } from '../../src/io/index.js'
import { createRng, sampleWithoutReplacement } from '../../src/math/index.js'
import { numberColumn, type Schema, Table } from '../../src/table/index.js'
import { testDatabases } from '../io/sql/test-databases.js'

/** Every source counts the same made-up codes, 600 people with one to three rows each. */
const rng = createRng('codes')
const personOf = Int32Array.from(
  Array.from({ length: 600 }, (_, person) => new Array<number>(1 + rng.below(3)).fill(person)).flat(),
)
const rowCount = personOf.length
const sizes = [2, 3, 5, 7, 11, 300]
const columns = sizes.map((size, index) => {
  const codes = Uint16Array.from({ length: rowCount }, () => Math.floor(size * rng.uniform() ** 2))
  return { name: `column "${index}"`, size, codes: size <= 256 ? Uint8Array.from(codes) : codes }
})
const table = Table.of([
  ...columns.map(({ name, codes }) => numberColumn(name, [...codes])),
  numberColumn('who', [...personOf]),
])

const folder = mkdtempSync(join(tmpdir(), 'count-sources-'))
const described = columns.map(({ name, size }) => ({ name, size }))
const whole: Schema = {
  ...{ name: 'codes', columns: [] },
  columns: table.columns.map(({ name }) => ({ name, kind: 'numeric', role: 'feature', precision: 0 }) as const),
}
async function inFile(ending: string) {
  const path = join(folder, `codes.${ending}`)
  await writeTable(table, path, { schema: whole })
  return countsOfFile({ path, columns: described, person: 'who' })
}

const memory = countsInMemory({ columns, rowCount, personOf })
const engines = [await inFile('parquet'), await inFile('csv')] as const
/** The codes as a table of each database that is here, filled a thousand rows at a time. */
const held = await Promise.all(
  testDatabases
    .filter(({ lacks }) => lacks === undefined)
    .map(async (kind) => {
      const base = await kind.prepare()
      const names = sizes.map((_, index) => `c${index} integer`)
      const rows = Array.from(
        { length: rowCount },
        (_, row) => `(${[...columns.map(({ codes }) => codes[row]), personOf[row]].join(', ')})`,
      )
      const thousands = Array.from({ length: Math.ceil(rowCount / 1000) }, (_, at) =>
        rows.slice(1000 * at, 1000 * (at + 1)).join(', '),
      )
      await base.run([
        `CREATE TABLE $.codes (${names.join(', ')}, who integer)`,
        ...thousands.map((values) => `INSERT INTO $.codes VALUES ${values}`),
      ])
      const database = await base.open('read')
      const source = await foldedCounts(database, {
        relation: { table: 'codes', schema: base.schema },
        columns: described.map((column, index) => ({ ...column, code: () => `c${index}` })),
        person: 'who',
      })
      return { name: kind.name, source, close: () => database.close().then(() => base.dispose()) }
    }),
)
const sources: [string, CountSource][] = [
  ['memory', memory],
  ['the engine over Parquet', engines[0]],
  ['the engine over CSV', engines[1]],
  ...held.map(({ name, source }): [string, CountSource] => [name, source]),
]

afterAll(async () => {
  for (const engine of engines) engine.close()
  for (const { close } of held) await close()
  rmSync(folder, { recursive: true })
})

/** 200 sets of none to four columns, in any order. */
const sets = Array.from({ length: 200 }, (_, index) => {
  const stream = rng.fork(`set ${index}`)
  const chosen = [...sampleWithoutReplacement(5, stream.below(5), stream.fork('columns'))].map(
    (place) => columns[place]!,
  )
  return (stream.below(2) === 0 ? chosen : chosen.toReversed()).map(({ name }) => name)
})

/** Counted row by row, as plainly as it can be said. */
function counted(names: readonly string[]): Float64Array {
  const asked = names.map((name) => columns.find((column) => column.name === name)!)
  const counts = new Float64Array(asked.reduce((product, { size }) => product * size, 1))
  for (let row = 0; row < rowCount; row++)
    counts[asked.reduce((cell, { codes, size }) => cell * size + codes[row]!, 0)]! += 1
  return counts
}

test.each(sources)('%s counts 200 sets of columns in one call', async (_name, source) => {
  expect(source.rowCount).toBe(rowCount)
  const tables = await source.counts(sets)
  sets.forEach((names, index) => {
    expect(tables[index], names.join()).toEqual(counted(names))
  })
})

test.each(sources)('%s: the margin of a table is the table of fewer columns', async (_name, source) => {
  const names = described.slice(1, 4).map(({ name }) => name)
  const [all, fewer] = await source.counts([names, names.slice(0, 2)])
  const margin = fewer!.map((_, cell) => all!.subarray(cell * 7, (cell + 1) * 7).reduce((sum, count) => sum + count, 0))
  expect(margin).toEqual(fewer)
})

async function collected(blocks: AsyncIterable<GroupBlock>): Promise<number[][]> {
  const rows: number[][] = []
  for await (const { codes, held } of blocks)
    for (const [index, count] of held.entries()) rows.push([...codes.map((column) => column[index]!), count])
  return rows
}

test.each(sources)('%s groups rows and people in ascending order', async (_name, source) => {
  const names = [5, 1].map((place) => described[place]!.name)
  const [wide, narrow] = [columns[5]!, columns[1]!]
  for (const unit of ['rows', 'people'] as const) {
    const held = new Map<number, Set<number>>()
    for (let row = 0; row < rowCount; row++) {
      const key = wide.codes[row]! * narrow.size + narrow.codes[row]!
      held.set(key, (held.get(key) ?? new Set()).add(unit === 'rows' ? row : personOf[row]!))
    }
    const expected = [...held]
      .sort(([a], [b]) => a - b)
      .map(([key, { size }]) => [Math.floor(key / narrow.size), key % narrow.size, size])
    expect(await collected(source.groups(names, { unit })), unit).toEqual(expected)
  }
})

test.each(sources)('%s names a column that it does not have, and stops when told', async (_name, source) => {
  await expect(source.counts([['colum "1"']])).rejects.toThrow('no such column')
  const signal = AbortSignal.abort()
  await expect(source.counts([[described[0]!.name]], { signal })).rejects.toMatchObject({ code: 'aborted' })
})
