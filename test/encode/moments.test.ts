import { expect, test } from 'vitest'
import { codebookFromJson, codebookToJson, decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import { type NumberColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const day = 86_400_000

/** A column of moments, and the same drawn from its codes. */
function drawn(moments: readonly number[], column: { readonly format: string }) {
  const schema: Schema = { name: 't', columns: [{ name: 'seen', kind: 'datetime', role: 'feature', ...column }] }
  const table = Table.of([numberColumn('seen', moments)])
  const codebook = fitCodebook(table, schema)
  const saved = codebookFromJson(codebookToJson(codebook))
  const { values } = decodeTable(encodeTable(table, saved), saved, { rng: createRng(3) }).column('seen') as NumberColumn
  return { values, midnights: values.filter((value) => value % day === 0).length / values.length }
}

function moments(rowCount: number, shareOfDays: number): number[] {
  const rng = createRng(`moments ${shareOfDays}`)
  return Array.from({ length: rowCount }, () => {
    const midnight = Date.UTC(2015, 0, 1) + rng.below(3000) * day
    return rng.uniform() < shareOfDays ? midnight : midnight + (1 + rng.below(1439)) * 60_000
  })
}

test.each([0.3, 0.6, 0.9])('moments of which %s have no time of day keep that share of midnights', (share) => {
  const real = moments(2000, share)
  const own = real.filter((value) => value % day === 0).length / real.length
  // Five standard deviations of a share of 2,000 rows: a false alarm in a million.
  expect(Math.abs(drawn(real, { format: 'YYYY-MM-DD HH:mm' }).midnights - own)).toBeLessThan(5 * Math.sqrt(0.25 / 2000))
})

test('moments that all have a time of day get no midnights', () => {
  expect(drawn(moments(2000, 0), { format: 'YYYY-MM-DD HH:mm' }).midnights).toBeLessThan(0.005)
})

test('months are drawn as their first day', () => {
  const rng = createRng('months')
  const real = Array.from({ length: 300 }, () => Date.UTC(2015 + rng.below(6), rng.below(12), 1))
  const { values } = drawn(real, { format: 'MM/YYYY' })
  expect([...values].filter((value) => new Date(value).getUTCDate() !== 1 || value % day !== 0)).toEqual([])
  expect(new Set(values).size).toBeGreaterThan(30)
})

test('times of any day are drawn at their times', () => {
  const rng = createRng('times')
  const real = Array.from({ length: 300 }, () => rng.below(1440) * 60_000)
  const { values } = drawn(real, { format: 'HHhmm' })
  expect([...values].filter((value) => value < 0 || value >= day || value % 60_000 !== 0)).toEqual([])
  expect(new Set(values).size).toBeGreaterThan(100)
})
