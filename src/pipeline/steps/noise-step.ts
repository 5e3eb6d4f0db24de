import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { didYouMean, parseIssues } from '../../messages/index.js'
import { isModelled, type Schema } from '../../table/index.js'
import { catalogueStep } from './catalogue-step.js'
import type { Step, StepResult } from './step.js'

/** Options of `noise`. */
export const noiseOptions = z.strictObject({
  columns: z.array(z.string()).min(1).optional().describe('the quasi-identifiers when not said'),
  method: z
    .enum(['noise', 'rank-swap', 'mdav'])
    .default('noise')
    .describe('of numbers: normal noise, places changed with near ranks, or means of groups of k'),
  share: z.number().positive().max(1).default(0.1).describe('of the standard deviation, or of the ranks'),
  k: z.int().min(2).default(5).describe('of mdav: rows of a group at least'),
  stays: z.number().min(0).max(1).default(0.9).describe('of levels: the chance to stay as they are (PRAM)'),
})

type NoiseOptions = z.infer<typeof noiseOptions>

/**
 * Values moved at random from the seed, numbers by a technique of the catalogue and levels by PRAM: measured, not guaranteed.
 * Throws `bad-option`.
 */
export function noiseStep(stated: Readonly<Record<string, unknown>>): Step {
  const parsed = noiseOptions.safeParse(stated)
  if (!parsed.success) {
    const issues = parseIssues(parsed.error, { schema: noiseOptions, whole: 'options' })
    throw new MirrorwardError('bad-option', 'the options of noise have errors', { issues })
  }
  const options = parsed.data
  const step: Step = {
    technique: 'noise',
    async apply(rows, context) {
      const names = options.columns ?? quasiIdentifiers(rows.schema)
      checkNames(names, rows.schema)
      const isNumber = (name: string) => rows.table.column(name).type === 'number'
      const numbers = names.filter(isNumber)
      const levels = names.filter((name) => !isNumber(name))
      let made: StepResult | undefined
      if (numbers.length > 0) made = await ofNumbers(options, numbers).apply(rows, context)
      if (levels.length > 0)
        made = await catalogueStep('pram', { columns: levels, stays: options.stays }).apply(made ?? rows, context)
      return { ...made!, technique: 'noise', card: { ...options, columns: names }, settled: step }
    },
  }
  return step
}

function ofNumbers({ method, share, k }: NoiseOptions, columns: readonly string[]): Step {
  if (method === 'mdav') return catalogueStep('micro-aggregation', { columns, k })
  return catalogueStep(method, { columns, share })
}

function quasiIdentifiers({ columns }: Schema): string[] {
  const names = columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
  if (names.length > 0) return names
  throw new MirrorwardError('bad-option', 'no quasi-identifier to move: give columns')
}

function checkNames(names: readonly string[], { columns }: Schema): void {
  const known = columns.filter(isModelled).map(({ name }) => name)
  for (const name of names)
    if (!known.includes(name))
      throw new MirrorwardError('bad-option', `no column to move: "${name}"${didYouMean(name, known)}`)
}
