import { stringify } from 'yaml'
import { type JobInput, jobSchema } from './job.js'

/** The keys that most people will want to see first, in this order; others follow as they come. */
const order: readonly (keyof JobInput)[] = ['input', 'schema', 'out', 'model', 'rows', 'seed', 'depth', 'policy']

/** A job file to edit: each key with its description from the job's schema as a comment. */
export function formatJob(job: JobInput): string {
  const keys = [...new Set([...order, ...(Object.keys(job) as (keyof JobInput)[])])]
  const lines = keys
    .filter((key) => job[key] !== undefined)
    .map((key) => {
      const { description } = jobSchema.shape[key]
      return `${description === undefined ? '' : `# ${description}\n`}${stringify({ [key]: job[key] }, { lineWidth: 0 })}`
    })
  return lines.join('\n')
}
