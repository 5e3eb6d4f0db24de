import { expect, test } from 'vitest'
import type { MirrorwardError } from '../../src/errors.js'
import { withRoles } from '../../src/pipeline/index.js'
import type { Schema } from '../../src/table/index.js'

const schema: Schema = {
  name: 'clinic',
  columns: [
    { name: 'record', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'group', kind: 'categorical', role: 'feature', levels: ['a', 'b'] },
    { name: 'death', kind: 'boolean', role: 'outcome' },
  ],
  relations: [{ type: 'cut', column: 'group', formula: 'age' }],
}
const rolesOf = ({ columns }: Schema) => columns.map(({ role }) => role)

test('what is not answered stays', () => {
  expect(withRoles(schema, {})).toEqual(schema)
})

test('a list names all columns of its role', () => {
  expect(rolesOf(withRoles(schema, { quasiIdentifiers: ['group'], outcomes: [] }))).toEqual([
    'feature',
    'feature',
    'quasi-identifier',
    'feature',
  ])
})

test('the patient column is an identifier without the properties of a number', () => {
  const answered = withRoles(schema, { patient: 'record' })
  expect(answered.patient).toBe('record')
  expect(answered.columns[0]).toEqual({ name: 'record', kind: 'identifier', role: 'direct-identifier' })
  expect(withRoles(answered, { patient: null }).patient).toBeUndefined()
})

test('relations with a column that is no longer learnt are dropped', () => {
  expect(withRoles(schema, { directIdentifiers: ['age'] }).relations).toBeUndefined()
  expect(withRoles(schema, { directIdentifiers: ['record'] }).relations).toEqual(schema.relations)
})

test('a time and its event are stated, or struck out', () => {
  const stated = withRoles(schema, { timeToEvent: ['age', 'death'] })
  expect(stated.timeToEvent).toEqual([{ time: 'age', event: 'death' }])
  expect(withRoles(stated, { timeToEvent: null }).timeToEvent).toBeUndefined()
})

test('unknown columns and columns with two roles are issues', () => {
  try {
    withRoles(schema, { outcomes: ['age', 'deth'], sensitive: ['age'] })
    expect.unreachable()
  } catch (error) {
    expect((error as MirrorwardError).issues).toEqual([
      { message: 'no column is called "deth" (did you mean "death"?)' },
      { message: 'both sensitive and outcome', column: 'age' },
    ])
  }
})
