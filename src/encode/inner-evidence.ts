import type { CellSet, Evidence } from '../table/index.js'
import type { Codebook } from './codebook.js'
import { derivationKind } from './relations/derivation-kinds.js'

/**
 * What evidence says of the columns that are modelled: what it says of them directly, and of a column that another one
 * decides by the levels that decide so. The rest is left to `acceptedRows`.
 */
export function innerEvidence({ books, derivations = [] }: Codebook, evidence: Evidence): Evidence {
  const bookOf = new Map(books.map((book) => [book.column.name, book]))
  const inner = new Map([...evidence].filter(([name]) => bookOf.has(name)))
  for (const derivation of derivations) {
    const wanted = evidence.get(derivation.column)
    const kind = derivationKind(derivation.type)
    const [of = ''] = kind.inputs(derivation)
    const source = bookOf.get(of)
    const allowed = wanted && source && kind.evidence?.(derivation, wanted, source)
    if (allowed === undefined) continue
    const before = inner.get(of)
    inner.set(of, before === undefined ? allowed : intersect(before, allowed))
  }
  return inner
}

/** The cells both accept. A source's allowed numbers are all or none. */
function intersect(before: CellSet, allowed: CellSet): CellSet {
  return {
    ...(allowed.levels && { levels: allowed.levels.filter((level) => before.levels?.includes(level)) }),
    ...(allowed.ranges && { ranges: allowed.ranges.length === 0 ? [] : (before.ranges ?? []) }),
    missing: before.missing && allowed.missing,
  }
}
