import { MirrorwardError } from '../../errors.js'
import { permutation } from '../../math/index.js'
import { isOfPeople, type Nature, natureOfChain, type Schema, type Table } from '../../table/index.js'
import { ownRowsOf, type Rows, type Step, type StepContext, type StepResult } from './step.js'

/** What a list of steps made of a table. */
export interface ChainResult extends Rows {
  readonly results: readonly StepResult[]
  readonly nature: Nature
  /** Other people's rows with the columns of the release, as fine as it is. */
  like(table: Table): Promise<Table>
  readonly representatives: StepResult['representatives']
}

/** One step after another, each on what the one before made. Each draws from a stream of its place. */
export async function applyChain(
  table: Table,
  { schema, steps, rng, signal }: StepContext & { readonly schema: Schema; readonly steps: readonly Step[] },
): Promise<ChainResult> {
  let rows: Rows = ownRowsOf(table, schema)
  const results: StepResult[] = []
  for (const [place, step] of steps.entries()) {
    signal?.throwIfAborted()
    const made = await step.apply(rows, { rng: rng.fork(`step ${place + 1}`), signal })
    results.push(made)
    rows = made
  }
  const last = results.at(-1)
  if (last === undefined) throw new MirrorwardError('bad-option', 'a job needs a step')
  const nature = natureOfChain(results)
  // The order of people's own rows may tell when they came.
  const order = isOfPeople(nature) ? permutation(last.table.rowCount, rng.fork('rows')) : undefined
  return {
    ...{ schema: last.schema, results, nature },
    table: order === undefined ? last.table : last.table.take(order),
    origins: order === undefined ? last.origins : Int32Array.from(order, (row) => last.origins[row]!),
    async like(other) {
      let own = other
      for (const result of results) own = await result.like(own)
      return own
    },
    representatives: representativesOf(results, last.schema),
  }
}

/** Of the columns that the release still has as a step left them. */
function representativesOf(results: readonly StepResult[], { columns }: Schema): StepResult['representatives'] {
  const found: Record<string, Readonly<Record<string, number | string>>> = {}
  for (const { representatives } of results) Object.assign(found, representatives)
  const names = new Set(columns.map(({ name }) => name))
  return Object.fromEntries(Object.entries(found).filter(([name]) => names.has(name)))
}
