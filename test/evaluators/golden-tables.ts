import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

/** See test/golden/metrics/README.md. */
export const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/metrics/definitions.json'), 'utf8'))

export const goldenSchema: Schema = {
  name: 'golden',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'bmi', kind: 'numeric', role: 'feature', precision: 1 },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'dx', kind: 'categorical', role: 'sensitive' },
  ],
}

export function goldenTable(side: 'real' | 'syn' | 'hold'): Table {
  const { age, bmi, sex, dx } = golden.data[side]
  return Table.of([numberColumn('age', age), numberColumn('bmi', bmi), levelColumn('sex', sex), levelColumn('dx', dx)])
}
