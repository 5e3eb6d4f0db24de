import { MirrorwardError } from '../../errors.js'
import type { Schema } from '../../table/index.js'

/** That several tables have no people, by file; where all hold a column of one name that says who, what to write. */
export function noPeople(
  read: readonly { readonly path: string; readonly schema: Pick<Schema, 'columns' | 'patient'> }[],
): MirrorwardError {
  const [first, ...others] = read
  const shared = (first?.schema.columns ?? []).filter(
    ({ name, kind }) =>
      (kind === 'identifier' || first?.schema.patient === name) &&
      others.every(({ schema }) => schema.columns.some((column) => column.name === name)),
  )
  const [who] = shared.sort(
    (a, b) => Number(b.name === first?.schema.patient) - Number(a.name === first?.schema.patient),
  )
  const hint = `every table has a column "${who?.name}": put a table of people beside them, each of its values once (people.csv, with that column alone if there is nothing else)`
  return new MirrorwardError('bad-data', 'no table of people: no column of one table holds what another points at', {
    issues: [
      ...read.map(({ path }) => ({ message: 'no column links it to another table', file: path })),
      ...(who === undefined || others.length === 0 ? [] : [{ message: hint }]),
    ],
  })
}
