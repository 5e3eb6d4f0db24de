import type { CodedRows } from '../../../models/index.js'
import { type CountSource, countsInMemory } from '../../counts/index.js'
import {
  type Codebook,
  type CodedTable,
  type CountedColumn,
  defaultBins,
  encodeTable,
  fitCodebook,
  mostHolders,
} from '../../encode/index.js'
import type { People, Places, StoredRows } from '../../io/index.js'
import { type Column, fewestPeople, isModelled, patientIndex, type Schema, type Table } from '../../table/index.js'
import type { RunContext } from '../progress.js'
import { CodeGatherer } from './code-columns.js'
import { countColumns, type KnownColumns } from './count-columns.js'
import { foldedCodes } from './folded-codes.js'
import { typedBatches } from './typed-batches.js'
import { asValues, type CountedCells, countedCells, typedDistinct, withoutOutermost } from './typed-distinct.js'

/** What a model says of its codebook. */
export interface CodingOptions {
  /** Training rows that are held as a table. */
  readonly sample: Table
  readonly bins?: number | undefined
  readonly rare?: { readonly minCount: number } | undefined
}

interface CodeRowsOptions extends CodingOptions, RunContext {
  readonly schema: Schema
  readonly known: KnownColumns
  readonly people: People
  /** Of the training rows. */
  readonly places: Places
}

/** The codebook and the codes of all training rows: one look for counts, one to encode. One byte a cell is kept. */
export async function codeRows(rows: StoredRows, options: CodeRowsOptions): Promise<CodedRows> {
  const { sample, schema, known, people, places, onProgress, signal } = options
  const expected = rows.rowCount * (places.to - places.from)
  const counted = await countedColumns(rows, options)
  const codebook = fitCodebook(sample, schema, {
    bins: options.bins ?? defaultBins(Math.round(expected)),
    ...(options.rare && { rare: options.rare }),
    counted,
  })
  const modelled = { ...schema, columns: codebook.schema.columns.filter(isModelled) }
  const stated = { ...modelled, columns: schema.columns.filter(isModelled) }
  const own = encodeTable(sample, codebook)
  const finish = async (all: CodedTable | CountSource): Promise<CodedRows> => ({
    codebook: withNotes(codebook, await cutNotes({ codebook, all, sample: own, counted })),
    rows: all,
    sample: own,
    ...(schema.patient !== undefined && { personOf: patientIndex(sample, schema) }),
  })
  const folded =
    rows.there &&
    (await foldedCodes(rows.there, { codebook, schema: stated, known, people, places, source: rows.path }))
  if (folded !== undefined) return finish(folded)
  const codes = new CodeGatherer(codebook, expected + 6 * Math.sqrt(expected))
  let done = 0
  for await (const batch of typedBatches(rows, { schema: stated, known, people, signal })) {
    codes.add(encodeTable(batch.table, { ...codebook, schema: modelled }), rowsAt(batch.places, places))
    done += batch.table.rowCount
    onProgress?.({ stage: 'fit', share: (0.8 * done) / rows.rowCount, step: `${done} rows encoded` })
  }
  return finish(codes.finish())
}

/** What is counted of each modelled column over all training rows. */
async function countedColumns(
  rows: StoredRows,
  { schema, known, people, places, rare, onProgress, signal }: CodeRowsOptions,
): Promise<Map<string, CountedColumn>> {
  const minCount = Math.max(1, rare?.minCount ?? fewestPeople)
  const columns = schema.columns.filter((column) => isModelled(column) && known.has(column.name))
  const train = await countColumns(rows, {
    among: { names: columns.map(({ name }) => name), people, places },
    mostHolders: people.column === undefined ? undefined : mostHolders(minCount),
    onProgress: onProgress && (() => onProgress({ stage: 'fit', share: 0 })),
    signal,
  })
  const cells = new Map<string, { readonly typed: Column; readonly counted: CountedCells }>()
  for (const column of columns) {
    const own = train.get(column.name)
    if (own === undefined) continue
    const typed = typedDistinct(own, column, rows.path)
    const counted = countedCells(own, typed, { minCount })
    if (counted !== undefined) cells.set(column.name, { typed, counted })
  }
  const outer = new Map(
    [...cells].flatMap(([name, { counted }]) => (counted.type === 'number' ? [[name, counted.outer] as const] : [])),
  )
  const found = await rows.rowsOfPeople(outer, { people, places })
  return new Map(
    [...cells].map(([name, { typed, counted }]) => [
      name,
      counted.type === 'level'
        ? counted
        : withoutOutermost(counted, { minCount, found: asValues(found.get(name) ?? [], train.get(name)!, typed) }),
    ]),
  )
}

function rowsAt(places: Float64Array, { from, to }: Places): Int32Array {
  const rows = new Int32Array(places.length)
  let count = 0
  for (let row = 0; row < places.length; row++) if (places[row]! >= from && places[row]! < to) rows[count++] = row
  return rows.subarray(0, count)
}

/** Of columns whose cuts a sample told: the largest share of all rows by which a border lies elsewhere than in the sample. */
async function cutNotes({
  codebook,
  all,
  sample,
  counted,
}: {
  readonly codebook: Codebook
  readonly all: CodedTable | CountSource
  readonly sample: CodedTable
  readonly counted: ReadonlyMap<string, CountedColumn>
}): Promise<string[]> {
  const cut = codebook.books.filter(({ type, column }) => type === 'number' && !counted.has(column.name))
  const names = cut.map(({ column }) => [column.name])
  const [ofAll, ofSample] = await Promise.all(
    [all, sample].map((coded) => ('counts' in coded ? coded : countsInMemory(coded)).counts(names)),
  )
  return cut.map(({ column, size }, index) => {
    const whole = ofAll![index]!.map((count) => count / all.rowCount)
    const own = ofSample![index]!.map((count) => count / sample.rowCount)
    let [apart, most] = [0, 0]
    for (let code = 0; code < size; code++) {
      apart += whole[code]! - own[code]!
      most = Math.max(most, Math.abs(apart))
    }
    return `cuts are those of a sample of ${sample.rowCount} rows, frozen here; rank error over all ${all.rowCount}: at most ${(100 * most).toFixed(3)} %: column ${column.name}`
  })
}

function withNotes(codebook: Codebook, notes: readonly string[]): Codebook {
  return notes.length === 0 ? codebook : { ...codebook, notes: [...(codebook.notes ?? []), ...notes] }
}
