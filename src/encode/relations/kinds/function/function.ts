import {
  applyStateMap,
  type CellSet,
  cellSetContains,
  columnOfStates,
  learntFunctionFile,
} from '../../../../table/index.js'
import type { ColumnBook } from '../../../codebook.js'
import type { DerivationKind } from '../../derivation-kind.js'
import { schemaColumn } from '../../inner-column.js'
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
