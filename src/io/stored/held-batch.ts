import type { Column } from '../../table/index.js'
import type { HeldCells } from '../engine.js'

/** Cells of a batch as an engine would hold them, some rows at a time. */
export type Holder = (column: Column, rows: { readonly from: number; readonly to: number }) => HeldCells

export function numbersHeld(column: Column, { from, to }: { readonly from: number; readonly to: number }): HeldCells {
  if (column.type !== 'number') throw new TypeError('a column of numbers is wanted')
  const { values, valid } = column
  const present = valid === null ? null : bitsOf(to - from, (row) => valid[from + row] === 1)
  return { items: values.subarray(from, to), present, text: () => null }
}

export function textsHeld(column: Column, { from }: { readonly from: number }): HeldCells {
  if (column.type !== 'level') throw new TypeError('a column of texts is wanted')
  const { levels, codes } = column
  return { items: new Uint8Array(0), present: null, text: (row) => levels[codes[from + row]!] ?? null }
}

/** Texts as their places in a dictionary, each looked for once a list of levels. */
export function placesHeld(dictionary: readonly string[]): Holder {
  const placeOf = new Map(dictionary.map((text, place) => [text, place]))
  let known: { readonly levels: readonly string[]; readonly places: number[] } | undefined
  return (column, { from, to }) => {
    if (column.type !== 'level') throw new TypeError('a column of texts is wanted')
    const { levels, codes } = column
    if (known?.levels !== levels) known = { levels, places: [] }
    const { places } = known
    for (let level = places.length; level < levels.length; level++) places.push(placeOf.get(levels[level]!) ?? -1)
    const items = new Int32Array(to - from)
    for (let row = 0; row < items.length; row++) items[row] = codes[from + row]! < 0 ? -1 : places[codes[from + row]!]!
    return { items, present: bitsOf(items.length, (row) => items[row]! >= 0), text: () => null }
  }
}

export function placesOfRows(
  places: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): HeldCells {
  return { items: places.subarray(from, to), present: null, text: () => null }
}

function bitsOf(count: number, isPresent: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array((count + 7) >> 3)
  for (let row = 0; row < count; row++) if (isPresent(row)) bits[row >> 3]! |= 1 << (row & 7)
  return bits
}
