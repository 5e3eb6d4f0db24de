import type { DatabaseType } from '../../../table/linked/index.js'
import type { MysqlField } from './session.js'

const [unsigned, bytes, unknownDecimals] = [32, 63, 31]
const names: Readonly<Record<number, string>> = { 245: 'a record (json)', 255: 'a shape' }

/** The type of a column of a query (protocol: column definitions). */
export function typeOfField({ typeId, length, decimals, flags, characterSet }: MysqlField): DatabaseType {
  const isUnsigned = (flags & unsigned) !== 0
  const integer = (bits: 8 | 16 | 32 | 64): DatabaseType => ({
    kind: 'integer',
    bits,
    ...(isUnsigned && { isUnsigned }),
  })
  switch (typeId) {
    case 1:
      return length === 1 ? { kind: 'boolean' } : integer(8)
    case 2:
    case 13:
      return integer(16)
    case 3:
    case 9:
      return integer(32)
    case 8:
      return integer(64)
    case 0:
    case 246: {
      const precision = length - (decimals > 0 ? 1 : 0) - (isUnsigned ? 0 : 1)
      return { kind: 'decimal', ...(decimals < unknownDecimals && { precision, scale: decimals }) }
    }
    case 4:
      return { kind: 'float', bits: 32 }
    case 5:
      return { kind: 'float', bits: 64 }
    case 7:
      return { kind: 'instant' }
    case 10:
      return { kind: 'date' }
    case 11:
      return { kind: 'time' }
    case 12:
      return { kind: 'timestamp' }
    case 16:
      return length === 1 ? { kind: 'boolean' } : { kind: 'other', native: 'bits' }
    default:
      if (names[typeId] !== undefined) return { kind: 'other', native: names[typeId] }
      return characterSet === bytes ? { kind: 'other', native: 'bytes' } : { kind: 'text' }
  }
}
