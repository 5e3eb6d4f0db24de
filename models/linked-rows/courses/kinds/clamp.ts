import { cellsOfNumber, type DerivationKind, numbersColumn, withColumn } from '../derivation.js'

/** The column is learnt as it is; a drawn cell beyond its bound is the bound. */
export const clamp: DerivationKind<'clamp'> = {
  schemas: (_, before) => before,
  derive: (_, { own, above }) => ({ own, above }),
  restore({ column: name, side, of }, { own, above, parentRows }) {
    const limits = cellsOfNumber(above, of)
    const cells = cellsOfNumber(own, name).map((cell, row) => {
      const limit = limits[parentRows[row]!] ?? Number.NaN
      if (Number.isNaN(limit) || Number.isNaN(cell)) return cell
      return side === 'at-least' ? Math.max(cell, limit) : Math.min(cell, limit)
    })
    return { own: withColumn(own, numbersColumn(name, cells)), above }
  },
}
