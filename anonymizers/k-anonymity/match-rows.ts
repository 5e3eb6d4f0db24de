import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import { type CodedColumn, codeColumn } from './code-column.js'
import { distinctCombinations } from './distinct-combinations.js'
import type { Plan } from './plan.js'
import { firstMatches, type Pattern } from './search/first-match.js'

/** Rows under the hierarchies of a plan, and the class of the plan that each is in; −1 where in none. */
export interface MatchedRows {
  readonly coded: readonly CodedColumn[]
  readonly classes: Int32Array
}

/**
 * Puts rows into the classes of a plan by their labels. Throws `bad-data` for a value that a hierarchy does not cover, with its
 * row; `bad-option` for a plan of other hierarchies.
 */
export function matchRows(plan: Plan, table: Table): MatchedRows {
  const coded = plan.columns.map(({ name, hierarchy, levels }) => {
    const column = codeColumn(table.column(name), hierarchy)
    if (column.tree.up.length !== levels)
      throw new MirrorwardError('bad-option', `the plan is of another hierarchy: column "${name}"`)
    return column
  })
  const { combinations, of } = distinctCombinations(coded, { rowCount: table.rowCount })
  const own = plan.columns.map(({ level }) => level)
  const known = coded.map(({ tree }) =>
    tree.labels.map((labels) => new Map(labels.map((label, code) => [label, code]))),
  )
  // Classes whose labels these rows do not have keep their place, with a code that no row has.
  const patterns = plan.classes.map((labels, each): Pattern => {
    const levels = plan.classLevels?.[each] ?? own
    return { levels, codes: labels.map((label, place) => known[place]![levels[place]!]!.get(label) ?? -1) }
  })
  const isHere = (pattern: Pattern) => pattern.codes.every((code) => code >= 0)
  const here = patterns.flatMap((pattern, each) => (isHere(pattern) ? [each] : []))
  const match = firstMatches(combinations, { columns: coded, patterns: here.map((each) => patterns[each]!) })
  return { coded, classes: of.map((place) => (match[place]! < 0 ? -1 : here[match[place]!]!)) }
}
