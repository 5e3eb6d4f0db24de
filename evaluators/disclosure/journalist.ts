import { rowKeys } from '../../src/counts/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'

/** Risks against somebody who does not know who is in the table, by the table of the population. */
export interface CountedPopulation {
  /** People of the population. */
  readonly people: number
  /** 1 / the fewest people of the population that a class has. */
  readonly highest: number
  /** The share named where classes are chosen at random, or rows, whichever is larger. */
  readonly success: number
  /** Share of the table's rows that stand alone in it and in the population. */
  readonly alone: number
  /** Rows whose class has fewer people in the population than in the table: who made the population left some out. */
  readonly rowsMissed: number
}

/** Counts each class of a table in its population. Throws `bad-data` for a column that the population lacks. O(rows of both × columns). */
export function countedPopulation(
  table: Table,
  { population, names }: { readonly population: Table; readonly names: readonly string[] },
): CountedPopulation {
  for (const name of names)
    if (!population.has(name))
      throw new MirrorwardError('bad-data', `the population has no column "${name}", which others may know`)
  const { of, count } = rowKeys([table, population], names)
  const sample = new Float64Array(count)
  const held = new Float64Array(count)
  for (const own of of[0]!) sample[own]! += 1
  for (const own of of[1]!) held[own]! += 1
  let [classes, fewest, sum, byRows, alone, rowsMissed] = [0, Number.POSITIVE_INFINITY, 0, 0, 0, 0]
  sample.forEach((rows, own) => {
    if (rows === 0) return
    classes++
    if (held[own]! < rows) rowsMissed += rows
    // Whoever is in the table is of the population.
    const people = Math.max(rows, held[own]!)
    fewest = Math.min(fewest, people)
    sum += people
    byRows += rows / people
    if (rows === 1 && people === 1) alone++
  })
  const rows = table.rowCount
  return {
    ...{ people: population.rowCount, rowsMissed },
    highest: rows === 0 ? 0 : 1 / fewest,
    success: rows === 0 ? 0 : Math.max(classes / sum, byRows / rows),
    alone: rows === 0 ? 0 : alone / rows,
  }
}
