import { MirrorwardError } from '../errors.js'
import { boundsOf, type ColumnSchema, columnStep, isModelled, isNumberKind, type Schema } from '../table/index.js'
import type { Codebook, ColumnBook, NumberCell, SurrogateBook } from './codebook.js'
import { snapTo } from './grid.js'

export interface PublicCodebookOptions {
  /** Most codes of a number column beside missing. */
  readonly bins: number
}

const mostCodes = 65_536

/**
 * The codes of a schema that a person wrote, without a look at any table: all listed levels, and bins of one width between the
 * bounds, values spread evenly within them; missing is always a code. Relations and rules of the schema are left out, for what
 * holds of them is learnt from data elsewhere. Throws `bad-option` naming every column whose levels or bounds are not stated.
 */
export function publicCodebook(stated: Schema, { bins }: PublicCodebookOptions): Codebook {
  const { relations: _relations, rules: _rules, ...rest } = stated
  const schema = { ...rest, columns: stated.columns.map(withoutOrder) }
  const modelled = schema.columns.filter(isModelled)
  const issues = modelled.flatMap((column) => {
    const message = undeclared(column)
    return message === undefined ? [] : [{ column: column.name, message }]
  })
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'the schema does not say what values columns may have', { issues })
  const left = [...(stated.relations ?? []), ...(stated.rules ?? [])].length
  return {
    schema,
    books: modelled.map((column) => bookOf(column, bins)),
    surrogates: schema.columns.filter((column) => !isModelled(column)).map(surrogateOf),
    ...(left > 0 && { notes: [`relations and rules of the schema are not imposed: ${left}`] }),
  }
}

/** The nearest of listed levels is told by the order in which levels of a table came: not by what is public. */
function withoutOrder(column: ColumnSchema): ColumnSchema {
  const { learnt: _learnt, ...rest } = column
  return isNumberKind(column.kind) || column.rare === 'ancestor' || column.rare === 'other'
    ? rest
    : { ...rest, rare: 'missing' }
}

/** What a schema does not say of a column, in a few words; undefined where nothing is missing. */
export function undeclared(column: ColumnSchema): string | undefined {
  if (!isNumberKind(column.kind)) {
    const { levels = [] } = column
    if (levels.length === 0) return 'list its levels'
    return levels.length < mostCodes ? undefined : `list at most ${mostCodes - 1} levels`
  }
  const { min, max } = boundsOf(column)
  if (min === undefined || max === undefined || !Number.isFinite(max - min)) return 'state its bounds, min and max'
  return min <= max ? undefined : 'its lowest bound lies above its highest'
}

function bookOf(column: ColumnSchema, bins: number): ColumnBook {
  if (!isNumberKind(column.kind)) {
    const levels = [...new Set(column.levels)]
    return { type: 'level', column, levels, size: levels.length + 1 }
  }
  const step = columnStep(column)
  const cells =
    column.cuts !== undefined
      ? cutBins(column, { step, cuts: column.cuts })
      : step === 0
        ? evenBins(column, bins)
        : gridBins(column, { bins, step })
  return { type: 'number', column, cells, step, size: cells.length + 1 }
}

function evenBins(column: ColumnSchema, bins: number): NumberCell[] {
  const { min = 0, max = 0 } = boundsOf(column)
  if (min === max) return [{ type: 'atom', value: min }]
  const border = (bin: number) => (bin === bins ? max : min + ((max - min) / bins) * bin)
  return Array.from({ length: bins }, (_, bin) => binOf(border(bin), border(bin + 1)))
}

/** Bins hold as many values of the grid each, as nearly as can be; where these are few, each is a code. */
function gridBins(
  column: ColumnSchema,
  { bins, step }: { readonly bins: number; readonly step: number },
): NumberCell[] {
  const { min = 0, max = 0 } = boundsOf(column)
  const snap = snapTo(step)
  const first = Math.ceil(min / step - 1e-9)
  const values = Math.max(1, Math.floor(max / step + 1e-9) - first + 1)
  if (values <= bins)
    return Array.from({ length: values }, (_, at) => ({ type: 'atom', value: snap((first + at) * step) }))
  const border = (bin: number) => snap((first + Math.floor((values * bin) / bins)) * step) - step / 2
  return Array.from({ length: bins }, (_, bin) => binOf(border(bin), border(bin + 1)))
}

/** Bins between public cut points; one of a single value of the grid is that value. */
function cutBins(
  column: ColumnSchema,
  { step, cuts }: { readonly step: number; readonly cuts: readonly number[] },
): NumberCell[] {
  const { min = 0, max = 0 } = boundsOf(column)
  const borders = [min, ...cuts.filter((cut) => cut > min && cut <= max)]
  if (step === 0) return borders.map((border, at) => wideBin(border, borders[at + 1] ?? max))
  const snap = snapTo(step)
  const first = (border: number) => Math.ceil(border / step - 1e-9)
  const starts = [...new Set(borders.map(first))]
  const end = Math.max(starts[0]! + 1, Math.floor(max / step + 1e-9) + 1)
  return starts.flatMap((start, at) => {
    const next = starts[at + 1] ?? end
    if (next <= start) return []
    const value = snap(start * step)
    return next - start === 1 ? [{ type: 'atom', value }] : [wideBin(value - step / 2, snap(next * step) - step / 2)]
  })
}

/** Where a bin reaches over powers of two, values are spread alike over each of these: few of them are large. */
function wideBin(low: number, high: number): NumberCell {
  if (!(low > 0) || high <= 2 * low) return binOf(low, high)
  const parts = Math.ceil(Math.log2(high / low))
  const border = (part: number) => (part === parts ? high : low * (high / low) ** (part / parts))
  const pieces = Array.from({ length: parts }, (_, part) => ({
    share: 1 / parts,
    from: border(part),
    to: border(part + 1),
  }))
  return { type: 'bin', low, high, pieces }
}

function binOf(low: number, high: number): NumberCell {
  return { type: 'bin', low, high, pieces: [{ share: 1, from: low, to: high }] }
}

/** A form that is the same whatever the values were. */
function surrogateOf(column: ColumnSchema): SurrogateBook {
  const form =
    column.surrogate ?? (column.kind === 'identifier' || column.kind === 'numeric' ? 'record-number' : 'none')
  if (form !== 'record-number' || column.kind === 'datetime') return { column, form }
  const digits = { type: 'digits', width: 8 } as const
  return { column, form, layout: column.kind === 'numeric' ? [digits] : [{ type: 'literal', text: 'S' }, digits] }
}
