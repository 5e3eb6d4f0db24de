import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

/** What no outsider may read: a level of so few people, extremes, an identifier. */
export const planted = {
  level: 'Zzyzx-syndrome',
  largest: 98765.4321,
  smallest: -4321.8765,
  latest: 7345.9127,
  identifier: 'PID-7700',
}

export const plantedSchema: Schema = {
  name: 'ward',
  timeToEvent: [{ time: 'days', event: 'died' }],
  columns: [
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'marker', kind: 'numeric', role: 'quasi-identifier' },
    { name: 'dose', kind: 'numeric', role: 'feature' },
    { name: 'diagnosis', kind: 'categorical', role: 'feature' },
    { name: 'died', kind: 'boolean', role: 'outcome' },
    { name: 'days', kind: 'numeric', role: 'outcome' },
  ],
}

/** Rows whose numbers have many digits, so that one found elsewhere comes from here; four rows have what is planted. */
export function plantedTable(rows: number, seed: number): Table {
  const rng = createRng(seed)
  const draw = (name: string, value: (uniform: number, row: number) => number) => {
    const stream = rng.fork(name)
    return Array.from({ length: rows }, (_, row) => Math.round(1e4 * value(stream.uniform(), row)) / 1e4)
  }
  const marker = draw('marker', (uniform, row) =>
    row === 3 ? planted.largest : row === 7 ? planted.smallest : 100 * uniform,
  )
  const diagnoses = draw('diagnosis', (uniform) => uniform)
  return Table.of(
    [
      levelColumn(
        'id',
        Array.from(marker, (_, row) => `${planted.identifier}${row}`),
      ),
      levelColumn(
        'sex',
        draw('sex', (uniform) => uniform).map((uniform) => (uniform < 0.5 ? 'f' : 'm')),
      ),
      numberColumn('marker', marker),
      numberColumn(
        'dose',
        draw('dose', (uniform) => uniform ** 3),
      ),
      levelColumn(
        'diagnosis',
        diagnoses.map((uniform, row) => (row < 4 ? planted.level : uniform < 0.4 ? 'angina' : 'gout')),
      ),
      levelColumn(
        'died',
        marker.map((value, row) => (value + 40 * (diagnoses[row] ?? 0) > 70 ? 'yes' : 'no')),
      ),
      numberColumn(
        'days',
        draw('days', (uniform, row) => (row === 5 ? planted.latest : 900 * uniform)),
      ),
    ],
    rows,
  )
}
