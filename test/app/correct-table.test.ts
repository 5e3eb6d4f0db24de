import { expect, test } from 'vitest'
import { correctionSchema, correctTable } from '../../src/app/study/index.js'
import type { Schema } from '../../src/index.js'

const drafted: Schema = {
  name: 'stays',
  patient: 'id',
  columns: [
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
    { name: 'name', kind: 'categorical', role: 'feature', levels: ['a', 'b'] },
    { name: 'size', kind: 'numeric', role: 'feature', decimal: ',', precision: 1, missing: ['NA'] },
    { name: 'other', kind: 'numeric', role: 'feature' },
  ],
}

const correct = (told: object, schema = drafted) =>
  correctTable(schema, correctionSchema.parse({ table: 'stays', ...told }), drafted)
const column = (schema: Schema, name: string) => schema.columns.find((each) => each.name === name)

test('a role that is said is taken, and the rest stays', () => {
  const { relations: _, ...rest } = drafted
  const corrected = correct({ columns: [{ name: 'name', role: 'direct-identifier' }] }, rest)
  expect(column(corrected, 'name')).toEqual({ ...drafted.columns[1], role: 'direct-identifier' })
  expect(corrected.columns.filter(({ name }) => name !== 'name')).toEqual(
    drafted.columns.filter(({ name }) => name !== 'name'),
  )
})

test('another kind begins anew, and back again is as it was drafted', () => {
  const { relations: _, ...rest } = drafted
  const ordered = correct({ columns: [{ name: 'size', kind: 'ordinal' }] }, rest)
  expect(column(ordered, 'size')).toEqual({ name: 'size', kind: 'ordinal', role: 'feature', missing: ['NA'] })
  const back = correct({ columns: [{ name: 'size', kind: 'numeric' }] }, ordered)
  expect(column(back, 'size')).toEqual(drafted.columns[2])
})

test('levels stay among kinds that have some', () => {
  const { relations: _, ...rest } = drafted
  expect(column(correct({ columns: [{ name: 'name', kind: 'ordinal' }] }, rest), 'name')?.levels).toEqual(['a', 'b'])
})

test('another person is told apart by another column, and the first is what it was', () => {
  const { relations: _, ...rest } = drafted
  const corrected = correct({ patient: 'name' }, rest)
  expect(corrected.patient).toBe('name')
  expect(column(corrected, 'name')).toEqual({ name: 'name', kind: 'identifier', role: 'direct-identifier' })
  expect(correct({ patient: null }, rest).patient).toBeUndefined()
})

test('a column that is not there is refused by name', () => {
  const { relations: _, ...rest } = drafted
  expect(() => correct({ columns: [{ name: 'nobody' }] }, rest)).toThrow('names columns that are not there')
})
