import { z } from 'zod'
import { metrics } from '../../evaluators/index.js'
import { MirrorwardError } from '../errors.js'
import { didYouMean, parseIssues } from '../messages/index.js'
import type { RegulationTable } from '../report/index.js'
import { readYaml } from './read-yaml.js'

const both = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) }).describe('in both languages')

const row = z.strictObject({
  id: z.string().min(1),
  name: both,
  asks: both,
  answeredBy: z
    .array(z.string())
    .describe('ids of metrics, or names of parts of a release (`nature`, `manifest`, `risk`, `twin`)')
    .readonly(),
  person: both.describe('what only a person can answer'),
  source: both,
})

/** The one table that page, report and advice are written from: a file that a hospital may replace by its own. */
const regulationFile = z.strictObject({
  date: z.iso.date().describe('when somebody last read the sources'),
  rows: z.array(row).min(1).readonly(),
})

/** Parts of a release that may answer, beside the metrics. */
const answeringParts = ['nature', 'manifest', 'risk', 'twin']

/** A table of texts in YAML. Throws `not-found`, or `bad-option` with one issue a problem. */
export async function loadRegulation(path: string): Promise<RegulationTable> {
  return parseRegulation(await readYaml(path), path)
}

/** A table from the values of a file. Throws `bad-option` with one issue a problem, also for an answer that no report holds. */
export function parseRegulation(values: unknown, file: string): RegulationTable {
  const refuse = (issues: readonly { readonly message: string }[]) =>
    new MirrorwardError('bad-option', 'the table of texts has errors', {
      issues: issues.map((issue) => ({ ...issue, file })),
    })
  const parsed = regulationFile.safeParse(values)
  if (!parsed.success) throw refuse(parseIssues(parsed.error, { schema: regulationFile, whole: 'table' }))
  const answers = [...metrics.map(({ id }) => id), ...answeringParts]
  const unknown = parsed.data.rows.flatMap(({ answeredBy }, at) =>
    answeredBy
      .filter((each) => !answers.includes(each))
      .map((each) => ({
        message: `rows[${at}].answeredBy: no metric is called "${each}"${didYouMean(each, answers)}`,
      })),
  )
  if (unknown.length > 0) throw refuse(unknown)
  return parsed.data
}
