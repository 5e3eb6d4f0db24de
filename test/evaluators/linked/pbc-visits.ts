import { loadDataset } from '../../../datasets/index.js'
import { takePeople } from '../../../evaluators/linked/controls.js'
import { createRng, permutation } from '../../../src/math/index.js'
import { cellAt, Table, takeRows } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

/**
 * The trial's patients and their visits: pbc's columns with the end of follow-up at the visits (`futime`) beside them, and what of pbcseq
 * changes from visit to visit.
 */
export async function pbcVisits(): Promise<LinkedTables> {
  const [trial, visits] = await Promise.all([loadDataset('pbc'), loadDataset('pbcseq')])
  const ends = new Map(rowsOf(visits.table).map((row) => [cellAt(visits.table.column('id'), row), row]))
  const ids = trial.table.column('id')
  const patients = trial.table.take(rowsOf(trial.table).filter((row) => ends.has(cellAt(ids, row))))
  const futime = takeRows(
    visits.table.column('futime'),
    rowsOf(patients).map((row) => ends.get(cellAt(patients.column('id'), row))!),
  )
  const lifted = ['futime', 'status', 'trt', 'age', 'sex']
  const linked: LinkedSchema = {
    name: 'pbc-visits',
    tables: [
      {
        ...{ name: 'patients', key: 'id' },
        timeToEvent: [{ time: 'futime', event: 'status' }],
        columns: [...trial.schema.columns, visits.schema.columns.find(({ name }) => name === 'futime')!],
      },
      {
        ...{ name: 'visits', parent: { table: 'patients', column: 'id' }, time: { column: 'day', until: 'futime' } },
        columns: visits.schema.columns.filter(({ name }) => !lifted.includes(name)),
      },
    ],
  }
  const tables = new Map<string, Table>([
    ['patients', Table.of([...patients.columns, futime])],
    ['visits', visits.table.select(linked.tables[1]!.columns.map(({ name }) => name))],
  ])
  return LinkedTables.of(tables, linked)
}

function rowsOf(table: Table): number[] {
  return Array.from({ length: table.rowCount }, (_, row) => row)
}

/** nafld's people and their measurements, one a row. */
export async function nafldMeasurements(): Promise<LinkedTables> {
  const [people, measurements] = await Promise.all([loadDataset('nafld1'), loadDataset('nafld2')])
  const linked: LinkedSchema = {
    name: 'nafld',
    tables: [
      { ...people.schema, name: 'nafld1', key: 'id' },
      {
        ...measurements.schema,
        ...{ name: 'nafld2', parent: { table: 'nafld1', column: 'id' } },
        ...{ time: { column: 'days', until: 'futime' }, layout: { entity: 'test', value: 'value' } },
      },
    ],
  }
  return LinkedTables.of(
    new Map([
      ['nafld1', people.table],
      ['nafld2', measurements.table],
    ]),
    linked,
  )
}

/** People divided at random into groups by these shares of them. */
export function divided(tables: LinkedTables, shares: readonly number[], seed: number): LinkedTables[] {
  const people = tables.table(tables.schema.tables[0]!.name).rowCount
  const order = permutation(people, createRng(seed))
  let start = 0
  return shares.map((share, index) => {
    const end = index === shares.length - 1 ? people : start + Math.round(share * people)
    const group = takePeople(tables, order.slice(start, end).sort())
    start = end
    return group
  })
}
