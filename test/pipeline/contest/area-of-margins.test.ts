import { expect, test } from 'vitest'
import { twoSampleTest } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { areaOfMargins } from '../../../src/pipeline/contest/area-of-margins.js'
import { levelColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const names = Array.from({ length: 12 }, (_, at) => `c${at}`)
const levels = ['a', 'b', 'c', 'd', 'e', 'f']
const schema = schemaOf(names.map((name) => ({ name, kind: 'categorical' as const })))

/** Rows of twelve columns, each like the one before in two of three. */
function related(rows: number, seed: string): Table {
  const rng = createRng(seed)
  const drawn = Array.from({ length: rows }, () => {
    const row = [rng.below(6)]
    while (row.length < names.length) row.push(rng.uniform() < 2 / 3 ? row.at(-1)! : rng.below(6))
    return row
  })
  return Table.of(
    names.map((name, at) =>
      levelColumn(
        name,
        drawn.map((row) => levels[row[at]!]!),
      ),
    ),
  )
}

// Areas of 150 rows of a side have an error of .033, those of 3,000 one of .0075.
test('on few rows those who copy nobody lie below one half, and far above copies; on many at one half', async () => {
  const few = related(150, 'few')
  const areas = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((seed) => areaOfMargins(few, { schema, rng: createRng(seed) })),
  )
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length
  expect(mean).toBeGreaterThan(0.38)
  expect(mean).toBeLessThan(0.48)
  const rng = createRng('copies')
  const copies = few.take(Array.from({ length: 150 }, () => rng.below(150)))
  expect(twoSampleTest(few, copies, { schema, rng })!.area).toBeLessThan(mean - 0.05)
  expect(Math.abs((await areaOfMargins(related(3_000, 'many'), { schema, rng: createRng(1) })) - 0.5)).toBeLessThan(
    0.03,
  )
}, 60_000)
