import { describe, expect, test } from 'vitest'
import { linkedModels, loadLinkedModel } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import {
  isMissing,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  numberColumn,
  Table,
} from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const identifier = { kind: 'identifier', role: 'direct-identifier' } as const
const number = { kind: 'numeric', role: 'feature', precision: 0 } as const

/** A stay ends after it begins, its nights are told beside, and samples are taken within it. */
const schema: LinkedSchema = {
  name: 'ward',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', ...identifier }] },
    {
      name: 'stays',
      key: 'stay',
      parent: { table: 'people', column: 'id' },
      time: { column: 'enter' },
      relations: [
        { type: 'order', lower: 'enter', upper: 'leave' },
        { type: 'order', lower: 'called', upper: 'enter' },
        { type: 'formula', column: 'nights', formula: 'leave - enter' },
      ],
      columns: [
        { name: 'stay', ...identifier },
        { name: 'id', ...identifier },
        ...['enter', 'leave', 'called', 'nights'].map((name) => ({ name, ...number })),
      ],
    },
    {
      name: 'samples',
      parent: { table: 'stays', column: 'stay' },
      time: { column: 'taken', until: 'leave' },
      courses: [{ type: 'bound', column: 'taken', side: 'at-least', of: 'enter' }],
      columns: [
        { name: 'stay', ...identifier },
        { name: 'taken', ...number },
      ],
    },
  ],
}

function made(): LinkedTables {
  const rng = createRng(1)
  const ids = Array.from({ length: 150 }, (_, person) => `p${person}`)
  const stays = ids.flatMap((id) => {
    let at = rng.below(3000)
    return Array.from({ length: 1 + rng.below(4) }, () => {
      const enter = at
      const leave = enter + rng.below(30)
      at = leave + 10 + rng.below(200)
      return { id, enter, leave, called: enter - rng.below(20) }
    })
  })
  const keys = stays.map((_, row) => `s${row}`)
  const samples = stays.flatMap(({ enter, leave }, row) =>
    Array.from({ length: 2 }, (_, at) => ({ stay: keys[row]!, taken: at === 0 ? enter : leave })),
  )
  const numbers = (name: string, cells: (stay: (typeof stays)[number], row: number) => number | null) =>
    numberColumn(name, stays.map(cells))
  return LinkedTables.of(
    new Map([
      ['people', Table.of([levelColumn('id', ids)])],
      [
        'stays',
        Table.of([
          levelColumn('stay', keys),
          levelColumn(
            'id',
            stays.map(({ id }) => id),
          ),
          numbers('enter', ({ enter }) => enter),
          numbers('leave', ({ leave }) => leave),
          numbers('called', ({ called }, row) => (row % 7 === 0 ? null : called)),
          numbers('nights', ({ enter, leave }) => leave - enter),
        ]),
      ],
      [
        'samples',
        Table.of([
          levelColumn(
            'stay',
            samples.map(({ stay }) => stay),
          ),
          numberColumn(
            'taken',
            samples.map(({ taken }) => taken),
          ),
        ]),
      ],
    ]),
    schema,
  )
}

const numbersOf = (tables: LinkedTables, table: string, column: string) =>
  tables.table(table).column(column) as NumberColumn

/** What must not be: a row of each for which it is. */
function broken(tables: LinkedTables): Record<string, number> {
  const [enter, leave, called, nights] = ['enter', 'leave', 'called', 'nights'].map((name) =>
    numbersOf(tables, 'stays', name),
  ) as [NumberColumn, NumberColumn, NumberColumn, NumberColumn]
  const rows = Array.from({ length: tables.table('stays').rowCount }, (_, row) => row)
  const count = (is: (row: number) => boolean) => rows.filter(is).length
  const stays = tables.parentRows('samples')
  const taken = numbersOf(tables, 'samples', 'taken').values
  return {
    'leaves before entering': count((row) => leave.values[row]! < enter.values[row]!),
    'called after entering': count((row) => !isMissing(called, row) && called.values[row]! > enter.values[row]!),
    'other nights': count((row) => nights.values[row] !== leave.values[row]! - enter.values[row]!),
    'sample before the stay': taken.filter((at, row) => at < enter.values[stays[row]!]!).length,
    'sample after the stay': taken.filter((at, row) => at > leave.values[stays[row]!]!).length,
  }
}

const none = Object.fromEntries(Object.keys(broken(made())).map((name) => [name, 0]))

describe.each(linkedModels)('$id', (model) => {
  const options = model.options.parse(
    model.id === 'histories' ? { trees: 1 } : { classes: 2, states: 4, candidates: { classes: [2], states: [4] } },
  )

  test('relations between the time of a row and its other columns hold in what is drawn', async () => {
    const train = made()
    expect(broken(train)).toEqual(none)
    const fitted = await model.fit(train, { options, rng: createRng(1) })
    const drawn = await collectLinked(fitted.sample(300, { rng: createRng(2) }), fitted)
    expect(broken(drawn)).toEqual(none)
    expect(drawn.table('samples').rowCount).toBeGreaterThan(drawn.table('stays').rowCount)
    const called = numbersOf(drawn, 'stays', 'called')
    const shown = called.values.length - (called.valid?.reduce((sum, own) => sum + own, 0) ?? called.values.length)
    expect(shown / called.values.length).toBeGreaterThan(0.05)
    const again = loadLinkedModel(fitted.save())
    const same = await collectLinked(again.sample(300, { rng: createRng(2) }), again)
    expect((same.table('stays').column('stay') as LevelColumn).levels.length).toBe(drawn.table('stays').rowCount)
    expect(numbersOf(same, 'stays', 'leave').values).toEqual(numbersOf(drawn, 'stays', 'leave').values)
    const nats = fitted.logLikelihood?.(train)
    expect(nats?.every(Number.isFinite)).toBe(true)
  })

  if (model.imputes)
    test('and in what is filled', async () => {
      const train = made()
      const fitted = await model.fit(train, { options, rng: createRng(1) })
      const filled = await fitted.impute!(train, { rng: createRng(3) })
      expect(broken(filled)).toEqual(none)
      expect(numbersOf(filled, 'stays', 'called').valid).toBeNull()
    })
})
