import { createRng } from '../../src/math/index.js'
import { loadInput } from '../../src/pipeline/load-input.js'
import { divideHoldout } from '../../src/pipeline/split.js'
import { concatTables, isModelled, type Schema, Table } from '../../src/table/index.js'
import { parentMessage, reply } from './child.js'
import { measure } from './measure.js'
import { openSplit } from './open-split.js'
import { withSurrogates } from './with-surrogates.js'

/** A process of its own: measures one synthetic table, or unseen real rows in its place when there is no file. */
const { dataset, seed, synthetic: path } = parentMessage<{ dataset: string; seed: number; synthetic: string | null }>()
const split = await openSplit(dataset, seed)
const rng = createRng(seed).fork('evaluate')
const unseen = concatTables([split.holdout, split.reference])

if (path === null) {
  // As the evaluators' own control: half of the reference rows stand as synthetic, the other half stays the reference.
  const { holdout: synthetic, reference } = divideHoldout(split.reference, split.schema, rng.fork('unseen-real'))
  const apart = { pairs: unseen, utility: split.reference }
  reply(await measure({ ...split, reference, synthetic, rng }, { unseen, apart }))
} else {
  const synthetic = withSurrogates(await modelledPart(path, split.schema), split)
  reply(await measure({ ...split, synthetic, rng }, { unseen }))
}

/** Files hold the modelled columns only; what a peer breaks of the schema is let through to be measured. */
async function modelledPart(file: string, schema: Schema): Promise<Table> {
  const columns = schema.columns.filter(isModelled)
  const { table } = await loadInput({ path: file, lenient: true }, { name: schema.name, columns })
  return Table.of(
    columns.map(({ name }) => table.column(name)),
    table.rowCount,
  )
}
