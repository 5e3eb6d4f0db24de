import { type CellSet, cellSetContains, type Evidence } from '../table/index.js'
import type { Codebook, ColumnBook } from './codebook.js'
import type { FunctionDerivation } from './relations/derivation.js'

/**
 * What evidence says of the columns that are modelled: what it says of them directly, and of a column that another one
 * decides by the levels that decide so. The rest is left to `acceptedRows`.
 */
export function innerEvidence({ books, derivations = [] }: Codebook, evidence: Evidence): Evidence {
  const bookOf = new Map(books.map((book) => [book.column.name, book]))
  const inner = new Map([...evidence].filter(([name]) => bookOf.has(name)))
  for (const derivation of derivations) {
    const wanted = evidence.get(derivation.column)
    if (wanted === undefined || derivation.type !== 'function') continue
    const source = bookOf.get(derivation.of)
    if (source === undefined) continue
    const allowed = decidedBy(derivation, wanted, source)
    const before = inner.get(derivation.of)
    inner.set(derivation.of, before === undefined ? allowed : intersect(before, allowed))
  }
  return inner
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

/** The cells both accept. A source's allowed numbers are all or none. */
function intersect(before: CellSet, allowed: CellSet): CellSet {
  return {
    ...(allowed.levels && { levels: allowed.levels.filter((level) => before.levels?.includes(level)) }),
    ...(allowed.ranges && { ranges: allowed.ranges.length === 0 ? [] : (before.ranges ?? []) }),
    missing: before.missing && allowed.missing,
  }
}
