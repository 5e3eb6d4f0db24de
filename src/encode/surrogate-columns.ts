import { findSurrogate, recordNumber, type SurrogateRow } from '../identity/index.js'
import type { Rng } from '../math/index.js'
import { type Column, isMissing, isNumberKind, Table } from '../table/index.js'
import type { Codebook, SurrogateBook } from './codebook.js'

export interface SurrogateOptions {
  /** One for all batches of a release, so that they make one sequence. */
  readonly rng: Rng
  readonly firstRow: number
}

/** The table with made-up values, going on from `firstRow`, and its columns as in the schema. */
export function withSurrogates(table: Table, { schema, surrogates }: Codebook, options: SurrogateOptions): Table {
  const { rowCount } = table
  const key = options.rng.fork('surrogates').uint32()
  const known = factsOf(table)
  const steps = new Map<number, number>()
  const rowAt = (row: number) => surrogateRow(options.firstRow + row, { key, steps, ...known(row) })
  const fresh = new Map(surrogates.map((book) => [book.column.name, surrogateColumn(book, { rowCount, rowAt })]))
  return Table.of(
    schema.columns.map(({ name }) => fresh.get(name) ?? table.column(name)),
    rowCount,
  )
}

function surrogateColumn(
  { column: { name, kind }, form, layout = [] }: SurrogateBook,
  { rowCount, rowAt }: { readonly rowCount: number; readonly rowAt: (row: number) => SurrogateRow },
): Column {
  const kindOf = findSurrogate(form)
  const make = form === 'record-number' ? (row: SurrogateRow) => recordNumber(layout, row) : kindOf?.make
  if (isNumberKind(kind)) {
    const values = Float64Array.from({ length: rowCount }, (_, row) => (make ? Number(make(rowAt(row))) : 0))
    const valid = Uint8Array.from(values, (value) => (make !== undefined && Number.isFinite(value) ? 1 : 0))
    return {
      type: 'number',
      name,
      values: values.map((value, row) => (valid[row] ? value : 0)),
      valid: valid.every(Boolean) ? null : valid,
    }
  }
  const codeOf = new Map<string, number>()
  const codes = Int32Array.from({ length: rowCount }, (_, row) => {
    if (make === undefined) return -1
    const text = make(rowAt(row))
    const code = codeOf.get(text) ?? codeOf.size
    codeOf.set(text, code)
    return code
  })
  return { type: 'level', name, levels: [...codeOf.keys()], codes }
}

interface RowFacts {
  readonly sex?: 'f' | 'm'
  readonly birthYear?: number
}

/** What made-up values must agree with: the columns of sex and of birth, where the table has them. */
function factsOf(table: Table): (row: number) => RowFacts {
  const named = (pattern: RegExp) => table.columns.find(({ name }) => pattern.test(name))
  const sexes = named(/^(sex|sexe|gender|genre)$/i)
  const births = named(/(^|_)(dob|birth|birth_?date|naissance|birth_?year|ddn)(_|$)/i)
  return (row) => {
    const sex =
      sexes?.type === 'level' && !isMissing(sexes, row) ? sexOf(sexes.levels[sexes.codes[row]!] ?? '') : undefined
    const value = births?.type === 'number' && !isMissing(births, row) ? births.values[row]! : undefined
    const birthYear =
      value === undefined ? undefined : value > 1800 && value < 2200 ? value : new Date(value).getUTCFullYear()
    return { ...(sex && { sex }), ...(birthYear !== undefined && Number.isFinite(birthYear) && { birthYear }) }
  }
}

function sexOf(text: string): 'f' | 'm' | undefined {
  if (/^(f|female|femme|féminin|w|woman|2)$/i.test(text.trim())) return 'f'
  return /^(m|male|homme|masculin|h|man|1)$/i.test(text.trim()) ? 'm' : undefined
}

/** Draws depend on the key, the row's number in the release and the purpose only, so that batches do not matter. */
function surrogateRow(
  number: number,
  { key, steps, ...facts }: RowFacts & { readonly key: number; readonly steps: Map<number, number> },
): SurrogateRow {
  return {
    ...facts,
    place(size) {
      const step = steps.get(size) ?? coprimeStep(size, key)
      steps.set(size, step)
      return Number((BigInt(step) * BigInt(number) + BigInt(key)) % BigInt(size))
    },
    draw: (purpose, bound) => Math.floor((mixed(key, number, purpose) / 4294967296) * bound),
  }
}

/** A step that meets every number below `size` once. */
function coprimeStep(size: number, key: number): number {
  let step = (Math.floor(size * 0.618) + (key % 1000)) % size || 1
  while (commonDivisor(step, size) > 1) step = step === size - 1 ? 1 : step + 1
  return step
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

/** FNV-1a over the purpose, finished with murmur3's mixer. */
function mixed(key: number, number: number, purpose: string): number {
  let word = key ^ Math.imul(number + 1, 0x9e3779b1)
  for (let at = 0; at < purpose.length; at++) word = Math.imul(word ^ purpose.charCodeAt(at), 0x01000193)
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return (word ^ (word >>> 16)) >>> 0
}
