import { type Codebook, decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { createRng } from '../../src/index.js'
import type { Cause } from './cause.js'
import { shareWhere } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [{ name: 'enzyme', kind: 'numeric', precision: 1 }] as const

/** Most laboratories write whole numbers, one writes a decimal. */
function laboratory(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: 500 }, () => {
    const value = Math.exp(7 + 0.8 * rng.normal())
    return [rng.uniform() < 0.9 ? Math.round(value) : Math.round(10 * value) / 10]
  })
  return madeTable(columns, rows)
}

export const lattices: Cause = {
  number: 1,
  title: 'Lattices of values',
  shows: '500 values of an enzyme, nine in ten whole numbers, coded and decoded: the share of whole numbers',
  before: 'the same codebook without its lattices',
  measure: async () => {
    const { table, schema } = laboratory('learnt')
    const codebook = fitCodebook(table, schema)
    const flat: Codebook = {
      ...codebook,
      books: codebook.books.map((book) => {
        if (book.type === 'level') return book
        const { lattices: _lattices, ...plain } = book
        return plain
      }),
    }
    const decoded = (by: Codebook) => decodeTable(encodeTable(table, by), by, { rng: createRng('decode') })
    const whole = (values: Float64Array) => shareWhere(values.length, (row) => Number.isInteger(values[row]))
    return {
      real: whole(numbersOf(laboratory('unseen').table, 'enzyme')),
      before: whole(numbersOf(decoded(flat), 'enzyme')),
      after: whole(numbersOf(decoded(codebook), 'enzyme')),
    }
  },
}
