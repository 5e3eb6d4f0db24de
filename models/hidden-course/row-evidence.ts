import { evidenceWeights } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import type { RowEvidence } from '../linked-model.js'
import { tableRoles } from '../linked-rows/index.js'
import type { OpenStates } from '../network/index.js'
import type { ChainRows } from './chain-rows.js'
import type { PlacedStrand } from './course-table.js'
import { freeCells } from './draw-rows.js'
import type { HiddenCourseModel } from './hidden-course-model.js'

/** What evidence on rows says of one strand: weights of its members' states in one row. */
export interface Clamp {
  readonly at: number
  /** By member; null where nothing is said. */
  readonly weights: readonly (readonly number[] | null)[]
}

/** The clamps of every strand, in the strands' order. Throws `unsupported` and `bad-evidence` for what cannot be clamped. */
export function clampsOf(
  fitted: HiddenCourseModel,
  strands: readonly PlacedStrand[],
  rows: readonly RowEvidence[],
): Clamp[][] {
  for (const { table } of rows) checkTable(fitted.schema, table)
  const byRow = rows.map(({ table, at, cells }) => {
    const course = fitted.courses.findIndex((each) => each.table === table)
    const { codebook } = fitted.courses[course]!
    const weights = evidenceWeights(codebook, cells)
    const derived = [...cells.keys()].find((name) => !codebook.books.some((book) => book.column.name === name))
    if (derived !== undefined)
      throw new MirrorwardError('unsupported', `column follows from others, so no row can be given it: "${derived}"`)
    return { course, at, weights }
  })
  return strands.map(({ course, strand, columns }) =>
    byRow.flatMap((row): Clamp[] => {
      if (row.course !== course) return []
      const weights = strand.members.map(({ from, column }): readonly number[] | null => {
        const own = row.weights[column] ?? null
        if (own === null) return null
        const { variable, insideCount, hasMissing } = columns[column]!
        const inside = variable.codes.slice(0, insideCount).map((code) => own[code]!)
        const missing = hasMissing ? own[variable.codes[insideCount]!]! : 0
        const present = inside.some((weight) => weight > 0) ? 1 : 0
        if (missing > 0 && present > 0 && inside.some((weight) => weight < 1))
          throw new MirrorwardError(
            'unsupported',
            `a row is given values or a missing cell, not both: "${variable.name}"`,
          )
        if (from === 'flag') return [missing, present]
        return present === 0 && missing > 0 ? null : inside
      })
      return weights.every((each) => each === null) ? [] : [{ at: row.at, weights }]
    }),
  )
}

function checkTable(schema: LinkedSchema, name: string): void {
  const { people } = tableRoles(schema)
  if (schema.tables.some((each) => each.name === name && each.parent?.table === people.name)) return
  throw new MirrorwardError('unsupported', `rows can be given in tables right below people, not in "${name}"`)
}

/** Fewest rows of a person for which all clamps have a row. */
export function fewestRows(clamps: readonly Clamp[]): number {
  return clamps.reduce((most, { at }) => Math.max(most, at < 0 ? -at : at + 1), 0)
}

/** Rows of units of so many each, of which clamps alone are known. O(rows × members). */
export function clampedRows(
  { table, strand }: PlacedStrand,
  unitRows: ArrayLike<number>,
  clamps: readonly Clamp[],
): ChainRows {
  const starts = new Int32Array(unitRows.length + 1)
  for (let unit = 0; unit < unitRows.length; unit++) starts[unit + 1] = starts[unit]! + unitRows[unit]!
  const rowCount = starts.at(-1)!
  const free = freeCells(table.cells, rowCount)
  const cells = strand.members.map((_, member): OpenStates => {
    const said = clamps.flatMap(({ at, weights }) => {
      const own = weights[member] ?? null
      return own === null ? [] : [{ at, own }]
    })
    if (said.length === 0) return free[member]!
    const states = new Int32Array(rowCount).fill(-1)
    const choices = [...free[member]!.choices]
    const places = new Map<number, number>()
    for (let unit = 0; unit + 1 < starts.length; unit++)
      for (const { at, own } of said) {
        const row = (at < 0 ? starts[unit + 1]! : starts[unit]!) + at
        if (row < starts[unit]! || row >= starts[unit + 1]!) continue
        const before = places.get(row)
        const weights = before === undefined ? own : own.map((weight, state) => weight * choices[before]![state]!)
        places.set(row, choices.length)
        states[row] = -1 - choices.length
        choices.push(weights)
      }
    return { states, choices }
  })
  return { rowCount, starts, cells, timeClass: new Int16Array(rowCount).fill(-1), pressure: new Uint8Array(rowCount) }
}
