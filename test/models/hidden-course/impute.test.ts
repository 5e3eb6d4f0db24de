import { expect, test } from 'vitest'
import { createRng, rankCorrelation } from '../../../src/math/index.js'
import { fitLinked, imputeLinked, normalised } from '../../../src/pipeline/linked/index.js'
import { type NumberColumn, Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { clinic } from '../histories/visits.js'

const whole = clinic(400)
const marker = whole.table('visits').column('marker') as NumberColumn
const hidden = marker.values.map((_, row) => (row % 4 === 1 ? 1 : 0))

/** The same people, a quarter of the markers taken out. */
function holed(): LinkedTables {
  const valid = Uint8Array.from(hidden, (isHidden) => 1 - isHidden)
  const column = { ...marker, valid, values: marker.values.map((value, row) => (hidden[row] ? 0 : value)) }
  const visits = whole.table('visits')
  const table = Table.of(visits.columns.map((each) => (each.name === 'marker' ? column : each)))
  return LinkedTables.of(
    new Map([
      ['patients', whole.table('patients')],
      ['visits', table],
    ]),
    whole.schema,
  )
}

test('a marker between two visits is filled from both: filled cells follow those that were taken out', async () => {
  const tables = holed()
  const { tables: normal, form } = normalised(tables)
  const options = { classes: 2, states: 12 }
  const model = await fitLinked(normal, { model: 'hidden-course', options, rng: createRng(1) })
  const { tables: filled, columns } = await imputeLinked(tables, { learnt: { model, form }, rng: createRng(2) })
  expect(columns.find(({ name }) => name === 'marker')).toEqual({
    ...{ table: 'visits', name: 'marker', left: 0 },
    filled: hidden.filter(Boolean).length,
  })
  const rows = Array.from(hidden.keys()).filter((row) => hidden[row] === 1)
  const own = (filled.table('visits').column('marker') as NumberColumn).values
  // Neighbours correlate by .8: one draw given both follows the truth by some .6; without them by 0.
  const correlation = rankCorrelation(
    Float64Array.from(rows, (row) => own[row]!),
    Float64Array.from(rows, (row) => marker.values[row]!),
  )
  expect(correlation).toBeGreaterThan(0.4)
})

test('a model that cannot fill says which can', async () => {
  const { tables, form } = normalised(clinic(60))
  const model = await fitLinked(tables, { model: 'histories', options: { trees: 1 }, rng: createRng(1) })
  await expect(imputeLinked(tables, { learnt: { model, form }, rng: createRng(2) })).rejects.toMatchObject({
    code: 'unsupported',
    message: 'model "histories" cannot impute (models of linked tables that can: hidden-course)',
  })
})
