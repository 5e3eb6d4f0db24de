type Codes = Uint8Array | Uint16Array

/** out[i] ← table row of code i, for the codes from `start` on; `width` numbers a row. The hot loop of reading. */
export function gatherRows(
  table: Float32Array,
  codes: Codes,
  { start, width, out }: { readonly start: number; readonly width: number; readonly out: Float32Array },
): void {
  const rows = out.length / width
  let to = 0
  for (let row = 0; row < rows; row++) {
    let from = codes[start + row]! * width
    for (const end = from + width; from < end; from++) out[to++] = table[from]!
  }
}

/** Adds each of `rows`, of `width` numbers, to the sum of its code. The hot loop of counting. */
export function scatterRows(
  rows: Float32Array,
  codes: Codes,
  { start, width, sums }: { readonly start: number; readonly width: number; readonly sums: Float64Array },
): void {
  const count = rows.length / width
  let from = 0
  for (let row = 0; row < count; row++) {
    let to = codes[start + row]! * width
    for (const end = to + width; to < end; to++) sums[to] = sums[to]! + rows[from++]!
  }
}
