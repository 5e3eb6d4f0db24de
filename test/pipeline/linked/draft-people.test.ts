import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hospitalFiles, makeHospital } from '../../../datasets/hospital/index.js'
import { findLinkedModel } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked, draftLinked } from '../../../src/pipeline/linked/index.js'
import { isMissing, type NumberColumn } from '../../../src/table/index.js'
import { LinkedTables, melt, pivot } from '../../../src/table/linked/index.js'
import { lift } from '../../../src/table/linked/lift.js'

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'mirrorward-draft-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

test('times that start and stop are in order, whatever stands before these words', async () => {
  const rng = createRng(1)
  const rows = Array.from({ length: 150 }, (_, person) => {
    const start = rng.below(300)
    return `${person},${start},${start + rng.below(300)},${rng.below(900)}`
  })
  const draft = await draftLinked(
    folder({
      'patients.csv': `id,sex\n${rows.map((_, person) => `${person},${'fm'[person % 2]}`).join('\n')}\n`,
      'spells.csv': `id,tstart,tstop,marker\n${rows.join('\n')}\n`,
    }),
  )
  const spells = draft.schema.tables.find(({ name }) => name === 'spells')!
  expect(spells.relations).toEqual([{ type: 'order', lower: 'tstart', upper: 'tstop' }])
})

test('of a hospital: measurements with their unit are long, nothing ends after death; and so it is drawn', async () => {
  const draft = await draftLinked(folder(hospitalFiles(makeHospital({ people: 500, rng: createRng(1) }))))
  const of = (name: string) => draft.schema.tables.find((table) => table.name === name)!
  expect(of('patients').timeToEvent).toEqual([{ time: 'last_seen', event: 'died' }])
  expect(of('laboratory').layout).toEqual({ entity: 'test', value: 'value' })
  expect(of('stays').courses).toContainEqual({
    ...{ type: 'bound', column: 'discharged', side: 'at-most', of: 'last_seen' },
  })
  const kept = ['patients', 'stays', 'laboratory']
  const schema = { ...draft.schema, tables: draft.schema.tables.filter(({ name }) => kept.includes(name)) }
  const all = LinkedTables.of(new Map(kept.map((name) => [name, draft.tables.table(name)])), schema)
  const { tables, pivots } = pivot(lift(all).tables)
  const model = findLinkedModel('histories')
  const fitted = await model.fit(tables, { options: model.options.parse({ trees: 1 }), rng: createRng(1) })
  const drawn = melt(await collectLinked(fitted.sample(500, { rng: createRng(2) }), fitted), pivots)
  const cells = (table: string, column: string) => drawn.table(table).column(column) as NumberColumn
  const [admitted, discharged] = [cells('stays', 'admitted'), cells('stays', 'discharged')]
  const [seen, taken] = [cells('patients', 'last_seen'), cells('laboratory', 'taken')]
  const [people, stays] = [drawn.parentRows('stays'), drawn.parentRows('laboratory')]
  const count = (rows: number, is: (row: number) => boolean) =>
    Array.from({ length: rows }, (_, row) => row).filter(is).length
  const known = (row: number) => !isMissing(discharged, row)
  expect(stays.length).toBeGreaterThan(1000)
  expect({
    'ends before it begins': count(
      people.length,
      (row) => known(row) && discharged.values[row]! < admitted.values[row]!,
    ),
    'ends after death': count(
      people.length,
      (row) => known(row) && discharged.values[row]! > seen.values[people[row]!]!,
    ),
    'measured before': count(stays.length, (row) => taken.values[row]! < admitted.values[stays[row]!]!),
    'measured after': count(stays.length, (row) => taken.values[row]! > discharged.values[stays[row]!]!),
  }).toEqual({ 'ends before it begins': 0, 'ends after death': 0, 'measured before': 0, 'measured after': 0 })
})
