import { decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { createRng } from '../../src/index.js'
import { type Cause, shareWhere } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [{ name: 'pulse', kind: 'numeric', precision: 1 }] as const

function measured(seed: string) {
  const rng = createRng(seed)
  return madeTable(
    columns,
    Array.from({ length: 500 }, () => [Math.round(10 * (70 + 5 * rng.normal())) / 10]),
  )
}

export const frequentValues: Cause = {
  number: 5,
  title: 'Frequent values overstated',
  shows: '500 pulses with a decimal, coded and decoded: the share of rows on values that five training people share',
  before: 'the share among the training rows, which these values kept',
  measure: async () => {
    const { table, schema } = measured('learnt')
    const learnt = numbersOf(table, 'pulse')
    const counts = new Map<number, number>()
    for (const value of learnt) counts.set(value, (counts.get(value) ?? 0) + 1)
    const shared = (values: Float64Array) => shareWhere(values.length, (row) => (counts.get(values[row]!) ?? 0) >= 5)
    const codebook = fitCodebook(table, schema)
    const decoded = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng('decode') })
    return {
      real: shared(numbersOf(measured('unseen').table, 'pulse')),
      before: shared(learnt),
      after: shared(numbersOf(decoded, 'pulse')),
    }
  },
}
