import { decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { createRng } from '../../src/index.js'
import { Table } from '../../src/table/index.js'
import { type Cause, drawnBy, type MadeTable } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'age', kind: 'numeric', precision: 1 },
  { name: 'height', kind: 'numeric', precision: 1 },
  { name: 'z', kind: 'numeric', precision: 2 },
] as const

/** The median height of a child, and how far children of an age spread. */
const median = (age: number) => 76 + 6.5 * age - 0.08 * age * age
const spread = (age: number) => 3 + 0.25 * age

/** A growth score that age and height settle. */
function children(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: 800 }, () => {
    const [age, z] = [2 + 14 * rng.uniform(), rng.normal()]
    const height = Math.round(10 * (median(age) + spread(age) * z)) / 10
    const rounded = Math.round(10 * age) / 10
    return [rounded, height, Math.round((100 * (height - median(rounded))) / spread(rounded)) / 100]
  })
  return madeTable(columns, rows)
}

/** Of the scores' variance, what their formula settles. */
const settled = (table: Table) => {
  const [age, height, z] = columns.map(({ name }) => numbersOf(table, name))
  const mean = z!.reduce((sum, value) => sum + value, 0) / z!.length
  let [missed, total] = [0, 0]
  for (let row = 0; row < z!.length; row++) {
    missed += (z![row]! - (height![row]! - median(age![row]!)) / spread(age![row]!)) ** 2
    total += (z![row]! - mean) ** 2
  }
  return 1 - missed / total
}

/** Every column coded by itself and decoded in its row: nothing but bins is lost. */
function codedAlone({ table, schema }: MadeTable): Table {
  return Table.of(
    schema.columns.map((column) => {
      const codebook = fitCodebook(table.select([column.name]), { ...schema, columns: [column] })
      const codes = encodeTable(table.select([column.name]), codebook)
      return decodeTable(codes, codebook, { rng: createRng(column.name) }).columns[0]!
    }),
  )
}

export const smoothFunctions: Cause = {
  number: 9,
  title: 'Smooth functions finer than bins',
  shows: '800 children with a growth score that age and height settle: the share of the score’s variance that they do',
  before: 'every column coded by itself and decoded in its row: the most that a model of bins could keep',
  measure: async () => {
    const made = children('learnt')
    return {
      real: settled(children('unseen').table),
      before: settled(codedAlone(made)),
      after: settled(await drawnBy('sequential-trees', made)),
    }
  },
}
