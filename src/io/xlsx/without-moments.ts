/** Signatures and fixed sizes of a zip archive's records (PKWARE, APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
const [endOfArchive, directoryEntry, localEntry] = [0x06054b50, 0x02014b50, 0x04034b50]
const endSize = 22
const entrySize = 46
/** 1 January 1980, 0 h: the first moment that a zip archive can tell. */
const firstMoment = 0x0021_0000

/**
 * A zip archive in which every file is of 1980, so that the same content is the same bytes whenever it is made. Changes the bytes
 * in place; an archive with a comment or of 64 bits is left as it is. O(files).
 */
export function withoutMoments(archive: Buffer): Buffer {
  const end = archive.length - endSize
  if (end < 0 || archive.readUInt32LE(end) !== endOfArchive) return archive
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + entrySize > end || archive.readUInt32LE(at) !== directoryEntry) return archive
    const local = archive.readUInt32LE(at + 42)
    archive.writeUInt32LE(firstMoment, at + 12)
    if (archive.readUInt32LE(local) === localEntry) archive.writeUInt32LE(firstMoment, local + 10)
    at += entrySize + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return archive
}
