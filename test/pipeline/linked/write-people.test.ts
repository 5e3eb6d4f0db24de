import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TablesOfPeople } from '../../../models/index.js'
import { fitLinked, writeLinked } from '../../../src/index.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked, writePeople } from '../../../src/pipeline/linked/index.js'
import { normalised } from '../../../src/pipeline/linked/normal-form.js'
import { releaseForm } from '../../../src/pipeline/linked/release-form.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { clinic } from '../../models/histories/visits.js'

const fitted = await fitLinked(clinic(80), { model: 'histories', options: { trees: 1 }, rng: createRng(1) })
const { schema } = fitted
const folder = () => mkdtemp(join(tmpdir(), 'mirrorward-people-'))

test('people written batch by batch are the bytes of all of them together', async () => {
  const [whole, parts] = [await folder(), await folder()]
  const all = await collectLinked(fitted.sample(60, { rng: createRng(2) }), fitted)
  const written = await writeLinked(all, whole)
  const byParts = await writePeople(fitted.sample(60, { rng: createRng(2), batchPeople: 7 }), parts, { schema })
  expect(byParts).toEqual(written)
  expect(await readFile(join(parts, 'visits.csv'), 'utf8')).toBe(await readFile(join(whole, 'visits.csv'), 'utf8'))
})

test('no more than one batch is drawn ahead of the files', async () => {
  let drawn = 0
  let most = 0
  let taken = 0
  const source = fitted.sample(60, { rng: createRng(2), batchPeople: 5 })
  async function* counted(): AsyncGenerator<TablesOfPeople> {
    for await (const batch of source) {
      most = Math.max(most, ++drawn - taken)
      yield new Map(Array.from(batch, ([name, table]) => [name, table]))
      taken++
    }
  }
  await writePeople(counted(), await folder(), { schema })
  expect(drawn).toBe(12)
  expect(most).toBe(1)
})

test('what the source throws is thrown, and no file is left', async () => {
  const out = await folder()
  async function* broken(): AsyncGenerator<TablesOfPeople> {
    yield* fitted.sample(10, { rng: createRng(2) })
    throw new Error('no more people')
  }
  await expect(writePeople(broken(), out, { schema })).rejects.toThrow('no more people')
  expect(await readdir(out)).toEqual([])
})

test('a file that cannot be written stops the others, and says why', async () => {
  const out = await folder()
  const unwritable = {
    ...schema,
    tables: schema.tables.map((table, index) => (index === 0 ? { ...table, source: 'patients.dta' } : table)),
  }
  await expect(writePeople(fitted.sample(10, { rng: createRng(2) }), out, { schema: unwritable })).rejects.toThrow(
    'read, not written',
  )
  expect(await readdir(out)).toEqual([])
})

/** People with three days of one or two measurements, and a site that is the same in all rows of a person. */
function longStudy(people: number): LinkedTables {
  const rng = createRng(5)
  const rows = Array.from({ length: people }, (_, person) =>
    [0, 30, 60].flatMap((day) =>
      ['chol', 'sbp']
        .slice(rng.below(2))
        .map((test) => ({ id: `p${person}`, site: 'ab'[person % 2]!, day, test, value: rng.below(50) })),
    ),
  ).flat()
  const ids = Array.from({ length: people }, (_, person) => `p${person}`)
  const texts = (name: 'id' | 'site' | 'test') =>
    levelColumn(
      name,
      rows.map((row) => row[name]),
    )
  const numbers = (name: 'day' | 'value') =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
    )
  const labs = Table.of([texts('id'), texts('site'), numbers('day'), texts('test'), numbers('value')])
  return LinkedTables.of(
    new Map([
      ['people', Table.of([levelColumn('id', ids)])],
      ['labs', labs],
    ]),
    {
      name: 'study',
      tables: [
        { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'identifier', role: 'direct-identifier' }] },
        {
          ...{ name: 'labs', parent: { table: 'people', column: 'id' }, time: { column: 'day' } },
          layout: { entity: 'test', value: 'value' },
          columns: [
            { name: 'id', kind: 'identifier', role: 'direct-identifier' },
            { name: 'site', kind: 'categorical', role: 'feature' },
            { name: 'day', kind: 'numeric', role: 'feature' },
            { name: 'test', kind: 'categorical', role: 'feature' },
            { name: 'value', kind: 'numeric', role: 'feature' },
          ],
        },
      ],
    },
  )
}

test('batches lifted and pivoted before learning are released as all of them together', async () => {
  const study = longStudy(60)
  const { tables, form } = normalised(study)
  const model = await fitLinked(tables, { model: 'histories', options: { trees: 1 }, rng: createRng(1) })
  const undo = releaseForm(model.schema, form)
  const [whole, parts] = [await folder(), await folder()]
  const drawn = await collectLinked(model.sample(40, { rng: createRng(2) }), model)
  const written = await writeLinked(undo.tables(drawn), whole)
  const source = undo.batches(model.sample(40, { rng: createRng(2), batchPeople: 7 }))
  expect(await writePeople(source, parts, { schema: undo.schema })).toEqual(written)
  expect(undo.schema).toEqual(study.schema)
  expect(form.pivots).toHaveLength(1)
  expect(form.lifts).toHaveLength(1)
})
