import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'

/**
 * A job's values from, in rising order of precedence: the job file, `MIRRORWARD_*` variables (`MIRRORWARD_SEED`,
 * `MIRRORWARD_SPLIT__TRAIN`), and `--dotted.key value` words. The only file that knows yargs; loaded by `run` alone.
 */
export async function mergeJob(
  fromFile: Readonly<Record<string, unknown>>,
  {
    words,
    environment,
    options = [],
    keys,
  }: {
    readonly words: readonly string[]
    readonly environment: Readonly<Record<string, string | undefined>>
    /** The command's own options, `--rows`: one of them may have been meant by an unknown word. */
    readonly options?: readonly string[]
    /** The keys of a job. Other `MIRRORWARD_*` variables are not of the job, and nothing of them is kept. */
    readonly keys: readonly string[]
  },
): Promise<Record<string, unknown>> {
  const stray = words.find((word, index) =>
    word.startsWith('--') ? !word.includes('.') : !words[index - 1]?.startsWith('--'),
  )
  if (stray !== undefined) {
    const near = didYouMean(stray.replace(/=.*/, ''), options)
    throw new MirrorwardError('bad-option', `unknown option or argument: "${stray}"${near}`)
  }
  const variables = Object.entries(environment)
    .filter(([name, value]) => name.startsWith('MIRRORWARD_') && value !== undefined)
    .filter(([name]) => keys.includes(variableKey(name).split('.')[0] ?? ''))
    .flatMap(([name, value]) => [`--${variableKey(name)}=${value}`])
  if (variables.length === 0 && words.length === 0) return { ...fromFile }
  const { default: yargs } = await import('yargs')
  const parse = (list: readonly string[]) =>
    yargs([...list])
      .help(false)
      .version(false)
      .exitProcess(false)
      .parserConfiguration({ 'camel-case-expansion': false, 'strip-aliased': true, 'boolean-negation': false })
      .parseAsync()
  const layers = [await parse(variables), await parse(words)].map(({ _: _words, $0: _name, ...values }) => values)
  return layers.reduce((merged, layer) => mergeDeep(merged, layer), { ...fromFile })
}

/** MIRRORWARD_SPLIT__TRAIN is `split.train`. */
function variableKey(name: string): string {
  return name
    .slice('MIRRORWARD_'.length)
    .split('__')
    .map((part) => part.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('.')
}

function mergeDeep(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    merged[key] = isRecord(below) && isRecord(value) ? mergeDeep(below, value) : value
  }
  return merged
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
