const magic = 'ARROW1'
/** Footer length and magic at the end of the file. */
const trailerLength = 4 + magic.length

/**
 * Whether an Arrow file says that its buffers are big-endian (Schema.endianness in the footer's flatbuffer, which itself is
 * little-endian always). False for anything that has no footer.
 */
export function isBigEndianArrow(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length < trailerLength || bytes.toString('latin1', bytes.length - magic.length) !== magic) return false
  const footerLength = bytes.readInt32LE(bytes.length - trailerLength)
  const footer = bytes.subarray(Math.max(0, bytes.length - trailerLength - footerLength), bytes.length - trailerLength)
  /** Where a field of the table at `table` lies; nothing when it has its default. */
  const fieldAt = (table: number, field: number): number | undefined => {
    const vtable = table - footer.readInt32LE(table)
    const slot = 4 + 2 * field
    const offset = slot < footer.readUInt16LE(vtable) ? footer.readUInt16LE(vtable + slot) : 0
    return offset === 0 ? undefined : table + offset
  }
  const schemaField = fieldAt(footer.readUInt32LE(0), 1)
  if (schemaField === undefined) return false
  const endianness = fieldAt(schemaField + footer.readUInt32LE(schemaField), 0)
  return endianness !== undefined && footer.readInt16LE(endianness) === 1
}
