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

const schema: Schema = {
  name: 'ward',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'stay', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'cost', kind: 'numeric', role: 'feature' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'grade', kind: 'ordinal', role: 'outcome', levels: ['low', 'high'] },
  ],
  relations: [{ type: 'cut', column: 'grade', formula: 'cost' }],
}

/** The table with the four largest costs and ages multiplied: as extreme, in the same rows. */
function tableWith(times: number): Table {
  const raised = (values: readonly number[]) => {
    const limit = values.toSorted((a, b) => b - a)[4]!
    return values.map((value) => (value > limit ? Math.round(value * times) : value))
  }
  return Table.of([
    numberColumn('age', raised(age)),
    numberColumn('stay', stay),
    numberColumn('cost', raised(cost)),
    levelColumn('sex', sex),
    levelColumn('grade', grade, ['low', 'high']),
  ])
}

describe.each(models.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const saved = async (table: Table) => {
    const options = model.options.parse(model.id === 'vae' ? { steps: 20 } : {})
    return (await model.fit(table, { schema, options, rng: createRng('fit') })).save()
  }

  test('its file is the same, byte for byte, whatever the four most extreme people have', async () => {
    const [one, other] = [await saved(tableWith(1)), await saved(tableWith(9_876_543))]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    // It is not the same for all tables.
    const others = Table.of(
      tableWith(1).columns.map((column) =>
        column.name === 'age'
          ? numberColumn(
              'age',
              age.map((each) => each + 7),
            )
          : column,
      ),
    )
    expect(Buffer.from(one).equals(Buffer.from(await saved(others)))).toBe(false)
  })
})
