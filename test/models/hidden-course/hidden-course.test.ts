import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { collectLinked, fitLinked } from '../../../src/pipeline/linked/index.js'
import { cellAt, levelColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const schema: LinkedSchema = {
  name: 'switch',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'identifier', role: 'direct-identifier' }] },
    {
      name: 'rows',
      parent: { table: 'people', column: 'id' },
      columns: [
        { name: 'id', kind: 'identifier', role: 'direct-identifier' },
        { name: 'light', kind: 'categorical', role: 'feature', levels: ['off', 'on'] },
      ],
    },
  ],
}

/** A light that stays on with .9 and off with .7, six rows each: a Markov chain whose matrix is known. */
function switches(people: number): LinkedTables {
  const rng = createRng(11)
  const rows = Array.from({ length: people }, (_, person) => {
    let isOn = rng.uniform() < 0.5
    return Array.from({ length: 6 }, () => {
      isOn = rng.uniform() < (isOn ? 0.9 : 0.3)
      return [`p${person}`, isOn ? 'on' : 'off'] as const
    })
  }).flat()
  return LinkedTables.of(
    new Map([
      [
        'people',
        Table.of([
          levelColumn(
            'id',
            Array.from({ length: people }, (_, person) => `p${person}`),
          ),
        ]),
      ],
      [
        'rows',
        Table.of([
          levelColumn(
            'id',
            rows.map(([id]) => id),
          ),
          levelColumn(
            'light',
            rows.map(([, light]) => light),
          ),
        ]),
      ],
    ]),
    schema,
  )
}

test('a two-state Markov chain is learnt and drawn within .02 of its matrix', async () => {
  const fitted = await fitLinked(switches(3000), {
    model: 'hidden-course',
    options: { classes: 1, states: 2, passes: 60 },
    rng: createRng(1),
  })
  const drawn = await collectLinked(fitted.sample(6000, { rng: createRng(2) }), fitted)
  const rows = drawn.table('rows')
  const parents = drawn.parentRows('rows')
  const pairs = { on: { on: 0, off: 0 }, off: { on: 0, off: 0 } }
  for (let row = 1; row < rows.rowCount; row++)
    if (parents[row] === parents[row - 1])
      pairs[cellAt(rows.column('light'), row - 1) as 'on'][cellAt(rows.column('light'), row) as 'on']++
  const share = (from: { on: number; off: number }) => from.on / (from.on + from.off)
  expect(Math.abs(share(pairs.on) - 0.9)).toBeLessThan(0.02)
  expect(Math.abs(share(pairs.off) - 0.3)).toBeLessThan(0.02)
})

test('the card says how many classes and states there are, and what they were chosen by', async () => {
  const fitted = await fitLinked(switches(200), {
    model: 'hidden-course',
    options: { candidates: { classes: [1], states: [1, 2] } },
    rng: createRng(1),
  })
  expect(fitted.card().notes.join()).toMatch(
    /table rows, light: 1 classes of people, 2 hidden states, chosen by held-out log-likelihood a person \(1 × 1: -\d/,
  )
})
