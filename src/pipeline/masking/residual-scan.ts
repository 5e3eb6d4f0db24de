import { join } from 'node:path'
import type { Masker } from '../../../anonymizers/index.js'
import {
  type CellBatch,
  type FileReading,
  readTableFile,
  rewritableFormatOf,
  rowNumber,
  scanFile,
} from '../../io/index.js'
import { cellAt } from '../../table/index.js'
import type { Leak } from './mask-files.js'
import type { MaskingSource } from './masking-source.js'
import { Originals } from './originals.js'
import { collectOriginals, columnsToLook, namingColumns, residueCounter } from './residue.js'
import { UnkeyedHashes } from './unkeyed-hashes.js'

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
  const originals = new Originals()
  const people: string[] = []
  const hashes = new Map<MaskingSource, UnkeyedHashes>()
  for (const source of sources) {
    const own = masker.table(source.table)
    const unkeyed = new UnkeyedHashes(own)
    hashes.set(source, unkeyed)
    const columns = [...namingColumns(own), ...own.needed, ...unkeyed.columns]
    await eachBatch(source.path, { ...source.reading, columns }, (batch) => {
      collectOriginals(batch, { own, originals, people })
      unkeyed.look(batch)
    })
  }
  const leaks: Leak[] = []
  for (const source of sources) {
    const { file } = source
    const own = masker.table(source.table)
    const names = own.columns.filter(({ rule }) => !rule.drops).map(({ column }) => column)
    for (const name of [file, ...names])
      if (originals.isIn(name.replace(/(\.[a-z\d]{1,7}){1,2}$/i, '')))
        leaks.push({ message: 'a name holds a value of the source', file, ...(name !== file && { column: name }) })
    leaks.push(...hashes.get(source)!.leaks(file))
    if (columnsToLook(own).length === 0) continue
    // Rows of source and result are the same rows: whose they are is read from the source.
    const persons: (string | null)[] = []
    await eachBatch(source.path, { ...source.reading, columns: own.needed }, (batch) => {
      if (batch.rows === undefined) for (const person of own.patients(batch) ?? []) persons.push(person)
    })
    const counter = residueCounter({ own, originals, people })
    await eachBatch(join(folder, file), { ...source.reading, columns: columnsToLook(own) }, (batch) =>
      counter.look(batch, (row) => persons[rowNumber(batch, row)] ?? null),
    )
    leaks.push(...counter.leaks(file))
  }
  return leaks
}

async function eachBatch(
  path: string,
  { columns, ...reading }: FileReading & { readonly columns: readonly string[] },
  onBatch: (batch: CellBatch) => void,
): Promise<void> {
  if (rewritableFormatOf(path, reading.format) !== undefined)
    return scanFile(path, { ...reading, columns: [...new Set(columns)], onBatch })
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
