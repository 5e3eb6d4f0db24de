import { expect, test } from 'vitest'
import { privateSchema } from '../../src/app/study/index.js'
import type { Schema } from '../../src/index.js'

const schema: Schema = {
  name: 'stays',
  patient: 'id',
  columns: [
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'born', kind: 'datetime', role: 'quasi-identifier', format: 'DD/MM/YYYY' },
    { name: 'sex', kind: 'categorical', role: 'feature', levels: ['f', 'told from the rows'] },
  ],
}
const bounds = { age: { min: '0', max: '120,5' }, born: { min: '1900-01-01', max: '2020-12-31' } }

test('what columns may hold is what a person told, and nothing that the rows told', () => {
  const made = privateSchema(schema, { bounds, levels: { sex: ['f', 'm', 'f'] } })
  expect(made.domain).toBe('declared')
  expect(made.columns[1]?.bounds).toEqual({ min: 0, max: 120.5 })
  expect(made.columns[2]?.bounds).toEqual({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2020, 11, 31) })
  expect(made.columns[3]?.levels).toEqual(['f', 'm'])
  expect(JSON.stringify(made)).not.toContain('told from the rows')
})

test('every column that nobody told of is named, and no value', () => {
  const wrong = { bounds: { age: { min: '80', max: '7' } }, levels: {} }
  let issues: readonly { readonly column?: string; readonly message: string }[] = []
  try {
    privateSchema(schema, wrong)
  } catch (error) {
    issues = (error as { issues: typeof issues }).issues
  }
  expect(issues.map(({ column }) => column)).toEqual(['age', 'born', 'sex'])
  expect(JSON.stringify(issues)).not.toContain('80')
})
