import type { TableMasker } from '../../../anonymizers/index.js'
import { type CellBatch, rowNumber } from '../../io/index.js'
import type { Leak } from './mask-files.js'
import { chanceOf, type Originals, partsOf, shapeOf } from './originals.js'

/** Masks whose source cells name people; of dates, ages and measurements equal values mean nothing. */
const naming = new Set(['token', 'ff1', 'identifier', 'pick', 'surrogate', 'template', 'null', 'constant', 'drop'])
/** Masks of which cells could come through in part. */
const reading = new Set(['keep', 'redact-text', 'rewrite-text'])
/** By chance alone, a column says that something was left once in so many scans. */
const falseAlarms = 1e-4
/** People whose values are held against cells of others, to see what chance gives. */
const mostPeople = 1000

/** Columns of a table whose source cells name people. */
export function namingColumns({ columns }: TableMasker): string[] {
  return columns.filter(({ rule }) => naming.has(rule.id)).map(({ column }) => column)
}

/** Columns of a table that are looked through when they come out. */
export function columnsToLook({ columns }: TableMasker): string[] {
  return columns.filter(({ rule }) => reading.has(rule.id)).map(({ column }) => column)
}

/** Remembers what names people in a batch of the source, and whose it is. */
export function collectOriginals(
  batch: CellBatch,
  { own, originals, people }: { readonly own: TableMasker; readonly originals: Originals; readonly people: string[] },
): void {
  const persons = own.patients(batch)
  for (const column of namingColumns(own).filter((each) => batch.fresh?.has(each) ?? true))
    batch.cells(column)?.forEach((cell, row) => {
      const person = persons?.[row] ?? null
      if (cell !== null) originals.add(cell, person)
      if (person !== null && people.length < mostPeople) people.push(person)
    })
}

/** What is counted in the rows of a table that come out. */
export interface ResidueCounter {
  /** Rows that came out, and whose they are in the source. */
  look(batch: CellBatch, personOf: (row: number) => string | null): void
  leaks(file: string): Leak[]
}

/** Counts originals in what comes out of a table. */
export function residueCounter({
  own,
  originals,
  people,
}: {
  readonly own: TableMasker
  readonly originals: Originals
  readonly people: readonly string[]
}): ResidueCounter {
  const looked = columnsToLook(own)
  const found = new Map(
    looked.map((column) => [column, { cells: 0, own: 0, other: 0, firstRow: 0, shapes: new Map<string, Shape>() }]),
  )
  const look = (batch: CellBatch, personOf: (row: number) => string | null): void => {
    for (const column of looked) {
      if (batch.fresh?.has(column) === false) continue
      const counts = found.get(column)!
      batch.cells(column)?.forEach((cell, row) => {
        if (cell === null || cell.length < 5) return
        counts.cells++
        const person = personOf(row)
        const another = people[rowNumber(batch, row) % Math.max(1, people.length)]
        for (const part of partsOf(cell)) {
          if (person !== null && originals.isOf(part, person)) {
            counts.own++
            counts.firstRow ||= rowNumber(batch, row) + 1
          } else if (another !== undefined && another !== person && originals.isOf(part, another)) counts.other++
          if (!/\d/.test(part) && !part.includes('@')) continue
          const shape = counts.shapes.get(shapeOf(part)) ?? { seen: 0, hits: 0, firstRow: 0 }
          counts.shapes.set(shapeOf(part), shape)
          shape.seen++
          if (!originals.has(part)) continue
          shape.hits++
          shape.firstRow ||= rowNumber(batch, row) + 1
        }
      })
    }
  }
  const leaks = (file: string): Leak[] =>
    [...found].flatMap(([column, counts]): Leak[] => {
      const place = { file, column }
      // The shared tail of two counts that chance makes alike: 2^-n of n that all fell on one side.
      if (counts.own > counts.other && tail(counts.own, counts.other + 0.01) < falseAlarms ** 0.5)
        return [
          { message: `${counts.own} cells hold what was masked of their own person`, ...place, row: counts.firstRow },
        ]
      return [...counts.shapes].flatMap(([shape, { seen, hits, firstRow }]): Leak[] => {
        if (hits === 0 || seen > 0.5 * counts.cells) return []
        const expected = seen * originals.ofShape(shape) * chanceOf(shape)
        if (tail(hits, expected) >= falseAlarms) return []
        return [{ message: `${hits} cells hold a masked value of the source`, ...place, row: firstRow }]
      })
    })
  return { look, leaks }
}

interface Shape {
  seen: number
  hits: number
  firstRow: number
}

/** The chance of so many or more where so many are expected (Poisson). */
function tail(count: number, expected: number): number {
  let [term, below] = [Math.exp(-expected), 0]
  for (let at = 0; at < count; at++) {
    below += term
    term *= expected / (at + 1)
  }
  return Math.max(0, 1 - below)
}
