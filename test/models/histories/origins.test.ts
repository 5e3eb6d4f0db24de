import { expect, test } from 'vitest'
import { loadLinkedModel } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { fitLinked } from '../../../src/pipeline/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { levelColumn, type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const day = 86_400_000
const key = (name: string) => ({ name, kind: 'identifier' as const, role: 'direct-identifier' as const })
const date = (name: string) => ({
  name,
  kind: 'datetime' as const,
  role: 'feature' as const,
})
const schema: LinkedSchema = {
  name: 'hospital',
  tables: [
    { name: 'patients', key: 'id', columns: [key('id'), date('diagnosed')] },
    {
      ...{ name: 'visits', key: 'visit', parent: { table: 'patients', column: 'patient' }, time: { column: 'seen' } },
      columns: [key('visit'), key('patient'), date('seen')],
    },
    {
      ...{ name: 'labs', parent: { table: 'visits', column: 'visit' }, time: { column: 'taken' } },
      columns: [key('visit'), date('taken'), { name: 'value', kind: 'numeric', role: 'feature', precision: 1 }],
    },
  ],
}

/** First seen 10 to 40 days after a diagnosis of any day in ten years, then every 20 to 30 days; measured up to two days after a visit. */
function hospital(people: number): LinkedTables {
  const rng = createRng(4)
  const diagnosed: number[] = []
  const visits: { visit: string; patient: string; seen: number }[] = []
  const labs: { visit: string; taken: number; value: number }[] = []
  for (let person = 0; person < people; person++) {
    const start = day * (12_000 + rng.below(3650))
    diagnosed.push(start)
    let seen = start + day * (10 + rng.below(31))
    for (let index = 0; index < 4; index++, seen += day * (20 + rng.below(11))) {
      const visit = `v${visits.length}`
      visits.push({ visit, patient: `p${person}`, seen })
      labs.push({ visit, taken: seen + day * rng.below(3), value: rng.below(100) / 10 })
    }
  }
  const texts = <Row>(name: string, rows: readonly Row[], of: (row: Row) => string) => levelColumn(name, rows.map(of))
  const numbers = <Row>(name: string, rows: readonly Row[], of: (row: Row) => number) =>
    numberColumn(name, rows.map(of))
  return LinkedTables.of(
    new Map([
      [
        'patients',
        Table.of([
          levelColumn(
            'id',
            diagnosed.map((_, person) => `p${person}`),
          ),
          numberColumn('diagnosed', diagnosed),
        ]),
      ],
      [
        'visits',
        Table.of([
          texts('visit', visits, ({ visit }) => visit),
          texts('patient', visits, ({ patient }) => patient),
          numbers('seen', visits, ({ seen }) => seen),
        ]),
      ],
      [
        'labs',
        Table.of([
          texts('visit', labs, ({ visit }) => visit),
          numbers('taken', labs, ({ taken }) => taken),
          numbers('value', labs, ({ value }) => value),
        ]),
      ],
    ]),
    schema,
  )
}

const fitted = await fitLinked(hospital(120), { model: 'histories', options: { trees: 1 }, rng: createRng(1) })

/** Days from the parent's time to the first row of each of its rows. */
function delays(tables: LinkedTables, [child, time]: [string, string], [parent, origin]: [string, string]): number[] {
  const [times, origins] = [
    (tables.table(child).column(time) as NumberColumn).values,
    (tables.table(parent).column(origin) as NumberColumn).values,
  ]
  const rows = tables.parentRows(child)
  return Array.from(rows.keys()).flatMap((row) =>
    row > 0 && rows[row] === rows[row - 1] ? [] : [(times[row]! - origins[rows[row]!]!) / day],
  )
}

test('dates are counted from the date of the parent that they follow', async () => {
  const drawn = await collectLinked(fitted.sample(200, { rng: createRng(2) }), fitted)
  const visits = delays(drawn, ['visits', 'seen'], ['patients', 'diagnosed'])
  const labs = delays(drawn, ['labs', 'taken'], ['visits', 'seen'])
  // Ten years apart by themselves; the ends of what is drawn are nobody's, so they may lie a little outside.
  expect(Math.min(...visits)).toBeGreaterThanOrEqual(5)
  expect(Math.max(...visits)).toBeLessThanOrEqual(45)
  expect(visits.every(Number.isInteger)).toBe(true)
  expect(labs.filter((delay) => delay === 0 || delay === 1 || delay === 2).length / labs.length).toBe(1)
})

test('a file remembers what times are counted from', async () => {
  const loaded = loadLinkedModel(fitted.save())
  const draw = (model: typeof fitted) => collectLinked(model.sample(20, { rng: createRng(2) }), model)
  const [own, again] = [await draw(fitted), await draw(loaded)]
  expect(again.table('labs').column('taken')).toEqual(own.table('labs').column('taken'))
  expect(Array.from(loaded.logLikelihood!(hospital(20)))).toEqual(Array.from(fitted.logLikelihood!(hospital(20))))
})
