import { findSurrogate, recordNumbers, type SurrogateRow } from '../identity/index.js'
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
  const make = form === 'record-number' ? recordNumbers(layout) : kindOf?.make
  if (isNumberKind(kind)) {
    const values = new Float64Array(rowCount)
    const valid = new Uint8Array(rowCount)
    let present = 0
    for (let row = 0; row < rowCount && make !== undefined; row++) {
      const value = Number(make(rowAt(row)))
      if (!Number.isFinite(value)) continue
      values[row] = value
      valid[row] = 1
      present++
    }
    return { type: 'number', name, values, valid: present === rowCount ? null : valid }
  }
  const codeOf = new Map<string, number>()
  const codes = new Int32Array(rowCount).fill(-1)
  for (let row = 0; row < rowCount && make !== undefined; row++) {
    const text = make(rowAt(row))
    const known = codeOf.get(text)
    codes[row] = known ?? codeOf.size
    if (known === undefined) codeOf.set(text, codeOf.size)
  }
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
  const sexOfCode = sexes?.type === 'level' ? sexes.levels.map(sexOf) : []
  return (row) => {
    const sex = sexes?.type === 'level' && !isMissing(sexes, row) ? sexOfCode[sexes.codes[row]!] : undefined
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
      const at = step * number + key
      if (at <= Number.MAX_SAFE_INTEGER) return at % size
      return Number((BigInt(step) * BigInt(number) + BigInt(key)) % BigInt(size))
    },
    rounds: (size) => Math.floor(number / size),
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
