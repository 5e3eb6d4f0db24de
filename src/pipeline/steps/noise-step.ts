import { z } from 'zod'
import {
  evenTransitions,
  groupMeans,
  invariantTransitions,
  mdavGroups,
  randomised,
  rankSwapped,
  withNoise,
} from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import { didYouMean, parseIssues } from '../../messages/index.js'
import {
  type Column,
  columnStep,
  isModelled,
  type LevelColumn,
  type NumberColumn,
  type Schema,
  Table,
} from '../../table/index.js'
import { ownColumns } from './own-columns.js'
import type { Step } from './step.js'

/** Options of `noise`. */
export const noiseOptions = z.strictObject({
  columns: z.array(z.string()).optional().describe('the quasi-identifiers when not said'),
  method: z
    .enum(['noise', 'rank-swap', 'mdav'])
    .default('noise')
    .describe('of numbers: normal noise, places changed with near ranks, or means of groups of k'),
  share: z.number().positive().max(1).default(0.1).describe('of the standard deviation, or of the ranks'),
  k: z.int().min(2).default(5).describe('of mdav: rows of a group at least'),
  stays: z.number().min(0).max(1).default(0.9).describe('of levels: the chance to stay as they are (PRAM)'),
})

type NoiseOptions = z.infer<typeof noiseOptions>

/** Values moved at random from the seed: measured, not guaranteed. Throws `bad-option`. */
export function noiseStep(stated: Readonly<Record<string, unknown>>): Step {
  const parsed = noiseOptions.safeParse(stated)
  if (!parsed.success) {
    const issues = parseIssues(parsed.error, { schema: noiseOptions, whole: 'options' })
    throw new MirrorwardError('bad-option', 'the options of noise have errors', { issues })
  }
  const options = parsed.data
  const step: Step = {
    technique: 'noise',
    async apply(rows, { rng }) {
      const names = options.columns ?? quasiIdentifiers(rows.schema)
      checkNames(names, rows.schema)
      const { schema, kept } = ownColumns(rows.schema)
      const table = Table.of(
        moved(rows.table, { names, schema: rows.schema, options, rng }).filter(({ name }) => kept.has(name)),
        rows.table.rowCount,
      )
      return {
        ...{ technique: 'noise', nature: 'perturbed', table, schema, origins: rows.origins, representatives: {} },
        like: async (other) => other.select(table.columnNames),
        card: { ...options, columns: names },
        ...{ files: [], settled: step },
      }
    },
  }
  return step
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

function moved(
  table: Table,
  {
    names,
    schema,
    options,
    rng,
  }: { readonly names: readonly string[]; readonly schema: Schema; readonly options: NoiseOptions; readonly rng: Rng },
): Column[] {
  const numbers = names.map((name) => table.column(name)).filter((column) => column.type === 'number')
  const groups =
    options.method === 'mdav' && numbers.length > 0
      ? mdavGroups(
          numbers.map(({ values }) => values),
          options.k,
        )
      : undefined
  return table.columns.map((column) => {
    if (!names.includes(column.name)) return column
    const own = rng.fork(column.name)
    if (column.type === 'level') return movedLevels(column, { stays: options.stays, rng: own })
    const described = schema.columns.find(({ name }) => name === column.name)
    const step = described === undefined ? 0 : columnStep(described)
    return movedNumbers(column, { options, groups, step, rng: own })
  })
}

function movedNumbers(
  column: NumberColumn,
  {
    options: { method, share },
    groups,
    step,
    rng,
  }: {
    readonly options: NoiseOptions
    readonly groups: Int32Array | undefined
    readonly step: number
    readonly rng: Rng
  },
): NumberColumn {
  if (groups !== undefined) return { ...column, values: onGrid(groupMeans(column.values, groups), step) }
  const places = [...column.values.keys()].filter((row) => column.valid === null || column.valid[row] === 1)
  const present = Float64Array.from(places, (row) => column.values[row]!)
  const after = method === 'rank-swap' ? rankSwapped(present, { share, rng }) : withNoise(present, { share, rng, step })
  const values = Float64Array.from(column.values)
  places.forEach((row, at) => {
    values[row] = after[at]!
  })
  return { ...column, values }
}

function onGrid(values: Float64Array, step: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(values, (value) => (step > 0 ? Math.round(value / step) * step : value))
}

/** Codes moved so that the counts of levels stay as they are on average. */
function movedLevels(column: LevelColumn, { stays, rng }: { readonly stays: number; readonly rng: Rng }): LevelColumn {
  const counts = new Float64Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) counts[code]! += 1
  const transitions = invariantTransitions(evenTransitions(column.levels.length, stays), counts)
  return { ...column, codes: randomised(column.codes, { transitions, rng }) }
}
