import {
  applyStateMap,
  type CellSet,
  cellAt,
  cellSetContains,
  columnOfStates,
  type Evidence,
  learntFunctionFile,
} from '../../../../table/index.js'
import type { ColumnBook } from '../../../codebook.js'
import type { DerivationKind } from '../../derivation-kind.js'
import { schemaColumn } from '../../inner-column.js'
import type { Opened, Opening } from '../../opening.js'
import type { FunctionDerivation } from './derivation.js'

export const functionOf: DerivationKind<'function'> = {
  type: 'function',
  file: learntFunctionFile,
  leavesBounds: false,
  fit: (_, relation) => relation,
  inputs: ({ of }) => [of],
  innerNames: () => [],
  innerColumns: () => [],
  restore: ({ column, of, map }, { table, schema }) =>
    columnOfStates(applyStateMap(map, table, of), schemaColumn(schema, column)),
  relations: (derivation) => [derivation],
  evidence: decidedBy,
  opening,
}

/** The cells of the source that lead to a wanted value. */
function decidedBy({ map }: FunctionDerivation, wanted: CellSet, source: ColumnBook): CellSet {
  const missing = cellSetContains(wanted, map.missing === undefined ? map.otherwise : map.missing)
  if (source.type === 'number') return { ranges: cellSetContains(wanted, map.otherwise) ? [{}] : [], missing }
  const valueAt = (level: string) => {
    const at = map.levels.indexOf(level)
    return at < 0 ? map.otherwise : (map.values[at] ?? null)
  }
  return { levels: source.levels.filter((level) => cellSetContains(wanted, valueAt(level))), missing }
}

/** A missing source by what is observed of the column that follows. It may itself be what leads there: then it stays missing. */
function opening({ column, of, map }: FunctionDerivation, { table }: Opened): Opening {
  const target = table.column(column)
  const known = new Map<string | number, Evidence>()
  // Where a missing source goes with a value, as no cause of death with being alive, it is as good as a level.
  const unknown = map.missing === undefined || map.missing === null ? 'present' : 'any'
  return {
    columns: [of],
    fillingOf(row) {
      const cell = cellAt(target, row)
      if (cell === null) return unknown
      if (!known.has(cell)) known.set(cell, new Map([[column, only(cell)]]))
      return known.get(cell) as Evidence
    },
  }
}

function only(cell: string | number): CellSet {
  return typeof cell === 'string'
    ? { levels: [cell], missing: false }
    : { ranges: [{ min: cell, max: cell }], missing: false }
}
