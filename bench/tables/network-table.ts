import { createRng } from '../../src/math/index.js'
import { type Column, type ColumnSchema, type Schema, Table } from '../../src/table/index.js'

/**
 * Rows drawn from a made-up network, as clinical tables are: every column follows up to two earlier ones. Even columns are
 * numbers with one decimal and a twentieth of their cells missing, odd ones have 2 to 8 levels.
 */
export function networkTable(
  rowCount: number,
  columnCount: number,
): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng('network')
  const latent: Float64Array[] = []
  const columns = Array.from({ length: columnCount }, (_, index): Column => {
    const stream = rng.fork(`column:${index}`)
    const parents = index === 0 ? [] : [latent[stream.below(index)]!, latent[stream.below(index)]!]
    const own = Float64Array.from({ length: rowCount }, (_cell, row) =>
      parents.reduce((sum, parent) => sum + 0.5 * parent[row]!, (parents.length === 0 ? 1 : 0.7) * stream.normal()),
    )
    latent.push(own)
    const name = `c${String(index).padStart(2, '0')}`
    if (index % 2 === 0) {
      const valid = Uint8Array.from(own, () => Number(stream.uniform() >= 0.05))
      return { type: 'number', name, values: own.map((at, row) => valid[row]! * Math.round(500 + 100 * at)), valid }
    }
    const levels = Array.from({ length: 2 + stream.below(7) }, (_level, code) => `level ${code}`)
    const codes = Int32Array.from(own, (at) =>
      Math.max(0, Math.min(levels.length - 1, Math.floor(levels.length / 2 + (at * levels.length) / 4))),
    )
    return { type: 'level', name, levels, codes }
  })
  const described = columns.map(
    ({ name, type }): ColumnSchema => ({ name, kind: type === 'number' ? 'numeric' : 'categorical', role: 'feature' }),
  )
  return { table: Table.of(columns), schema: { name: 'network', columns: described } }
}
