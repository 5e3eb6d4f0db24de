import { join, relative, resolve } from 'node:path'
import type { Advice, RegulationTable } from '../index.js'

/** The job and, for the data protection officer, the drafts and what texts ask for; nothing where nothing is to be run. */
export async function writeAdvice(
  { job, options: [first], purpose, publicSchema, drafted }: Advice,
  {
    out,
    language,
    regulation,
  }: { readonly out: string; readonly language: 'en' | 'fr'; readonly regulation: RegulationTable },
): Promise<string[]> {
  if (job === undefined || first === undefined) return []
  const {
    formatJob,
    formatSchema,
    impactAssessment,
    metrics,
    recordOfProcessing,
    textsAndAnswers,
    writeFileAtomically,
  } = await import('../index.js')
  const facts = {
    title: String(job.input),
    steps: first.steps.map(({ technique }) => String(technique)),
    outputs: [],
    recipient: purpose.recipient,
  }
  const files = {
    'job.yaml': formatJob({ ...job, ...placedFrom(job, out), ...schemaBeside(publicSchema) }),
    ...(drafted !== undefined && { 'declared.yaml': formatSchema(drafted) }),
    'record-of-processing.md': recordOfProcessing(facts, language),
    'impact-assessment.md': impactAssessment(facts, language, regulation),
    'regulation.md': textsAndAnswers(language, { metrics, table: regulation }),
  }
  const { mkdir } = await import('node:fs/promises')
  await mkdir(out, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFileAtomically(join(out, name), text)
  return Object.keys(files).map((name) => join(out, name))
}

/** What `advise` writes, or `init --public` is yet to write. */
function schemaBeside(source: Advice['publicSchema']): { readonly schema?: string } {
  if (source === undefined || source === 'declared') return {}
  return { schema: source === 'drafted' ? 'declared.yaml' : 'public/schema.yaml' }
}

/** Paths of the job as they are from where it lies. */
function placedFrom(job: NonNullable<Advice['job']>, out: string): Record<string, string> {
  const place = (path: unknown) => relative(resolve(out), resolve(String(path)))
  return {
    ...(/^[a-z]+:\/\//i.test(String(job.input)) ? {} : { input: place(job.input) }),
    ...(job.schema !== undefined && { schema: place(job.schema) }),
  }
}
