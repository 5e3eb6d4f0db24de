import { describe, expect, test } from 'vitest'
import { models } from '../../models/index.js'
import { createRng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const rng = createRng('ward')
const size = 150
const patients = Array.from({ length: size }, (_, row) => `p${row}`)
const age = patients.map(() => 20 + Math.round(60 * rng.uniform()))
const stay = patients.map(() => Math.ceil(10 * -Math.log(1 - rng.uniform())))
const cost = stay.map((days) => 100 * days + 40 * rng.normal())
const sex = patients.map(() => (rng.uniform() < 0.5 ? 'f' : 'm'))
const grade = cost.map((each) => (each < 500 ? 'low' : 'high'))

const billed = cost.map((each) => each + 10 * Math.ceil(5 * rng.uniform()))

const schema: Schema = {
  name: 'ward',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'stay', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'cost', kind: 'numeric', role: 'feature' },
    { name: 'billed', kind: 'numeric', role: 'feature' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'grade', kind: 'ordinal', role: 'outcome', levels: ['low', 'high'] },
  ],
  relations: [
    { type: 'cut', column: 'grade', formula: 'cost' },
    { type: 'order', lower: 'cost', upper: 'billed' },
  ],
}
const byPatient: Schema = {
  ...schema,
  patient: 'person',
  columns: [{ name: 'person', kind: 'identifier', role: 'direct-identifier' }, ...schema.columns],
}

interface Extremes {
  /** How far the four most extreme people lie beyond the fifth: 0 leaves them where they are. */
  readonly by: number
  readonly end: 'low' | 'high'
  /** Rows of each person. */
  readonly times?: number
}

/** The table with the four most extreme costs, bills and ages moved outwards: as extreme, in the same rows. */
function tableWith({ by, end, times = 1 }: Extremes): Table {
  const sign = end === 'high' ? 1 : -1
  const moved = (values: readonly number[]) => {
    const limit = values.toSorted((a, b) => sign * (b - a))[4]!
    return values.map((value) => (sign * (value - limit) > 0 ? value + sign * by : value))
  }
  const columns = {
    age: moved(age),
    stay,
    cost: moved(cost),
    billed: cost.map((each, row) => moved(cost)[row]! + billed[row]! - each),
  }
  const repeated = <Cell>(cells: readonly Cell[]) =>
    Array.from({ length: size * times }, (_, row) => cells[row % size]!)
  return Table.of([
    levelColumn('person', repeated(patients)),
    ...Object.entries(columns).map(([name, values]) => numberColumn(name, repeated(values))),
    levelColumn('sex', repeated(sex)),
    levelColumn('grade', repeated(grade), ['low', 'high']),
  ])
}

describe.each(models.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const saved = async (table: Table, asked: Schema = schema) => {
    const options = model.options.parse(model.id === 'vae' ? { steps: 20 } : {})
    return Buffer.from(await (await model.fit(table, { schema: asked, options, rng: createRng('fit') })).save())
  }

  describe.each(['low', 'high'] as const)('at the %s end', (end) => {
    test.each([
      ['one row each', 1, schema],
      ['three rows each', 3, byPatient],
    ] as const)(
      'the file is the same, byte for byte, whatever the four most extreme have: %s',
      async (_, times, asked) => {
        const [one, other] = [
          { by: 0, end, times },
          { by: 987_654_321, end, times },
        ].map(tableWith) as [Table, Table]
        expect((await saved(one, asked)).equals(await saved(other, asked))).toBe(true)
      },
    )
  })

  test('the file is not the same for all tables', async () => {
    const table = tableWith({ by: 0, end: 'high' })
    const older = numberColumn(
      'age',
      age.map((each) => each + 7),
    )
    const others = Table.of(table.columns.map((column) => (column.name === 'age' ? older : column)))
    expect((await saved(table)).equals(await saved(others))).toBe(false)
  })
})
