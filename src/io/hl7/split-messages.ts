/** A part of a file: a message from its MSH segment to the next, or what stands around messages (headers and trailers of batches). */
export interface Hl7Part {
  /** Every sign of it, line ends and marks of MLLP too: parts one after the other are the file. */
  readonly text: string
  readonly isMessage: boolean
}

/** Where a part begins: at a header or trailer of a batch or file, or at a message; a mark of MLLP goes with what follows. */
const beginnings = /(?<=^|[\r\n])\v?(?:MSH|FHS|BHS|FTS|BTS)(?=[^\p{L}\p{N}])/gu

/** Signs at the end of a chunk that may be the head of a beginning. */
const mostHead = 8

/** The messages of a text that comes in chunks, and what stands around them, in order. Holds one message at a time. */
export async function* splitHl7(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Hl7Part> {
  let waiting = ''
  for await (const chunk of chunks) {
    const searched = Math.max(0, waiting.length - mostHead)
    waiting += chunk
    let start = 0
    beginnings.lastIndex = searched
    for (let found = beginnings.exec(waiting); found !== null; found = beginnings.exec(waiting)) {
      // What may go on in the next chunk waits for it.
      if (found.index + mostHead > waiting.length) break
      if (found.index > start) yield partOf(waiting.slice(start, found.index))
      start = found.index
      beginnings.lastIndex = found.index + found[0].length
    }
    waiting = waiting.slice(start)
  }
  const ends = [...waiting.matchAll(beginnings)].map(({ index }) => index).filter((index) => index > 0)
  let start = 0
  for (const end of [...ends, waiting.length]) {
    if (end > start) yield partOf(waiting.slice(start, end))
    start = end
  }
}

function partOf(text: string): Hl7Part {
  return { text, isMessage: /^\v?MSH/.test(text) }
}
