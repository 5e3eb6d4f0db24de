import { columnCounter, detectColumn } from '../../identity/index.js'

/** What a draft knows of a column: what it was found to be, some of its cells, and whether a date of it is known to all. */
export interface LookedAt {
  readonly found: ReturnType<typeof detectColumn>
  /** Different cells, some of them. */
  readonly values: readonly string[]
  /** The share of its cells that are the most frequent one, where that one is far more frequent than the others; else 0. */
  readonly endOfAll: number
}

/** And where the most frequent has so many times the cells of one on average. */
const clearly = 5
/** Fewer cells than these share a day by chance. */
const fewestCells = 40
/** Different cells that a proposal may look at. */
const mostLooked = 5000

export interface ColumnLook {
  add(cell: string | null, times?: number): void
  done(): LookedAt
}

/** Counts the cells of a column; `said` is what its name says in words, where that is a place in a document. */
export function lookAtColumn(name: string, said = name): ColumnLook {
  const counter = columnCounter(said)
  return {
    add: (cell, times) => counter.add(cell ?? undefined, times),
    done() {
      const texts = counter.texts()
      const counts = [...texts.counts.values()]
      const cells = counts.reduce((sum, count) => sum + count, 0)
      const most = counts.reduce((largest, count) => Math.max(largest, count), 0)
      return {
        found: { ...detectColumn(texts), column: name },
        values: [...texts.counts.keys()].slice(0, mostLooked),
        endOfAll: cells < fewestCells || most * counts.length < clearly * cells ? 0 : most / cells,
      }
    },
  }
}
