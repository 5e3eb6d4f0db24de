import type { SchemaElement } from 'hyparquet'

/** A cell as the file stores it, before any meaning is given to it. */
export type StoredCell = number | bigint | boolean | string | Uint8Array | null | undefined

/** How the cells of a column become numbers or texts; the same answers as those of the engine (`column-plan.ts`). */
export interface CellForm {
  readonly form: 'number' | 'float32' | 'text'
  cell(stored: NonNullable<StoredCell>): number | string
}

/** A form, the cells it does not fit, and what holds for the whole column when there is one. */
export interface DoubtfulForm extends CellForm {
  readonly isDoubtful?: (stored: NonNullable<StoredCell>) => boolean
  readonly otherwise?: CellForm | { readonly cause: string }
}

const number: CellForm = { form: 'number', cell: Number }
const text = (cell: CellForm['cell']): CellForm => ({ form: 'text', cell })

/** The form of a column without children. */
export function formOf(element: SchemaElement): DoubtfulForm | { readonly cause: string } {
  const { type, converted_type: converted, logical_type: logical } = element
  const meaning = logical?.type ?? converted
  if (meaning === 'DECIMAL') return decimal(element)
  if (meaning === 'DATE') return text((days) => isoMoment(BigInt(Number(days)) * 86_400_000_000_000n).slice(0, 10))
  if (meaning?.startsWith('TIMESTAMP') || type === 'INT96') return moment(element)
  if (meaning?.startsWith('TIME')) return text(timeOfDay(unitOf(element)))
  if (meaning === 'UUID') return text((bytes) => uuid(bytes as Uint8Array))
  if (meaning === 'FLOAT16') return { form: 'float32', cell: (bytes) => halfFloat(bytes as Uint8Array) }
  if (meaning === 'INTERVAL') return { cause: 'cells of type INTERVAL' }
  if (type === 'BOOLEAN') return text(String)
  if (type === 'FLOAT') return { form: 'float32', cell: Number }
  if (type === 'DOUBLE') return number
  if (type === 'INT32' || type === 'INT64') return whole(isUnsigned(element) ? (type === 'INT32' ? 32 : 64) : 0)
  return bytesAsText
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const bytesAsText: DoubtfulForm = {
  ...text((stored) => (typeof stored === 'string' ? stored : utf8.decode(stored as Uint8Array))),
  isDoubtful(stored) {
    if (typeof stored === 'string') return false
    try {
      utf8.decode(stored as Uint8Array)
      return false
    } catch {
      return true
    }
  },
  otherwise: { cause: 'bytes that are not UTF-8 text' },
}

function isUnsigned({ converted_type, logical_type }: SchemaElement): boolean {
  return /^UINT/.test(converted_type ?? '') || (logical_type?.type === 'INTEGER' && !logical_type.isSigned)
}

/** Whole numbers beyond a double's 2⁵³ are texts; `bits` of unsigned ones, 0 of signed ones. */
function whole(bits: number): DoubtfulForm {
  const wholeOf = (stored: NonNullable<StoredCell>) =>
    bits === 0 ? BigInt(stored as bigint) : BigInt.asUintN(bits, BigInt(stored as bigint))
  return {
    form: 'number',
    cell: (stored) => Number(wholeOf(stored)),
    isDoubtful: (stored) => {
      const value = wholeOf(stored)
      return value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)
    },
    otherwise: text((stored) => String(wholeOf(stored))),
  }
}

/** Decimals of more than 15 digits are texts. */
function decimal({ scale = 0 }: SchemaElement): DoubtfulForm {
  const digits = (stored: NonNullable<StoredCell>) => {
    const value = stored instanceof Uint8Array ? signed(stored) : BigInt(stored as bigint)
    const magnitude = String(value < 0n ? -value : value).padStart(scale + 1, '0')
    const [before, after] = [magnitude.slice(0, magnitude.length - scale), magnitude.slice(magnitude.length - scale)]
    return `${value < 0n ? '-' : ''}${before}${scale > 0 ? `.${after}` : ''}`
  }
  return {
    form: 'number',
    cell: (stored) => Number(digits(stored)),
    isDoubtful: (stored) =>
      digits(stored)
        .replace(/^[-0.]+/, '')
        .replace('.', '').length > 15,
    otherwise: text(digits),
  }
}

/** Two's complement, the largest byte first. */
function signed(bytes: Uint8Array): bigint {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return BigInt.asIntN(bytes.length * 8, value)
}

/** A moment with a zone is told in UTC, with `Z`; one without keeps none. Parts of a second only where some row has them. */
function moment(element: SchemaElement): DoubtfulForm {
  const { logical_type: logical, converted_type: converted } = element
  // The older kind of mark means UTC always, as the standard says of it.
  const hasZone = logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : converted?.startsWith('TIMESTAMP') === true
  const factor = element.type === 'INT96' ? 1n : unitOf(element)
  const texted = (parts: 19 | 23) =>
    text((stored) => `${isoMoment(BigInt(stored as bigint) * factor).slice(0, parts)}${hasZone ? 'Z' : ''}`)
  return {
    ...texted(19),
    isDoubtful: (stored) => ((BigInt(stored as bigint) * factor) / 1_000_000n) % 1000n !== 0n,
    otherwise: texted(23),
  }
}

/** Nanoseconds of one step. */
function unitOf({ logical_type: logical, converted_type: converted }: SchemaElement): bigint {
  const unit = logical !== undefined && 'unit' in logical ? logical.unit : (converted ?? '').split('_').at(-1)
  return unit === 'NANOS' ? 1n : unit === 'MICROS' ? 1000n : 1_000_000n
}

/** `2024-02-29T13:05:09.250` of nanoseconds since 1970. */
function isoMoment(nanoseconds: bigint): string {
  const milliseconds = nanoseconds / 1_000_000n - (nanoseconds % 1_000_000n < 0n ? 1n : 0n)
  return new Date(Number(milliseconds)).toISOString().slice(0, 23)
}

function timeOfDay(factor: bigint): CellForm['cell'] {
  return (stored) => {
    const microseconds = (BigInt(stored as bigint) * factor) / 1000n
    const part = String(microseconds % 1_000_000n)
      .padStart(6, '0')
      .replace(/0+$/, '')
    const second = new Date(Number(microseconds / 1000n)).toISOString().slice(11, 19)
    return part === '' ? second : `${second}.${part}`
  }
}

function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** IEEE 754's 16 bits, the smaller byte first. */
function halfFloat(bytes: Uint8Array): number {
  const bits = (bytes[1]! << 8) | bytes[0]!
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 0) return sign * 2 ** -24 * fraction
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024)
}
