import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import type { Masker, TableMasker } from '../../../anonymizers/index.js'
import { type CellBatch, readTableFile, scanFile } from '../../io/index.js'
import { cellAt } from '../../table/index.js'
import type { Leak } from './mask-files.js'
import type { MaskingSource } from './masking-source.js'
import { chanceOf, Originals, partsOf, shapeOf } from './originals.js'

/** Masks whose source cells name people; of dates, ages and measurements equal values mean nothing. */
const naming = new Set(['token', 'ff1', 'identifier', 'pick', 'surrogate', 'template', 'null', 'constant', 'drop'])
/** Masks of which cells could come through in part. */
const reading = new Set(['keep', 'redact-text', 'rewrite-text'])
/** By chance alone, a column says that something was left once in so many scans. */
const falseAlarms = 1e-4

/**
 * Looks in the files that came out for what was masked: in every kept column and every text, whole cells, words and numbers in
 * groups, against keyed hashes of all originals. Numbers of a shape that the column has anyway, and names, count where they are the
 * row's own person's, held against what another person's give by chance. File and column names are looked at, too. One pass over
 * sources and results; memory of the different originals.
 */
export async function scanResidue({
  folder,
  sources,
  masker,
}: {
  readonly folder: string
  readonly sources: readonly MaskingSource[]
  readonly masker: Masker
}): Promise<readonly Leak[]> {
  const originals = new Originals(Uint8Array.from(randomBytes(32)))
  const people: string[] = []
  for (const source of sources) {
    const own = masker.table(source.table)
    const named = own.columns.filter(({ rule }) => naming.has(rule.id)).map(({ column }) => column)
    await eachBatch(source.path, [...named, ...own.needed], (batch) => {
      const persons = own.patients(batch)
      for (const column of named)
        batch.cells(column)?.forEach((cell, row) => {
          const person = persons?.[row] ?? null
          if (cell !== null) originals.add(cell, person)
          if (person !== null && people.length < 1000) people.push(person)
        })
    })
  }
  const leaks: Leak[] = []
  for (const source of sources) {
    const file = basename(source.path)
    const own = masker.table(source.table)
    const names = own.columns.filter(({ rule }) => !rule.drops).map(({ column }) => column)
    for (const name of [file, ...names])
      if ([...partsOf(name)].some((part) => originals.has(part)))
        leaks.push({ message: 'a name holds a value of the source', file, ...(name !== file && { column: name }) })
    leaks.push(...(await scanTable(join(folder, file), { own, source, originals, people })))
  }
  return leaks
}

/** Rows of source and result are the same rows: whose they are is read from the source. */
async function scanTable(
  path: string,
  {
    own,
    source,
    originals,
    people,
  }: {
    readonly own: TableMasker
    readonly source: MaskingSource
    readonly originals: Originals
    readonly people: readonly string[]
  },
): Promise<Leak[]> {
  const looked = own.columns.filter(({ rule }) => reading.has(rule.id)).map(({ column }) => column)
  if (looked.length === 0) return []
  const persons: (string | null)[] = []
  await eachBatch(source.path, own.needed, (batch) => {
    for (const person of own.patients(batch) ?? []) persons.push(person)
  })
  const found = new Map(
    looked.map((column) => [column, { cells: 0, own: 0, other: 0, firstRow: 0, shapes: new Map<string, Shape>() }]),
  )
  await eachBatch(path, looked, (batch) => {
    for (const column of looked) {
      const counts = found.get(column)!
      batch.cells(column)?.forEach((cell, row) => {
        if (cell === null || cell.length < 5) return
        counts.cells++
        const person = persons[batch.firstRow + row] ?? null
        const another = people[(batch.firstRow + row) % Math.max(1, people.length)]
        for (const part of partsOf(cell)) {
          if (person !== null && originals.isOf(part, person)) {
            counts.own++
            counts.firstRow ||= batch.firstRow + row + 1
          } else if (another !== undefined && another !== person && originals.isOf(part, another)) counts.other++
          if (!/\d/.test(part) && !part.includes('@')) continue
          const shape = counts.shapes.get(shapeOf(part)) ?? { seen: 0, hits: 0, firstRow: 0 }
          counts.shapes.set(shapeOf(part), shape)
          shape.seen++
          if (!originals.has(part)) continue
          shape.hits++
          shape.firstRow ||= batch.firstRow + row + 1
        }
      })
    }
  })
  return [...found].flatMap(([column, counts]): Leak[] => {
    const place = { file: basename(path), column }
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

async function eachBatch(path: string, columns: readonly string[], onBatch: (batch: CellBatch) => void): Promise<void> {
  if (/\.(csv|tsv|tab|jsonl|ndjson)(\.gz)?$/i.test(path))
    return scanFile(path, { columns: [...new Set(columns)], onBatch })
  const { table } = await readTableFile(path, { allowEmpty: true })
  const textOf = (cell: number | string | null) => (cell === null ? null : String(cell))
  onBatch({
    rowCount: table.rowCount,
    firstRow: 0,
    cells: (name) =>
      table.has(name)
        ? Array.from({ length: table.rowCount }, (_, row) => textOf(cellAt(table.column(name), row)))
        : undefined,
  })
}
