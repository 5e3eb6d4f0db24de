import * as arrow from 'apache-arrow'
import { shortestFloat32 } from '../cells/float32.js'

/** How cells of an Arrow type are read: into numbers (exact ones beyond a double as bigint or text), or into texts. */
export interface CellReader {
  readonly form: 'number' | 'text'
  read(cell: unknown): number | bigint | string | null
}

const secondsPerUnit = [1, 1e-3, 1e-6, 1e-9] as const
const unitsPerSecond = [1n, 1000n, 1_000_000n, 1_000_000_000n] as const

/** The reader of a type, or why its cells are no plain values. */
export function cellReader(type: arrow.DataType): CellReader | string {
  const { DataType } = arrow
  if (DataType.isDictionary(type)) return cellReader(type.dictionary)
  if (DataType.isNull(type)) return { form: 'text', read: () => null }
  if (DataType.isFloat(type)) {
    const isSingle = type.precision === arrow.Precision.SINGLE
    return { form: 'number', read: (cell) => (isSingle ? shortestFloat32(cell as number) : (cell as number)) }
  }
  if (DataType.isInt(type)) return { form: 'number', read: (cell) => cell as number | bigint }
  if (DataType.isDecimal(type)) return { form: 'number', read: (cell) => decimalText(cell as Uint32Array, type.scale) }
  if (DataType.isDuration(type)) return { form: 'number', read: (cell) => Number(cell) * secondsPerUnit[type.unit] }
  if (DataType.isTime(type)) return { form: 'text', read: (cell) => timeText(BigInt(cell as number), type.unit) }
  if (DataType.isDate(type)) return { form: 'text', read: (cell) => isoText(Number(cell)).slice(0, 10) }
  if (DataType.isTimestamp(type)) {
    const zone = type.timezone ? 'Z' : ''
    return {
      form: 'text',
      read: (cell) =>
        isoText(Number(cell))
          .replace(/(?:\.000)?Z$/, '')
          .replace(/Z$/, '') + zone,
    }
  }
  if (DataType.isBool(type) || DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type))
    return { form: 'text', read: String }
  if (
    DataType.isBinary(type) ||
    DataType.isLargeBinary(type) ||
    DataType.isBinaryView(type) ||
    DataType.isFixedSizeBinary(type)
  ) {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    return { form: 'text', read: (cell) => decoder.decode(cell as Uint8Array) }
  }
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) return 'a list in every cell'
  if (DataType.isStruct(type)) return 'a record in every cell'
  if (DataType.isMap(type)) return 'a map in every cell'
  return `cells of type ${String(type).split('<')[0]}`
}

function isoText(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** `08:30:00`, with as many decimals of the second as it has. */
function timeText(time: bigint, unit: arrow.TimeUnit): string {
  const perSecond = unitsPerSecond[unit]
  const seconds = Number(time / perSecond)
  const clock = isoText(seconds * 1000).slice(11, 19)
  const fraction = time % perSecond
  if (fraction === 0n) return clock
  return `${clock}.${String(fraction)
    .padStart(String(perSecond).length - 1, '0')
    .replace(/0+$/, '')}`
}

/** A decimal of 128 or 256 bits, little-endian words in two's complement, with the zeros that its scale asks for left out. */
function decimalText(words: Uint32Array, scale: number): string {
  const bits = 32 * words.length
  let unsigned = 0n
  for (let at = words.length - 1; at >= 0; at--) unsigned = (unsigned << 32n) | BigInt(words[at]!)
  const value = BigInt.asIntN(bits, unsigned)
  if (scale <= 0) return String(value * 10n ** BigInt(-scale))
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '')
  return value < 0n && text !== '0' ? `-${text}` : text
}
