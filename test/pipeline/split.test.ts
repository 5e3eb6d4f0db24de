import { expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { splitByPatient } from '../../src/pipeline/split.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }

function visits(patients: number): { table: Table; schema: Schema } {
  const rows = Array.from({ length: patients * 3 }, (_, row) => row)
  return {
    table: Table.of([
      levelColumn(
        'id',
        rows.map((row) => `p${row % patients}`),
      ),
      numberColumn('visit', rows),
      levelColumn(
        'died',
        rows.map((row) => ((row % patients) % 4 === 0 ? 'yes' : 'no')),
      ),
    ]),
    schema: {
      name: 'visits',
      patient: 'id',
      columns: [
        { name: 'id', kind: 'identifier', role: 'direct-identifier' },
        { name: 'visit', kind: 'numeric', role: 'feature' },
        { name: 'died', kind: 'boolean', role: 'outcome' },
      ],
    },
  }
}

function patients(table: Table): Set<unknown> {
  return new Set(Array.from({ length: table.rowCount }, (_, row) => cellAt(table.column('id'), row)))
}

test('every row of a patient lands on one side, and every row lands somewhere', () => {
  const { table, schema } = visits(100)
  const { train, holdout, reference } = splitByPatient(table, schema, { shares, rng: createRng(1) })
  expect(patients(train).size + patients(holdout).size + patients(reference).size).toBe(100)
  expect(train.rowCount + holdout.rowCount + reference.rowCount).toBe(300)
})

test('every stratum of the outcome is divided by the same shares', () => {
  const { table, schema } = visits(100)
  const { train, holdout } = splitByPatient(table, schema, { shares, rng: createRng(1) })
  const deaths = (side: Table) =>
    Array.from({ length: side.rowCount }, (_, row) => cellAt(side.column('died'), row)).filter((cell) => cell === 'yes')
      .length
  expect(deaths(train) / 3).toBe(15)
  expect(deaths(holdout) / 3).toBe(5)
})

test('the same seed gives the same split, another seed another', () => {
  const { table, schema } = visits(50)
  const visitsOf = (seed: number) =>
    splitByPatient(table, schema, { shares, rng: createRng(seed) }).train.column('visit')
  expect(visitsOf(1)).toEqual(visitsOf(1))
  expect(visitsOf(1)).not.toEqual(visitsOf(2))
})

test('fewer than three patients cannot be split', () => {
  const { table, schema } = visits(2)
  expect(() => splitByPatient(table, schema, { shares, rng: createRng(1) })).toThrow('too few patients')
})
