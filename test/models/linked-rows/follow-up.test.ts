import { describe, expect, test } from 'vitest'
import { linkedModels } from '../../../models/index.js'
import { deriveCourses, restoreCourses } from '../../../models/linked-rows/courses/derivation-kinds.js'
import { planCourses } from '../../../models/linked-rows/courses/plan-courses.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { levelColumn, type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const identifier = { kind: 'identifier', role: 'direct-identifier' } as const
const number = { kind: 'numeric', role: 'feature', precision: 0 } as const

/** A study of a year: whoever has many rows has short gaps. `end` is the beginning of the next row, or the end of the study. */
function schemaOf(names: readonly string[]): LinkedSchema {
  return {
    name: 'study',
    tables: [
      { name: 'people', key: 'id', columns: [{ name: 'id', ...identifier }] },
      {
        name: 'spells',
        parent: { table: 'people', column: 'id' },
        time: { column: 'begin' },
        relations: names.includes('end') ? [{ type: 'order', lower: 'begin', upper: 'end' }] : [],
        columns: [{ name: 'id', ...identifier }, ...names.map((name) => ({ name, ...number }))],
      },
    ],
  }
}

function made(names: readonly string[]): LinkedTables {
  const rng = createRng(1)
  const spells = Array.from({ length: 300 }, (_, person) => {
    const close = 300 + rng.below(66)
    const begins = [0, ...Array.from({ length: rng.below(9) }, () => 1 + rng.below(close - 1))].sort((a, b) => a - b)
    return begins.map((begin, at) => ({ id: `p${person}`, begin, end: begins[at + 1] ?? close }))
  }).flat()
  return LinkedTables.of(
    new Map([
      ['people', Table.of([levelColumn('id', [...new Set(spells.map(({ id }) => id))])])],
      [
        'spells',
        Table.of([
          levelColumn(
            'id',
            spells.map(({ id }) => id),
          ),
          ...names.map((name) =>
            numberColumn(
              name,
              spells.map((spell) => spell[name as 'begin' | 'end']),
            ),
          ),
        ]),
      ],
    ]),
    schemaOf(names),
  )
}

const cells = (tables: LinkedTables, name: string) => (tables.table('spells').column(name) as NumberColumn).values

/** The last time of everybody who has a row, ascending. */
function lasts(tables: LinkedTables, name: string): number[] {
  const rows = tables.parentRows('spells')
  const own = cells(tables, name)
  return [...own.filter((_, row) => rows[row + 1] !== rows[row])].sort((a, b) => a - b)
}

const middle = (values: readonly number[], share: number) => values[Math.floor(share * (values.length - 1))]!

describe.each([
  ['rows that happen', ['begin'], 'last'],
  ['rows that end when the next begins', ['begin', 'end'], 'chain'],
] as const)('%s', (_, names, type) => {
  const train = made(names)

  test('are derived and restored cell by cell', () => {
    const derivations = planCourses(train)
    expect(derivations).toMatchObject([{ type, table: 'spells' }])
    const derived = deriveCourses(train, derivations)
    expect(derived.schema.tables[1]!.time!.until).toBe(type === 'last' ? 'last begin of spells' : 'last end of spells')
    const again = restoreCourses(derived, { schema: train.schema, derivations })
    for (const name of names) expect(cells(again, name)).toEqual(cells(train, name))
  })

  test.each(linkedModels.map((model) => [model.id, model] as const))(
    'are followed as long as real ones: %s',
    async (_, model) => {
      const options = model.options.parse(
        model.id === 'histories' ? { trees: 1 } : { candidates: { classes: [2], states: [6] } },
      )
      const fitted = await model.fit(train, { options, rng: createRng(1) })
      const drawn = await collectLinked(fitted.sample(300, { rng: createRng(2) }), fitted)
      expect(drawn.schema).toEqual(train.schema)
      for (const name of names) {
        const [real, own] = [lasts(train, name), lasts(drawn, name)]
        expect(own.at(-1)!).toBeLessThan(1.05 * real.at(-1)!)
        if (name !== names.at(-1)) continue
        for (const share of [0.25, 0.5, 0.75])
          expect(Math.abs(middle(own, share) - middle(real, share))).toBeLessThan(30)
      }
      if (type === 'last') return
      const rows = drawn.parentRows('spells')
      const [begin, end] = [cells(drawn, 'begin'), cells(drawn, 'end')]
      expect(begin.every((at, row) => end[row]! >= at)).toBe(true)
      expect(end.every((at, row) => rows[row + 1] !== rows[row] || at === begin[row + 1])).toBe(true)
    },
  )
})
