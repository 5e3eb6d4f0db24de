import type { ByteReader } from './byte-reader.js'
import type { DtaVersion } from './dta-layout.js'

/** The texts that stand for the numbers of a column. */
export type ValueLabels = ReadonlyMap<number, string>

/** Every set of value labels of a file, by name. */
export function readValueLabels(reader: ByteReader, version: DtaVersion): Map<string, ValueLabels> {
  const sets = new Map<string, ValueLabels>()
  while (reader.isNext('<lbl>')) {
    reader.tag('lbl')
    reader.unsigned(4)
    const name = reader.text(version === 117 ? 33 : 129)
    reader.at += 3
    const count = reader.unsigned(4)
    const textLength = reader.unsigned(4)
    const offsets = Array.from({ length: count }, () => reader.unsigned(4))
    const values = Array.from({ length: count }, () => reader.int32())
    const textsAt = reader.at
    const labels = new Map<number, string>()
    values.forEach((value, index) => {
      reader.at = textsAt + offsets[index]!
      labels.set(value, reader.text(textLength - offsets[index]!))
    })
    sets.set(name, labels)
    reader.at = textsAt + textLength
    reader.tag('/lbl')
  }
  return sets
}

/**
 * Labels in the order of their numbers, if they name every number that occurs, each with a text of its own; else the
 * numbers themselves are the data, as where only 99 is labelled.
 */
export function labelsOf(
  cells: readonly (number | string | null)[],
  labels: ValueLabels | undefined,
): ValueLabels | undefined {
  if (labels === undefined || labels.size === 0) return undefined
  const isNamed = cells.every((cell) => cell === null || (typeof cell === 'number' && labels.get(cell) !== undefined))
  const isDistinct = new Set(labels.values()).size === labels.size
  return isNamed && isDistinct ? new Map([...labels].sort(([a], [b]) => a - b)) : undefined
}
