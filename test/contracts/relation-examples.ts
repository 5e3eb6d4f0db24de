import type { Rng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Relation, type Schema, Table } from '../../src/table/index.js'

/** A small table in which every row keeps a relation, and the schema it is found by. */
export interface RelationExample {
  readonly relation: Relation
  readonly schema: Omit<Schema, 'relations' | 'name'>
  /** One row's cells by column. */
  row(rng: Rng): Readonly<Record<string, number | string | null>>
}

const number = (name: string, precision: number, more: object = {}) => ({
  name,
  kind: 'numeric' as const,
  role: 'feature' as const,
  precision,
  ...more,
})
const level = (name: string) => ({ name, kind: 'categorical' as const, role: 'feature' as const })

/** An example of every kind: one without is an error of types. */
export const relationExamples: { readonly [Type in Relation['type']]: RelationExample } = {
  order: {
    relation: { type: 'order', lower: 'relapse', upper: 'death' },
    schema: { columns: [number('relapse', 0, { bounds: { min: 0 } }), number('death', 0, { bounds: { min: 0 } })] },
    row(rng) {
      const death = rng.below(4000)
      return { relapse: rng.uniform() < 0.3 ? death : rng.below(death + 1), death }
    },
  },
  formula: {
    relation: { type: 'formula', column: 'total', formula: 'kappa + lambda' },
    schema: { columns: [number('kappa', 2), number('lambda', 2), number('total', 2)] },
    row(rng) {
      const [kappa, lambda] = [rng.below(500) / 100, rng.below(500) / 100]
      return { kappa, lambda, total: Number((kappa + lambda).toFixed(2)) }
    },
  },
  function: {
    relation: { type: 'function', column: 'region', of: 'county' },
    schema: { columns: [level('county'), level('region')] },
    row(rng) {
      const county = rng.below(8)
      return { county: `county ${county}`, region: ['north', 'south', 'west'][county % 3] ?? '' }
    },
  },
  cut: {
    relation: { type: 'cut', column: 'group', formula: 'age' },
    schema: { columns: [number('age', 1), level('group')] },
    row(rng) {
      const age = rng.below(900) / 10
      return { age, group: age < 18 ? 'child' : age < 65 ? 'adult' : 'old' }
    },
  },
  ceiling: {
    relation: { type: 'ceiling', column: 'futime', start: 'entry', units: 1 },
    schema: {
      columns: [{ name: 'entry', kind: 'datetime', role: 'feature', format: 'date' }, number('futime', 0)],
    },
    row(rng) {
      const day = 86_400_000
      const [opened, closed] = [Date.UTC(2010, 0, 1) / day, Date.UTC(2020, 0, 1) / day]
      const entry = opened + rng.below(3000)
      const died = Math.floor(-4000 * Math.log(1 - rng.uniform()))
      return { entry: entry * day, futime: Math.min(died, closed - entry) }
    },
  },
  equality: {
    relation: { type: 'equality', column: 'closed', of: 'opened', unless: 'event = "yes"' },
    schema: { columns: [number('opened', 0), number('closed', 0), level('event')] },
    row(rng) {
      const opened = rng.below(1000)
      const event = rng.uniform() < 0.4 ? 'yes' : 'no'
      return { opened, closed: event === 'no' ? opened : rng.below(1000), event }
    },
  },
  joint: {
    relation: { type: 'joint', columns: ['price', 'tax'] },
    schema: { columns: [number('price', 2), number('tax', 2)] },
    row(rng) {
      const state = rng.below(15)
      return { price: ((state * 7) % 13) / 4 + 10, tax: ((state * 11) % 14) / 8 + 1 }
    },
  },
  presence: {
    relation: { type: 'presence', column: 'dose', when: 'arm = "high"' },
    schema: { columns: [level('arm'), number('dose', 1)] },
    row(rng) {
      const arm = ['none', 'low', 'high'][rng.below(3)] ?? ''
      return { arm, dose: arm !== 'high' ? null : rng.below(100) / 10 }
    },
  },
}

export function exampleTable(
  { schema, row }: RelationExample,
  rowCount: number,
  rng: Rng,
): { readonly table: Table; readonly schema: Schema } {
  const rows = Array.from({ length: rowCount }, () => row(rng))
  const columns = schema.columns.map(({ name, kind }) =>
    kind === 'numeric' || kind === 'datetime'
      ? numberColumn(
          name,
          rows.map((cells) => cells[name] as number | null),
        )
      : levelColumn(
          name,
          rows.map((cells) => cells[name] as string | null),
        ),
  )
  return { table: Table.of(columns), schema: { name: 'example', ...schema } }
}

/** The table with every column in a random order of its own. */
export function shuffledTable(table: Table, rng: Rng): Table {
  return Table.of(
    table.columns.map(({ name }) => {
      const order = Uint32Array.from({ length: table.rowCount }, (_, row) => row)
      for (let row = order.length - 1; row > 0; row--) {
        const other = rng.below(row + 1)
        ;[order[row], order[other]] = [order[other]!, order[row]!]
      }
      return table.select([name]).take(order).column(name)
    }),
  )
}
