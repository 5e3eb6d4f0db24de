import type { LevelColumn } from '../column.js'

/** A column of levels as it is counted where its rows lie: what is known of rows that nobody holds in memory. */
export interface CountedLevels {
  readonly levels: readonly string[]
  /** Rows of each level. */
  readonly rows: Float64Array
  /** Numbers of the people of each level, each once, and no more of them than tell whether they are enough; null when every row is a person's. */
  readonly holders: readonly Int32Array[] | null
}

/** Cells with the person of each: of every level, no more people than `most` where each row is a person's. */
export interface HeldLevels {
  readonly cells: LevelColumn
  readonly personOf: Int32Array | null
}

/** Cells that as many people hold as hold those counted, up to `most`. O(levels × most). */
export function heldLevels(name: string, { levels, rows, holders }: CountedLevels, most: number): HeldLevels {
  const held = Array.from(rows, (count, level) => holders?.[level]?.length ?? Math.min(count, most))
  const codes = new Int32Array(held.reduce((sum, count) => sum + count, 0))
  let at = 0
  held.forEach((count, level) => {
    codes.fill(level, at, at + count)
    at += count
  })
  return {
    cells: { type: 'level', name, levels, codes },
    personOf: holders === null ? null : Int32Array.from(holders.flatMap((people) => [...people])),
  }
}
