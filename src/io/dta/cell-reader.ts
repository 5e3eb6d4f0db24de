import { shortestFloat32 } from '../../table/index.js'
import type { ByteReader } from './byte-reader.js'
import type { DtaVersion } from './dta-layout.js'

/** Beyond these a number is one of Stata's 27 missing values, `.` and `.a` to `.z`. */
const largest = { byte: 100, int: 32_740, long: 2_147_483_620, float: 2 ** 127, double: 2 ** 1023 } as const

/** Reads one cell; null is missing. */
export type DtaCellReader = (reader: ByteReader) => number | string | null

/** How cells of a type are read. `longTexts` are found by the key that the cell holds. Throws RangeError for an unknown type. */
export function dtaCellReader(
  type: number,
  { version, longTexts }: { readonly version: DtaVersion; readonly longTexts: ReadonlyMap<string, string> },
): DtaCellReader {
  const upTo = (limit: number, value: number) => (value > limit ? null : value)
  if (type >= 1 && type <= 2045) return (reader) => reader.text(type)
  switch (type) {
    case 32_768:
      return (reader) => longTexts.get(longTextKey(reader, version)) ?? null
    case 65_526:
      return (reader) => below(largest.double, reader.float64())
    case 65_527:
      return (reader) => {
        const value = below(largest.float, reader.float32())
        return value === null ? null : shortestFloat32(value)
      }
    case 65_528:
      return (reader) => upTo(largest.long, reader.int32())
    case 65_529:
      return (reader) => upTo(largest.int, reader.int16())
    case 65_530:
      return (reader) => upTo(largest.byte, reader.int8())
    default:
      throw new RangeError(`unknown type ${type}`)
  }
}

function below(limit: number, value: number): number | null {
  return value < limit ? value : null
}

/** Variable and row of the cell that first held a long text: two numbers in eight bytes. */
function longTextKey(reader: ByteReader, version: DtaVersion): string {
  const [variableWidth, rowWidth] = version === 117 ? [4, 4] : version === 118 ? [2, 6] : [3, 5]
  return `${reader.unsigned(variableWidth)},${reader.unsigned(rowWidth)}`
}

/** The long texts of a file by variable and row. */
export function readLongTexts(reader: ByteReader, version: DtaVersion): Map<string, string> {
  const texts = new Map<string, string>()
  while (reader.isNext('GSO')) {
    reader.at += 3
    const key = `${reader.unsigned(4)},${reader.unsigned(version === 117 ? 4 : 8)}`
    reader.at += 1
    texts.set(key, reader.text(reader.unsigned(4)))
  }
  return texts
}
