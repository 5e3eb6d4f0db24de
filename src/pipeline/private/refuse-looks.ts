import { type Issue, MirrorwardError } from '../../errors.js'
import { isDatabase } from '../../io/index.js'
import type { Job, JobInput } from '../job.js'

/**
 * Throws `bad-option` with one issue for each thing a job asks that would look at rows outside the budget, or that no private
 * release can do yet. Reads nothing.
 */
export function refuseLooks(job: Job, told: JobInput): void {
  const issues: Issue[] = []
  const refuse = (message: string) => issues.push({ message })
  if (told.model === 'auto')
    refuse('auto chooses a model by looking at rows: leave the model out, or say --model dp-marginals')
  else if (job.model !== 'auto' && job.model !== 'dp-marginals')
    refuse(`${job.model} is not private: leave the model out, or say --model dp-marginals`)
  if (job.suppressRisky)
    refuse('suppressRisky drops rows by looking at real ones: leave it out, the budget does what it is for')
  if (Object.keys(job.options).length > 0)
    refuse('options of a model are said under privacy (--privacy.method, --privacy.cells)')
  if (job.learnFrom === 'train' && told.learnFrom !== undefined)
    refuse('a private release is learnt from everybody: leave learnFrom out')
  if (job.schema === undefined)
    refuse('a schema that a person wrote is needed, none that is told from rows: mirrorward init --public writes one')
  if (isDatabase(job.out)) refuse('a private release is written to a folder: name one with --out')
  if ([job.missing, job.dateFormat, told.split].some((each) => each !== undefined))
    refuse(
      'how cells are written stands in the schema, and nobody is held back: leave missing, dateFormat and split out',
    )
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'this cannot be done with a privacy budget', { issues })
}
