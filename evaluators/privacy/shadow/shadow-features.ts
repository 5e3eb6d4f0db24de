import { mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import type { Rng } from '../../../src/math/index.js'
import type { Table } from '../../../src/table/index.js'
import { discretise } from '../../fidelity/discretise.js'

const queries = 40
const largestQuery = 4
const neighbours = 5

/**
 * What a synthetic table says about each target: how many of its rows equal the target on random sets of columns
 * (query-based attack: Houssiau et al. 2022; Cretu et al. 2024), and how near its closest rows are. One array a target.
 */
export function shadowFeatures(
  targets: Table,
  population: Table,
  { columnNames, rng }: { readonly columnNames: readonly string[]; readonly rng: Rng },
): (synthetic: Table) => Float64Array[] {
  const cells = discretise(population, columnNames, { bins: 'frequency', mostLevels: 50 })
  const codesOf = (table: Table) => cells.map((each) => each.encode(table.column(each.name)).codes)
  const own = codesOf(targets)
  const place = mixedSpace([population], columnNames)
  const points = place(targets)
  const sets = Array.from({ length: targets.rowCount }, (_, target) =>
    columnSets(columnNames.length, rng.fork(`${target}`)),
  )
  return (synthetic) => {
    const codes = codesOf(synthetic)
    const near = neighbourSearch(place(synthetic))(points, { count: neighbours })
    return sets.map((asked, target) => {
      const features = new Float64Array(queries + 2)
      asked.forEach((columns, query) => {
        let count = 0
        for (let row = 0; row < synthetic.rowCount; row++) {
          let matches = true
          for (let index = 0; index < columns.length && matches; index++) {
            const column = columns[index]!
            matches = codes[column]![row] === own[column]![target]
          }
          if (matches) count++
        }
        features[query] = Math.log1p(count)
      })
      const distances = near.distances.subarray(target * neighbours, (target + 1) * neighbours)
      features[queries] = distances[0]!
      features[queries + 1] = distances.reduce((sum, distance) => sum + distance, 0) / neighbours
      return features
    })
  }
}

function columnSets(columnCount: number, rng: Rng): number[][] {
  return Array.from({ length: queries }, () => {
    const wanted = Math.min(columnCount, 1 + rng.below(largestQuery))
    const chosen = new Set<number>()
    while (chosen.size < wanted) chosen.add(rng.below(columnCount))
    return [...chosen]
  })
}
