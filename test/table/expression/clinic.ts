import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const day = 86_400_000

/** Five rows with a missing cell in every column. */
export const clinic = Table.of([
  numberColumn('age', [34, 60, 71, null, 60]),
  numberColumn('alk.phos', [1.5, 2, null, 4, 8]),
  levelColumn('sex', ['F', 'M', 'F', 'F', null], ['F', 'M']),
  levelColumn('stage', ['1', '4', null, '2', '3'], ['1', '2', '3', '4']),
  numberColumn('admitted', [Date.UTC(2024, 0, 1), Date.UTC(2024, 1, 29), null, 0, day]),
  numberColumn('left', [Date.UTC(2024, 0, 11), Date.UTC(2024, 1, 29), 0, null, 3 * day]),
])

export const clinicSchema: Schema = {
  name: 'clinic',
  columns: [
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'alk.phos', kind: 'numeric', role: 'feature' },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier', levels: ['F', 'M'] },
    { name: 'stage', kind: 'ordinal', role: 'feature', levels: ['1', '2', '3', '4'] },
    { name: 'admitted', kind: 'datetime', role: 'quasi-identifier' },
    { name: 'left', kind: 'datetime', role: 'quasi-identifier' },
  ],
}
