import { MirrorwardError } from '../errors.js'
import {
  asListed,
  asReleased,
  type ColumnSchema,
  type CountedLevels,
  fewestPeople,
  heldLevels,
  isModelled,
  patientIndex,
  type RareLevels,
  replacementsText,
  type Schema,
  type Table,
  withoutRareLevels,
} from '../table/index.js'
import type { Codebook, ColumnBook } from './codebook.js'
import type { CodedColumn } from './coded-table.js'
import type { CountedColumn } from './counted-columns.js'
import { encodeTable } from './encode-table.js'
import { fitLevelBook, type RarePolicy } from './fit-level-book.js'
import { fitCountedBook, fitNumberBook } from './fit-number-book.js'
import { fitSurrogateBook } from './fit-surrogate-book.js'
import type { Derivation } from './relations/derivation.js'
import { derivationKind, isModelledItself } from './relations/derivation-kinds.js'
import { presentShares } from './relations/fill-cells.js'
import { fitRelations, innerColumns } from './relations/fit-relations.js'
import { smoothDerivations, smoothNotes } from './relations/smooth-derivations.js'

export interface CodebookOptions {
  /** Most codes of a number column beside missing; by the number of rows when absent. */
  readonly bins?: number
  readonly rare?: RarePolicy
  /**
   * Where the table is a sample of whole people: columns as they are counted over all rows, by name. Their books are told from
   * these counts; what follows from other columns is told from the sample.
   */
  readonly counted?: ReadonlyMap<string, CountedColumn>
  /** Columns that are known when rows are decoded, and come with them: see `Codebook.beside`. */
  readonly beside?: readonly string[]
}

const mostCodes = 65_536
const defaultRare: RarePolicy = { minCount: fewestPeople }

/**
 * The codes of a table, learnt from training rows only. A value or level that fewer than `rare.minCount` patients share
 * is never an atom, and no level: see `withoutRareLevels`. Throws `bad-data` for a column with more than 65,535 levels. O(columns × n log n).
 *
 * @example
 * const codebook = fitCodebook(train, schema, { bins: 20 })
 */
export function fitCodebook(real: Table, stated: Schema, options: CodebookOptions = {}): Codebook {
  const { bins = defaultBins(real.rowCount), rare = defaultRare } = options
  const { counted = new Map<string, CountedColumn>(), beside = [] } = options
  const minCount = Math.max(1, rare.minCount)
  const levels = levelsOf(counted)
  const { schema, rare: replaced } = withoutRareLevels(real, withBeside(stated, beside), { minCount, counted: levels })
  const train = asReleased(real, schema)
  const patientOf = schema.patient === undefined ? null : patientIndex(train, schema)
  const related = fitRelations({ train: real, schema, minCount })
  const { enforced } = related
  const derivations = [...related.derivations, ...smoothDerivations(related.derivations, { train, schema, minCount })]
  const notes = [...related.notes, ...smoothNotes(derivations)]
  const books = innerColumns(train, schema, derivations).map(({ schema: columnSchema, cells }): ColumnBook => {
    const known =
      train.has(columnSchema.name) && train.column(columnSchema.name) === cells
        ? counted.get(columnSchema.name)
        : undefined
    const book = known
      ? countedBook(known, columnSchema, { bins, minCount })
      : cells.type === 'number'
        ? fitNumberBook(cells, columnSchema, { bins, minCount, patientOf })
        : fitLevelBook(cells, columnSchema, { minCount, patientOf })
    if (book.size > mostCodes)
      throw new MirrorwardError('bad-data', `more than ${mostCodes - 1} levels: column "${columnSchema.name}"`)
    return book
  })
  const surrogates = schema.columns
    .filter((column) => !isModelled(column) && !beside.includes(column.name))
    .map((column) => fitSurrogateBook(train.column(column.name), column))
  const isEnforced = enforced.rules.length + enforced.relations.length > 0
  return withShares(train, {
    schema,
    books,
    surrogates,
    ...(derivations.length > 0 && { derivations }),
    ...(isEnforced && { enforced }),
    ...(beside.length > 0 && { beside }),
    ...(notes.length + replaced.length > 0 && { notes: [...notes, ...replaced.map(rareNote)] }),
  })
}

function levelsOf(counted: ReadonlyMap<string, CountedColumn>): ReadonlyMap<string, CountedLevels> {
  return new Map([...counted].flatMap(([name, column]) => (column.type === 'level' ? [[name, column]] : [])))
}

function countedBook(
  counted: CountedColumn,
  schema: ColumnSchema,
  { bins, minCount }: { readonly bins: number; readonly minCount: number },
): ColumnBook {
  if (counted.type === 'number') return fitCountedBook(counted, schema, { bins, minCount })
  const { cells, personOf } = heldLevels(schema.name, counted, minCount)
  return fitLevelBook(asListed(cells, schema, cells.levels), schema, { minCount, patientOf: personOf })
}

/** What comes with the rows is learnt by nobody. */
function withBeside(schema: Schema, beside: readonly string[]): Schema {
  if (beside.length === 0) return schema
  const columns = schema.columns.map((column) =>
    beside.includes(column.name) ? { ...column, role: 'direct-identifier' as const } : column,
  )
  return { ...schema, columns }
}

function rareNote({ column, levels, rows, replaced }: RareLevels): string {
  return `levels of too few patients to be learnt became ${replacementsText(replaced)}: ${levels} of column ${column}, in ${rows} rows`
}

/** The codebook with the code shares that cells are filled from which must not be missing. */
function withShares(train: Table, codebook: Codebook): Codebook {
  const { derivations = [], books } = codebook
  if (!derivations.some((derivation) => 'shares' in derivation)) return codebook
  const coded = encodeTable(train, codebook)
  const codesOf = (name: string) => coded.columns[books.findIndex((book) => book.column.name === name)] as CodedColumn
  const fill = (derivation: Derivation): Derivation => {
    if (!('shares' in derivation)) return derivation
    const drawn = derivationKind(derivation.type).filledFrom?.(derivation) ?? ''
    return { ...derivation, shares: presentShares(codesOf(drawn)) }
  }
  const filled = derivations.map(fill)
  // A column of a handful of present cells has no code to fill a blank from.
  const empty = filled.filter(
    (each) => isModelledItself(each) && 'shares' in each && !each.shares?.some((share) => share > 0),
  )
  const notes = empty.map(({ column }) => `not imposed, for too few training rows have it: presence of ${column}`)
  return {
    ...codebook,
    derivations: filled.filter((each) => !empty.includes(each)),
    ...((codebook.notes || notes.length > 0) && { notes: [...(codebook.notes ?? []), ...notes] }),
  }
}

/** 8 bins for 300 rows, 20 for 5,000, 32 from 20,000. */
export function defaultBins(rowCount: number): number {
  return Math.min(32, Math.max(4, Math.round(1.2 * Math.cbrt(rowCount))))
}
