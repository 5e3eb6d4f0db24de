import { MirrorwardError } from '../../errors.js'
import type { Schema, Table } from '../../table/index.js'
import { loadInput } from '../load-input.js'

/**
 * The table of a population, read as the table it stands behind: its quasi-identifiers alone. Throws `not-found`, `bad-data` for a
 * column that it lacks.
 */
export async function readPopulation(path: string, schema: Schema): Promise<Table> {
  const {
    patient: _patient,
    time: _time,
    timeToEvent: _pairs,
    relations: _relations,
    rules: _rules,
    file: _file,
    ...rest
  } = schema
  const columns = schema.columns.filter(({ role }) => role === 'quasi-identifier')
  try {
    return (await loadInput({ path, ownRows: true, lenient: true }, { ...rest, columns })).table
  } catch (error) {
    if (!(error instanceof MirrorwardError) || error.code === 'not-found') throw error
    throw new MirrorwardError(error.code, `the population cannot be read: ${error.message}`, {
      issues: error.issues,
      cause: error,
    })
  }
}
