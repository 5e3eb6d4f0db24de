import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStreams, writeStreams } from '../../src/io/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'
import { pointedAtFirst, streamsOf, type TableStreams } from '../../src/table/linked/index.js'

const folder = mkdtempSync(join(tmpdir(), 'table-streams-'))
afterAll(() => rmSync(folder, { recursive: true }))
let next = 0
const fresh = (ending: string) => join(folder, `made-${next++}${ending}`)
const comment = 'synthetic'

const clinic: TableStreams = streamsOf(
  new Map([
    ['visits', Table.of([levelColumn('person', ['b', 'a', 'b']), numberColumn('value', [1, null, 2.5])])],
    ['people', Table.of([levelColumn('id', ['a', 'b']), levelColumn('said', [`"x", y`, null])])],
    ['empty', Table.of([levelColumn('nothing', [])])],
  ]),
  {
    schema: {
      name: 'clinic',
      tables: [
        {
          ...{ name: 'visits', isView: false, unique: [], checks: [] },
          references: [{ columns: ['person'], table: 'people', to: ['id'] }],
          columns: [
            { name: 'person', type: { kind: 'text' }, isNullable: false },
            { name: 'value', type: { kind: 'float', bits: 64 }, isNullable: true },
          ],
        },
        {
          ...{ name: 'people', isView: false, primaryKey: ['id'], unique: [], references: [], checks: [] },
          columns: [
            { name: 'id', type: { kind: 'text' }, isNullable: false },
            { name: 'said', type: { kind: 'text' }, isNullable: true },
          ],
        },
        {
          ...{ name: 'empty', isView: false, unique: [], references: [], checks: [] },
          columns: [{ name: 'nothing', type: { kind: 'text' }, isNullable: true }],
        },
      ],
    },
  },
)

test.each(['.duckdb', '.db'])(
  'tables go into a %s file and out of it, with keys, and into a folder',
  async (ending) => {
    const file = fresh(ending)
    const written = await writeStreams(clinic, file, { comment })
    expect(Object.fromEntries(written.rows)).toEqual({ people: 2, visits: 3, empty: 0 })
    expect(written.leftOut).toEqual([])
    const source = await openStreams(file, { ignore: ['people.said'] })
    expect(source.schema.tables.map(({ name, columns }) => [name, columns.length])).toEqual([
      ['empty', 1],
      ['people', 1],
      ['visits', 2],
    ])
    expect(source.schema.tables[2]!.references).toEqual([{ columns: ['person'], table: 'people', to: ['id'] }])
    const out = fresh('')
    await writeStreams(source, out, { comment })
    await source.close()
    expect(readdirSync(out).sort()).toEqual(['empty.csv', 'people.csv', 'visits.csv'])
    expect(readFileSync(join(out, 'empty.csv'), 'utf8')).toBe('nothing\n')
    expect(readFileSync(join(out, 'people.csv'), 'utf8').split('\n').sort()).toEqual(['', 'a', 'b', 'id'])
    expect(readFileSync(join(out, 'visits.csv'), 'utf8').split('\n').sort()).toEqual([
      ...['', 'a,', 'b,1', 'b,2.5', 'person,value'],
    ])
    await expect(writeStreams(clinic, file, { comment })).rejects.toThrow('is there already')
    await expect(writeStreams(clinic, out, { comment })).rejects.toThrow('is there already')
  },
)

test('files are streams: texts as they stand, written as they were written', async () => {
  const out = fresh('')
  await writeStreams(clinic, out, { comment })
  writeFileSync(join(out, 'labs.csv'), 'person;value\r\na;01\r\nb;"x;y"\r\n')
  const source = await openStreams(out)
  expect(source.schema.tables.map(({ name }) => name)).toEqual(['empty', 'labs', 'people', 'visits'])
  const again = fresh('')
  await writeStreams(source, again, { comment, notationOf: source.notationOf })
  await source.close()
  for (const file of readdirSync(out))
    expect(readFileSync(join(again, file), 'utf8'), file).toBe(readFileSync(join(out, file), 'utf8'))
})

test('where a source breaks, neither file nor folder is left', async () => {
  const breaking: TableStreams = {
    schema: clinic.schema,
    async *read(name) {
      yield* clinic.read(name)
      if (name === 'visits') throw new Error('the source broke')
    },
  }
  const before = readdirSync(folder).sort()
  for (const place of [fresh('.duckdb'), fresh('.db'), fresh('')])
    await expect(writeStreams(breaking, place, { comment })).rejects.toThrow()
  expect(readdirSync(folder).sort()).toEqual(before)
})

test('one table is read at a time, and one that is not there is named', async () => {
  const file = fresh('.duckdb')
  await writeStreams(clinic, file, { comment })
  const source = await openStreams(file)
  const first = source.read('visits')[Symbol.asyncIterator]()
  await first.next()
  await expect(source.read('people')[Symbol.asyncIterator]().next()).rejects.toThrow('one at a time')
  await first.return?.(undefined)
  await expect(source.read('person')[Symbol.asyncIterator]().next()).rejects.toThrow('no table is called "person"')
  await source.close()
})

test('what others point at comes first, and a circle ends', () => {
  const table = (name: string, ...to: string[]) => ({
    name,
    references: to.map((each) => ({ columns: ['x'], table: each, to: ['id'] })),
  })
  const ordered = pointedAtFirst([table('c', 'b', 'c'), table('a', 'z'), table('b', 'a'), table('z', 'a')])
  expect(ordered.map(({ name }) => name)).toEqual(['z', 'a', 'b', 'c'])
})
