import type { TableMasker } from '../../../anonymizers/index.js'
import { type CellBatch, rowNumber } from '../../io/index.js'
import { ColumnResidue } from './column-residue.js'
import type { Leak } from './mask-files.js'
import type { Originals } from './originals.js'

/** Masks whose source cells name people; of dates, ages and measurements equal values mean nothing. */
const naming = new Set(['token', 'ff1', 'identifier', 'pick', 'surrogate', 'template', 'null', 'constant', 'drop'])
/** Masks of which cells could come through in part. */
const reading = new Set(['keep', 'redact-text', 'rewrite-text'])
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
  const found = new Map(looked.map((column) => [column, new ColumnResidue(originals)]))
  return {
    look(batch, personOf) {
      for (const column of looked) {
        if (batch.fresh?.has(column) === false) continue
        const counts = found.get(column)!
        batch.cells(column)?.forEach((cell, row) => {
          if (cell === null) return
          const place = rowNumber(batch, row)
          const another = people[place % Math.max(1, people.length)]
          counts.look(cell, { place, person: personOf(row), another })
        })
      }
    },
    leaks: (file) => [...found].flatMap(([column, counts]) => counts.leaks({ file, column })),
  }
}
