import {
  boundsOf,
  type ColumnSchema,
  columnStep,
  domainOf,
  isModelled,
  isNumberKind,
  type Schema,
} from '../../../src/table/index.js'
import { buyLevels } from './buy-levels.js'
import { buyBounds, buyCuts } from './buy-numbers.js'
import type { Purchase } from './purchase.js'

export interface DomainsRequest extends Purchase {
  /** Of the whole release. */
  readonly rho: number
  /** δ for levels at most. */
  readonly keysDelta: number
  /** Most bins of a number column. */
  readonly bins: number
  /** About how many rows there are, as is public by now. */
  readonly size: number
}

export interface BoughtDomains {
  /** Every learnt column with levels, or bounds and perhaps cut points. */
  readonly schema: Schema
  /** ρ of it all at most: what is left of the release's is its model's. */
  readonly rho: number
}

/** Of a release's budget, what each kind of purchase may cost where it is needed. */
const shares = { levels: 0.03, bounds: 0.03, cuts: 0.06 }

/**
 * What a schema leaves to be bought, bought: levels, bounds, and cut points of every number column of more values than bins,
 * also of one whose bounds were declared, unless its cut points were. Reads after the first charge; what is bought is named by
 * public choices alone.
 */
export async function buyDomains(schema: Schema, request: DomainsRequest): Promise<BoughtDomains> {
  const { rho, keysDelta, bins, size, ledger, rowsPerPatient, table } = request
  const purchase = { ledger, rowsPerPatient, table }
  const known = new Map(schema.columns.map((column) => [column.name, column]))
  const learn = (columns: readonly ColumnSchema[]) => {
    for (const column of columns) known.set(column.name, column)
  }
  const bought = schema.columns.filter((column) => isModelled(column) && domainOf(column, schema) === 'buy')
  const levels = bought.filter(({ kind }) => !isNumberKind(kind))
  const open = bought.filter(({ kind }) => isNumberKind(kind))
  let spent = 0
  if (levels.length > 0) {
    learn(await buyLevels(levels, { ...purchase, rho: rho * shares.levels, delta: keysDelta, schema }))
    spent += rho * shares.levels
  }
  if (open.length > 0) {
    learn(await buyBounds(open, { ...purchase, rho: rho * shares.bounds, size, bins }))
    spent += rho * shares.bounds
  }
  const cut = [...known.values()].filter((column) => isModelled(column) && needsCuts(column, bins))
  if (cut.length > 0) {
    learn(await buyCuts(cut, { ...purchase, rho: rho * shares.cuts, size, bins }))
    spent += rho * shares.cuts
  }
  return { schema: { ...schema, columns: [...known.values()] }, rho: spent * (1 + 1e-6) }
}

/** Told from public bounds, and from those that are released by then. */
function needsCuts(column: ColumnSchema, bins: number): boolean {
  if (column.kind !== 'numeric' || column.cuts !== undefined) return false
  const { min = 0, max = 0 } = boundsOf(column)
  const step = columnStep(column)
  return max > min && (step === 0 || (max - min) / step + 1 > bins)
}
