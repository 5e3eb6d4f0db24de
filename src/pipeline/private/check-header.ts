import { MirrorwardError } from '../../errors.js'
import { namesKeptApart } from '../../io/index.js'
import { didYouMean } from '../../messages/index.js'
import { isModelled, type Schema } from '../../table/index.js'
import type { Job } from '../job.js'
import { notationOf } from './read-declared.js'

/**
 * Throws `bad-data` where a table lacks a column of the schema: names are public, and a slip in one of them need not cost a budget.
 * Reads what `namesKeptApart` reads, and of formats that keep no names apart nothing at all.
 */
export async function checkHeader(
  job: Parameters<typeof notationOf>[0] & Pick<Job, 'input'>,
  schema: Schema,
): Promise<void> {
  const wanted = schema.columns.filter((column) => isModelled(column) || column.name === schema.patient)
  const reading = { ...notationOf(job, schema), wanted: wanted.map(({ name }) => name) }
  const names = await namesKeptApart(job.input, reading)
  if (names === undefined) return
  const issues = wanted
    .filter(({ name }) => !names.includes(name))
    .map(({ name }) => ({
      file: job.input,
      column: name,
      message: `the table lacks a column of the schema${didYouMean(name, names)}`,
    }))
  if (issues.length === 0) return
  const said = [...issues, { message: 'nothing was charged' }]
  throw new MirrorwardError('bad-data', 'the table does not fit its schema', { issues: said })
}
