import { expect, test } from 'vitest'
import type { LinkedMetric } from '../../../evaluators/index.js'
import { afterEnd } from '../../../evaluators/linked/validity/after-end.js'
import { keys } from '../../../evaluators/linked/validity/keys.js'
import { sameTime } from '../../../evaluators/linked/validity/same-time.js'
import { staticColumns } from '../../../evaluators/linked/validity/static.js'
import { createRng } from '../../../src/math/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { linkedOf, madeSchema, madeTables } from './made-tables.js'

const train = madeTables(60, 1)

async function outcomeOf(metric: LinkedMetric, synthetic: LinkedTables) {
  const sides = { train, holdout: train, reference: train }
  const result = await metric.compute({ schema: madeSchema, ...sides, synthetic, rng: createRng(1) })
  if (result.status === 'skipped') throw new Error(result.reason)
  return { value: result.value, detail: result.detail as { tables: readonly Record<string, unknown>[] } }
}

/** Two people; visits at the days, of the people and with the sites given. */
function visitsOf(cells: { id: (string | null)[]; day: number[]; site?: string[] }, ids = ['a', 'b']): LinkedTables {
  const rows = cells.id.length
  return linkedOf({
    people: { id: ids, sex: ['f', 'm'], end: [30, 40], dead: ['0', '1'] },
    visits: {
      ...cells,
      marker: new Array(rows).fill(1),
      state: new Array(rows).fill('calm'),
      site: cells.site ?? new Array(rows).fill('north'),
    },
    drugs: { id: [], drug: [] },
  })
}

test('a key that occurs twice, a missing link and an orphan are each a fault', async () => {
  const { value, detail } = await outcomeOf(
    keys,
    visitsOf({ id: ['a', 'z', null, 'a'], day: [1, 2, 3, 4] }, ['a', 'a']),
  )
  expect(value).toBeCloseTo(3 / 6)
  expect(detail.tables[0]).toMatchObject({ name: 'people', duplicateKeys: 1, missingKeys: 0, orphans: 0 })
  expect(detail.tables[1]).toMatchObject({ name: 'visits', duplicateKeys: 0, missingKeys: 1, orphans: 1 })
  expect((await outcomeOf(keys, train)).value).toBe(0)
})

test('a row after the end counts, one on its day does not', async () => {
  expect((await outcomeOf(afterEnd, visitsOf({ id: ['a', 'a', 'b', 'b'], day: [30, 31, 40, 39] }))).value).toBe(1 / 4)
  expect((await outcomeOf(afterEnd, train)).value).toBe(0)
})

test('the second row at a moment counts, of the same person alone', async () => {
  expect((await outcomeOf(sameTime, visitsOf({ id: ['a', 'a', 'a', 'b'], day: [5, 5, 6, 5] }))).value).toBe(1 / 4)
})

test('a site that never changes in a real person must not change', async () => {
  const changing = visitsOf({ id: ['a', 'a', 'b', 'b'], day: [1, 2, 1, 2], site: ['north', 'south', 'west', 'west'] })
  const { value, detail } = await outcomeOf(staticColumns, changing)
  expect(value).toBe(1 / 2)
  expect(detail.tables[0]).toMatchObject({ columns: [{ name: 'site', people: 1 }] })
  expect((await outcomeOf(staticColumns, train)).value).toBe(0)
})
