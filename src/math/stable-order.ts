const bitsOfDigit = 16
const digits = 1 << bitsOfDigit
/** Below so many values, counting digits costs more than comparing. */
const fewestForDigits = 4_096

/**
 * The places of values in ascending order, equal ones in the order they had; `start` gives another order to begin with. −0 is 0;
 * no NaN. Sorts by the digits of the numbers and calls no comparator. O(n).
 */
export function stableOrder(values: Float64Array, start?: Int32Array): Int32Array {
  const order = start === undefined ? Int32Array.from(values, (_, at) => at) : start.slice()
  if (order.length < fewestForDigits) return byComparing(values, order)
  const [low, high] = sortableWords(values)
  let [from, to]: [Int32Array, Int32Array] = [order, new Int32Array(order.length)]
  for (const [words, shift] of [
    [low, 0],
    [low, bitsOfDigit],
    [high, 0],
    [high, bitsOfDigit],
  ] as const) {
    if (!byDigit(from, to, { words, shift })) continue
    ;[from, to] = [to, from]
  }
  return from
}

function byComparing(values: Float64Array, start: Int32Array): Int32Array {
  const places = Int32Array.from(start, (_, place) => place)
  // Not a difference: infinite values have none.
  const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)
  places.sort((a, b) => compare(values[start[a]!]!, values[start[b]!]!) || a - b)
  return places.map((place) => start[place]!)
}

/** One stable pass by 16 bits; false, and nothing moved, where all are equal in them. */
function byDigit(
  from: Int32Array,
  to: Int32Array,
  { words, shift }: { readonly words: Uint32Array; readonly shift: number },
): boolean {
  const starts = new Int32Array(digits + 1)
  for (let place = 0; place < from.length; place++) starts[((words[from[place]!]! >>> shift) & (digits - 1)) + 1]! += 1
  if (starts.includes(from.length)) return false
  for (let digit = 0; digit < digits; digit++) starts[digit + 1]! += starts[digit]!
  for (let place = 0; place < from.length; place++) {
    const at = from[place]!
    const digit = (words[at]! >>> shift) & (digits - 1)
    to[starts[digit]!] = at
    starts[digit]! += 1
  }
  return true
}

/** The two halves of each number's bits, such that as unsigned integers they sort as the numbers do. */
function sortableWords(values: Float64Array): readonly [low: Uint32Array, high: Uint32Array] {
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)]
  const number = new Float64Array(1)
  const [lowAt, highAt] = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0]
  const words = new Uint32Array(number.buffer)
  for (let at = 0; at < values.length; at++) {
    number[0] = values[at]! + 0
    const isNegative = words[highAt]! >>> 31 === 1
    low[at] = isNegative ? ~words[lowAt]! : words[lowAt]!
    high[at] = isNegative ? ~words[highAt]! : words[highAt]! ^ 0x80000000
  }
  return [low, high]
}
