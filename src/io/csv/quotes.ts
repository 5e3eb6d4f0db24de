export const quote = 0x22
export const backslash = 0x5c

/** The quote that closes a cell whose text begins at `from`, two quotes being one of the cell; -1 where the bytes end first. */
export function closingQuote(bytes: Uint8Array, from: number): number {
  let end = bytes.indexOf(quote, from)
  while (end >= 0 && bytes[end + 1] === quote) end = bytes.indexOf(quote, end + 2)
  return end
}

/** The same where a backslash makes the byte after it part of the cell. */
export function closingAfterEscapes(bytes: Uint8Array, from: number): number {
  for (let end = from; end < bytes.length; end++) {
    if (bytes[end] === backslash || (bytes[end] === quote && bytes[end + 1] === quote)) end++
    else if (bytes[end] === quote) return end
  }
  return -1
}

/** A cell without the marks that quotes (and backslashes) carry inside it. */
export function unmarked(
  bytes: Uint8Array,
  { doubled, escapes }: { readonly doubled: boolean; readonly escapes: boolean },
): Uint8Array {
  const plain = new Uint8Array(bytes.length)
  let to = 0
  for (let from = 0; from < bytes.length; from++) {
    const [byte, next] = [bytes[from]!, bytes[from + 1]]
    const isMark = byte === quote ? doubled && next === quote : escapes && byte === backslash && isMarked(next)
    if (isMark) from++
    plain[to++] = bytes[from]!
  }
  return plain.subarray(0, to)
}

function isMarked(byte: number | undefined): boolean {
  return byte === quote || byte === backslash
}
