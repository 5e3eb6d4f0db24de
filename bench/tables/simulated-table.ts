import { createRng } from '../../src/math/index.js'
import { type LevelColumn, type NumberColumn, type Schema, Table } from '../../src/table/index.js'

/** 10 numbers with one decimal and 10 columns of 12 levels, each level column following the number beside it. */
export function simulatedTable(rowCount: number): Table {
  const rng = createRng('bench')
  const levels = Array.from({ length: 12 }, (_, level) => `level ${level}`)
  const numbers = Array.from({ length: 10 }, (_, index): NumberColumn => {
    const stream = rng.fork(`number ${index}`)
    const values = Float64Array.from({ length: rowCount }, () => Math.round(stream.normal() * 1000) / 10)
    return { type: 'number', name: `number ${index}`, values, valid: null }
  })
  const texts = numbers.map((number, index): LevelColumn => {
    const stream = rng.fork(`text ${index}`)
    const codes = Int32Array.from(number.values, (value) =>
      stream.uniform() < 0.2 ? stream.below(12) : Math.max(0, Math.min(11, Math.floor(value / 40 + 6))),
    )
    return { type: 'level', name: `text ${index}`, levels, codes }
  })
  return Table.of([...numbers, ...texts])
}

export const simulatedSchema: Schema = {
  name: 'simulated',
  columns: Array.from({ length: 20 }, (_, index) =>
    index < 10
      ? { name: `number ${index}`, kind: 'numeric', role: 'feature', precision: 1 }
      : { name: `text ${index - 10}`, kind: 'categorical', role: 'feature' },
  ),
}
