import { MirrorwardError } from '../../errors.js'
import { readColumnNames } from '../../io/index.js'
import { didYouMean } from '../../messages/index.js'
import { isModelled, type Schema } from '../../table/index.js'
import type { Job } from '../job.js'
import { notationOf } from './read-declared.js'

/**
 * Throws `bad-data` where the first line of a CSV or TSV file lacks a column of the schema: names are public, and a slip in one of
 * them need not cost a budget. Reads nothing beyond that line, and of other formats nothing at all.
 */
export async function checkHeader(
  job: Parameters<typeof notationOf>[0] & Pick<Job, 'input'>,
  schema: Schema,
): Promise<void> {
  if (!/\.(csv|tsv)(\.gz)?$/i.test(job.input)) return
  const names = await readColumnNames(job.input, notationOf(job, schema))
  const wanted = schema.columns.filter((column) => isModelled(column) || column.name === schema.patient)
  const issues = wanted
    .filter(({ name }) => !names.includes(name))
    .map(({ name }) => ({
      file: job.input,
      column: name,
      message: `the table lacks a column of the schema${didYouMean(name, names)}`,
    }))
  if (issues.length > 0) throw new MirrorwardError('bad-data', 'the table does not fit its schema', { issues })
}
