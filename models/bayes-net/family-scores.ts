import type { CodedColumn, CodedTable } from '../../src/encode/index.js'
import { familyCells } from './constraints.js'
import { countBeside, countJoint, jointCodes } from './counting.js'
import type { FamilyScore } from './family-score.js'

/** Scores of families, each counted once: a cache with the lifetime of one search. */
export class FamilyScores {
  readonly #score: FamilyScore
  readonly #sizes: readonly number[]
  readonly #known = new Map<string, number>()

  constructor(score: FamilyScore) {
    this.#score = score
    this.#sizes = score.tables[0]?.columns.map(({ size }) => size) ?? []
  }

  /** The score of a child with these parents, ascending. O(rows) when new. */
  score(child: number, parents: readonly number[]): number {
    const key = familyKey(child, parents)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const cells = familyCells(child, parents, this.#sizes)
    const counts = this.#score.tables.map((table) => countJoint(familyJoint(table, child, parents), cells))
    return this.#remember(key, counts, child)
  }

  /**
   * The score of a child with these parents and one more, for each candidate. The joint code of child and parents is
   * computed once, then every candidate costs one pass. O(rows × new candidates).
   */
  scoreAdditions(child: number, parents: readonly number[], candidates: readonly number[]): number[] {
    let joints: Uint32Array[] | undefined
    const cells = familyCells(child, parents, this.#sizes)
    return candidates.map((candidate) => {
      const key = familyKey(child, insertSorted(parents, candidate))
      const known = this.#known.get(key)
      if (known !== undefined) return known
      joints ??= this.#score.tables.map((table) => familyJoint(table, child, parents))
      const counts = joints.map((joint, part) => {
        const column = this.#score.tables[part]?.columns[candidate] as CodedColumn
        return countBeside(column, joint, cells)
      })
      return this.#remember(key, counts, child)
    })
  }

  #remember(key: string, counts: readonly Uint32Array[], child: number): number {
    const value = this.#score.evaluate(counts, this.#sizes[child] as number)
    this.#known.set(key, value)
    return value
  }
}

/** `list`, ascending, with one more number in its place. */
export function insertSorted(list: readonly number[], added: number): number[] {
  return [...list, added].sort((a, b) => a - b)
}

function familyKey(child: number, parents: readonly number[]): string {
  return `${child}|${parents.join()}`
}

function familyJoint(table: CodedTable, child: number, parents: readonly number[]): Uint32Array {
  const columns = [...parents, child].map((index) => table.columns[index] as CodedColumn)
  return jointCodes(columns, table.rowCount)
}
