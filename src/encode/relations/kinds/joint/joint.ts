import { z } from 'zod'
import {
  type Column,
  columnOfStates,
  combinationsOf,
  keyOf,
  type LevelColumn,
  levelColumn,
  type Schema,
  type State,
  stateFile,
  type Table,
} from '../../../../table/index.js'
import type { DerivationKind } from '../../derivation-kind.js'
import { freshName, type InnerColumn, schemaColumn } from '../../inner-column.js'
import type { Restoring } from '../../restoring.js'
import type { JointDerivation } from './derivation.js'

const name = z.string()

export const joint: DerivationKind<'joint'> = {
  type: 'joint',
  file: z.strictObject({
    type: z.literal('joint'),
    column: name,
    columns: z.array(name).min(2),
    combinations: z.array(z.array(stateFile)).min(1),
    level: name,
  }),
  leavesBounds: false,
  // Combinations that fewer than five people hold break it, each by a few rows.
  mostBroken: 0.05,
  plan: (relation) => {
    const [column = '', ...also] = relation.columns
    return [{ type: 'joint', column, also, inputs: [], relations: [relation] }]
  },
  fit: ({ column }, { columns, combinations }, { schema }) => ({
    type: 'joint',
    column,
    columns,
    combinations,
    level: freshName(columns.join(' | '), schema),
  }),
  inputs: () => [],
  innerNames: ({ level }) => [level],
  defines: ({ columns }) => columns,
  innerColumns: (derivation, table, schema) => [combinationColumn(derivation, table, schema)],
  restore: (derivation, restoring) => cellsOf(derivation, derivation.column, restoring),
  restoreOther: cellsOf,
  relations: ({ type, columns, combinations }) => [{ type, columns, combinations }],
}

/** The combination of each row, missing where a cell is; one of few people counts as the nearest that is kept. */
function combinationColumn(
  { column, columns, combinations, level }: JointDerivation,
  table: Table,
  schema: Schema,
): InnerColumn {
  const keys = combinations.map(keyOf)
  const { cells, indices } = combinationsOf(table, columns)
  const nearest = cells.map((own) => {
    const at = keys.indexOf(keyOf(own))
    return keys[at < 0 ? nearestTo(own, combinations) : at] ?? null
  })
  const texts = Array.from(indices, (at) => (at < 0 ? null : (nearest[at] ?? null)))
  return {
    schema: { name: level, kind: 'categorical', role: schemaColumn(schema, column).role },
    cells: levelColumn(level, texts, keys),
  }
}

/** The combination that differs least: numbers by their distance in ranges, levels by whether they are the same. */
function nearestTo(own: readonly State[], combinations: readonly (readonly State[])[]): number {
  const ranges = own.map((_, at) => {
    const numbers = combinations.map((cells) => Number(cells[at]))
    return Math.max(...numbers) - Math.min(...numbers) || 1
  })
  const distances = combinations.map((cells) =>
    cells.reduce<number>((sum, cell, at) => {
      const other = own[at] ?? null
      if (typeof cell === 'number' && typeof other === 'number') return sum + Math.abs(cell - other) / ranges[at]!
      return sum + (cell === other ? 0 : 1)
    }, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

/** What the combination of each row says of one column. */
function cellsOf(
  { columns, combinations, level }: JointDerivation,
  column: string,
  { table, schema }: Restoring,
): Column {
  const drawn = table.column(level) as LevelColumn
  const place = columns.indexOf(column)
  const cellOf = new Map(combinations.map((cells) => [keyOf(cells), cells[place] ?? null]))
  const states = [...drawn.levels.map((text) => cellOf.get(text) ?? null), null]
  const indices = drawn.codes.map((code) => (code < 0 ? drawn.levels.length : code))
  return columnOfStates({ states, indices }, schemaColumn(schema, column))
}
