import { dirname, isAbsolute, join } from 'node:path'
import { MirrorwardError } from '../errors.js'

/** A job file's values; its relative paths are relative to the file. */
export async function readJobFile(path: string): Promise<Record<string, unknown>> {
  const [{ fromFolder, isDatabase, readText }, { parse: parseYaml }] = await Promise.all([
    import('../transforms.js'),
    import('yaml'),
  ])
  let values: unknown
  const text = await readText(path)
  try {
    values = parseYaml(text)
  } catch (cause) {
    throw new MirrorwardError('bad-option', `not a YAML file: "${path}"`, { cause })
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new MirrorwardError('bad-option', `a job file holds keys and values: "${path}"`)
  }
  const job: Record<string, unknown> = { ...values }
  for (const key of ['input', 'schema', 'policy', 'out', 'folder']) {
    const value = job[key]
    if (typeof value === 'string') job[key] = placed(value)
    else if (key === 'input' && isPlaceOfUrl(value)) job[key] = { ...value, url: placed(value.url) }
  }
  const { options, privacy } = job
  if (typeof privacy === 'object' && privacy !== null && 'ledger' in privacy && typeof privacy.ledger === 'string')
    job.privacy = { ...privacy, ledger: placed(privacy.ledger) }
  if (typeof options === 'object' && options !== null) job.options = withPlaces({ ...options }, placed)
  if (Array.isArray(job.steps)) job.steps = job.steps.map(placedStep)
  return job

  /** A step's files lie where the job does. */
  function placedStep(step: unknown): unknown {
    if (typeof step !== 'object' || step === null) return step
    const own = withPlaces({ ...step }, placed)
    for (const key of ['key', 'ledger', 'questions']) if (typeof own[key] === 'string') own[key] = placed(own[key])
    return own
  }

  function placed(value: string): string {
    if (isDatabase(value)) return fromFolder(value, dirname(path))
    return value === '-' || isAbsolute(value) ? value : join(dirname(path), value)
  }
}

/** Files that options of k-anonymity name. */
function withPlaces(options: Record<string, unknown>, placed: (path: string) => string): Record<string, unknown> {
  for (const key of ['population', 'hierarchies']) {
    const value = options[key]
    if (typeof value === 'string') options[key] = placed(value)
    else if (key === 'hierarchies' && typeof value === 'object' && value !== null)
      options[key] = Object.fromEntries(
        Object.entries(value).map(([column, spec]) => [column, typeof spec === 'string' ? placed(spec) : spec]),
      )
  }
  return options
}

function isPlaceOfUrl(value: unknown): value is { readonly url: string } {
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string'
}
