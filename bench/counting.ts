import { countPair } from '../models/bayes-net/counting.js'
import type { CodedTable } from '../src/encode/index.js'
import { benchShapes, codedSample, milliseconds } from './tables/coded-sample.js'

function allPairs({ columns }: CodedTable): number {
  let cells = 0
  columns.forEach((first, index) => {
    for (const second of columns.slice(index + 1)) cells += countPair(first, second).length
  })
  return cells
}

for (const [rows, columns] of benchShapes) {
  const table = codedSample(rows, columns)
  const time = await milliseconds(() => allPairs(table))
  console.log(`pair tables ${rows} x ${columns}, 16 levels: ${time} ms`)
}
