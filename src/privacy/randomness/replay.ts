import type { Entropy, ReleaseRecord } from './entropy.js'

/** Given words, in turn: for tests. Throws when they are used up. What was fitted with it is not private. */
export function replayEntropy(words: ArrayLike<number>): Entropy {
  let next = 0
  return {
    kind: 'replay: NOT PRIVATE',
    word() {
      const word = words[next++]
      if (word === undefined) throw new RangeError('the replayed words are used up')
      return word >>> 0
    },
  }
}

/** A release as a recorder keeps it: what went in, and what came out. */
export interface Recorded extends ReleaseRecord {
  readonly exact: readonly number[]
  readonly output: unknown
}

/** Draws from `source` and keeps what every release is given and gives: for tests. */
export function recordingEntropy(source: Entropy, records: Recorded[]): Entropy {
  return {
    kind: 'replay: NOT PRIVATE',
    word: () => source.word(),
    intercept(record, draw) {
      const exact = [...record.exact]
      const output = draw()
      records.push({ ...record, exact, output: structuredClone(output) })
      return output
    },
  }
}

/** Answers every release with what was recorded, whatever goes in, and keeps what went in: for tests. */
export function replayingEntropy(source: Entropy, recorded: readonly Recorded[], seen: Recorded[]): Entropy {
  return {
    kind: 'replay: NOT PRIVATE',
    word: () => source.word(),
    intercept(record, draw) {
      const output = recorded[seen.length]?.output
      const given = output === undefined ? draw() : (structuredClone(output) as never)
      seen.push({ ...record, exact: [...record.exact], output: given })
      return given
    },
  }
}
