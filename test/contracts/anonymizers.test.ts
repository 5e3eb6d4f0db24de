import { describe, expect, test } from 'vitest'
import { type Anonymized, type AnonymizerContext, anonymizers, findAnonymizer } from '../../anonymizers/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { createRng } from '../../src/math/index.js'
import { cellAt, concatTables, natures, type Table } from '../../src/table/index.js'
import { streamsOf, type TableStreams } from '../../src/table/linked/index.js'
import { exampleOptions, exampleSchema, exampleTables } from './anonymizer-examples.js'

const secrets = {
  id: '00000000',
  isKept: true,
  derive: (domain: string, purpose: string) =>
    new TextEncoder().encode(`${domain}/${purpose}`.padEnd(32, '.')).slice(0, 32),
}

function contextOf(id: string, more: Partial<AnonymizerContext<unknown>> = {}): AnonymizerContext<unknown> {
  const options = findAnonymizer(id).options.parse(exampleOptions[id])
  return { options, rng: createRng(1), secrets, ...more }
}

async function tablesOf({ tables }: Anonymized): Promise<ReadonlyMap<string, Table>> {
  const read = new Map<string, Table>()
  for (const { name } of tables.schema.tables) {
    const batches: Table[] = []
    for await (const batch of tables.read(name)) batches.push(batch)
    read.set(name, batches.length === 1 ? batches[0]! : concatTables(batches))
  }
  return read
}

function source(people: number, batchRows?: number): TableStreams {
  return streamsOf(exampleTables(people), { schema: exampleSchema, ...(batchRows !== undefined && { batchRows }) })
}

async function bytesOf(anonymized: Anonymized): Promise<string> {
  const tables = await tablesOf(anonymized)
  return JSON.stringify(
    [...tables].map(([name, table]) => [
      name,
      table.columns.map((column) => [
        column.name,
        Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
      ]),
    ]),
  )
}

test('ids are words of their own and every technique has an example', () => {
  const ids = anonymizers.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id))).toBe(true)
  expect(Object.keys(exampleOptions).sort()).toEqual([...ids].sort())
})

test('an unknown technique is told with what it may have meant', () => {
  expect(() => findAnonymizer('maskng')).toThrow('unknown technique: "maskng" (did you mean "masking"?)')
})

describe.each(anonymizers)('$id', (anonymizer) => {
  test('says what its releases are, in a word of the list', () => {
    expect(natures).toContain(anonymizer.nature)
  })

  test('refuses options that it does not know', () => {
    const example = exampleOptions[anonymizer.id] as object
    expect(anonymizer.options.safeParse({ ...example, nonsense: 1 }).success).toBe(false)
  })

  test('gives tables as its schema says', async () => {
    const anonymized = await anonymizer.apply(source(60), contextOf(anonymizer.id))
    const tables = await tablesOf(anonymized)
    for (const { name, columns } of anonymized.tables.schema.tables) {
      expect(tables.get(name)?.columnNames).toEqual(columns.map((column) => column.name))
      for (const { name: column, type } of columns) {
        const isNumber = !['text', 'uuid', 'boolean', 'other'].includes(type.kind)
        expect([column, tables.get(name)?.column(column).type]).toEqual([column, isNumber ? 'number' : 'level'])
      }
    }
  })

  test('is stopped by its signal', async () => {
    const stopped = AbortSignal.abort()
    const run = async () => tablesOf(await anonymizer.apply(source(60), contextOf(anonymizer.id, { signal: stopped })))
    await expect(run()).rejects.toThrow(MirrorwardError)
    await expect(run()).rejects.toMatchObject({ code: 'aborted' })
  })

  test('tables without rows come out without rows', async () => {
    const tables = await tablesOf(await anonymizer.apply(source(0), contextOf(anonymizer.id)))
    for (const table of tables.values()) expect(table.rowCount).toBe(0)
  })

  test('the same key, seed and rows give the same bytes, whatever the batches', async () => {
    const once = await bytesOf(await anonymizer.apply(source(60), contextOf(anonymizer.id)))
    expect(await bytesOf(await anonymizer.apply(source(60), contextOf(anonymizer.id)))).toBe(once)
    expect(await bytesOf(await anonymizer.apply(source(60, 7), contextOf(anonymizer.id)))).toBe(once)
  })

  test('a stream that is read twice gives the same rows', async () => {
    const anonymized = await anonymizer.apply(source(60), contextOf(anonymizer.id))
    expect(await bytesOf(anonymized)).toBe(await bytesOf(anonymized))
  })

  test('its card counts the rows that came out, names it, and holds no cell', async () => {
    const anonymized = await anonymizer.apply(source(60), contextOf(anonymizer.id))
    const tables = await tablesOf(anonymized)
    const card = anonymized.card()
    expect(card.anonymizer).toBe(anonymizer.id)
    expect(natures).toContain(card.nature)
    expect(natures.indexOf(card.nature)).toBeGreaterThanOrEqual(natures.indexOf(anonymizer.nature))
    expect(card.rows).toEqual(Object.fromEntries([...tables].map(([name, { rowCount }]) => [name, rowCount])))
    expect(JSON.parse(JSON.stringify(card))).toEqual(card)
    expect(JSON.stringify(card)).not.toMatch(/Secretname|P-1\d{5}/)
  })

  test('an unknown table is not found', async () => {
    const anonymized = await anonymizer.apply(source(6), contextOf(anonymizer.id))
    const read = async () => {
      for await (const _ of anonymized.tables.read('nobody')) break
    }
    await expect(read()).rejects.toMatchObject({ code: 'not-found' })
  })
})
