import {
  type CodeLevels,
  codeLevels,
  everything,
  findCodeLevels,
  type HierarchySpec,
  pathsOf,
} from '../../identity/index.js'
import {
  applySchema,
  type Column,
  type ColumnSchema,
  type LevelColumn,
  levelColumn,
  type Schema,
  Table,
} from '../../table/index.js'
import { type CoarseLabel, coarseNumber, coarseText, coarseTime } from './coarse-label.js'

/** A column of a release whose cells are coarser than the real ones. */
export interface CoarseColumn {
  readonly schema: ColumnSchema
  /** The released cells by the names that our own releases use. */
  readonly cells: LevelColumn
  /** Real cells as coarse as the release: each by the narrowest label that holds it, missing where none does. */
  like(real: Column): LevelColumn
}

export interface CoarseColumnRequest {
  /** As the file has it. */
  readonly raw: Column
  /** Of the real column. */
  readonly schema: ColumnSchema
  /** Of the rows that were released. */
  readonly real: Column
  /** Where somebody brought the levels of the values. */
  readonly hierarchy?: HierarchySpec | undefined
}

/**
 * How a column of a release made elsewhere was made coarser, read from its cells: bands, stretches of time, codes cut short, groups, the
 * levels of a known code system or of a hierarchy that is given. Undefined where its cells are as fine as the real ones (`*` alone is
 * a suppressed cell). `unexplained` counts the different texts that no notation explains.
 */
export function readCoarseColumn({
  raw,
  schema,
  real,
  hierarchy,
}: CoarseColumnRequest): CoarseColumn | { readonly unexplained: number } | undefined {
  if (raw.type !== 'level' || !isCoarser(raw, { schema, real })) return undefined
  const labelOf = labelReader({ schema, real, hierarchy })
  const texts = [...new Set(Array.from(raw.codes, (code) => (code < 0 ? '' : raw.levels[code]!.trim())))]
  const labels = new Map<string, CoarseLabel>()
  let unexplained = 0
  for (const text of texts) {
    if (isBlank(text, schema)) continue
    const label = labelOf(text)
    if (label === undefined) unexplained++
    else labels.set(text, label)
  }
  if (unexplained > 0) return { unexplained }
  const ordered = inOrder([...new Set([...labels.values()].map(({ label }) => label))])
  const narrowest = [...labels.values()].sort((a, b) => a.width - b.width)
  return {
    schema: {
      ...{ name: schema.name, role: schema.role, levels: ordered },
      kind: isNumber(real) && ordered.length > 1 ? 'ordinal' : 'categorical',
    },
    cells: withLevels(schema.name, {
      ordered,
      texts: Array.from(raw.codes, (code) => (code < 0 ? null : (labels.get(raw.levels[code]!.trim())?.label ?? null))),
    }),
    like: (cells) => withLevels(schema.name, { ordered, texts: coarsened(cells, narrowest) }),
  }
}

/** Whether cells stand there that the real column could not hold. */
function isCoarser(
  raw: LevelColumn,
  { schema, real }: { readonly schema: ColumnSchema; readonly real: Column },
): boolean {
  const used = [...new Set(raw.codes)].flatMap((code) => (code < 0 ? [] : [raw.levels[code]!]))
  const strange = used.filter((text) => text.trim() !== everything && !isBlank(text.trim(), schema))
  if (isNumber(real)) {
    const name = schema.name
    const lone = { ...schema, unreadable: 'missing' } as const
    const cells = Table.of([levelColumn(name, strange)], strange.length)
    const read = applySchema(cells, only(lone), { lenient: true }).column(name)
    return read.type === 'number' && read.valid !== null && read.valid.includes(0)
  }
  const known = new Set([...(real.type === 'level' ? real.levels : []), ...(schema.levels ?? [])])
  return strange.some((text) => !known.has(text) && !known.has(text.trim()))
}

function labelReader({
  schema,
  real,
  hierarchy,
}: Omit<CoarseColumnRequest, 'raw'>): (text: string) => CoarseLabel | undefined {
  const byPath = pathReader(hierarchy ?? systemOf(schema, real), real)
  if (schema.kind === 'datetime') return (text) => byPath(text) ?? coarseTime(text)
  if (real.type === 'number') {
    const whole = real.values.every((value) => Number.isInteger(value))
    return (text) => byPath(text) ?? coarseNumber(text, { whole })
  }
  const fine = new Set([...real.levels, ...(schema.levels ?? [])])
  return (text) =>
    fine.has(text) ? { label: text, width: 0, covers: (value) => value === text } : (byPath(text) ?? coarseText(text))
}

/** Labels by the levels of a hierarchy: each holds the values whose path goes through it. Its level is where real values have it. */
function pathReader(spec: HierarchySpec | undefined, real: Column): (text: string) => CoarseLabel | undefined {
  if (spec === undefined) return () => undefined
  const pathOf = pathsOf(spec)
  const levelOf = new Map<string, number>()
  for (const value of valuesOf(real))
    for (const [level, label] of (pathOf(value) ?? []).entries())
      levelOf.set(label, Math.max(level, levelOf.get(label) ?? 0))
  return (text) => {
    const level = levelOf.get(text)
    if (level === undefined || text === everything) return undefined
    return { label: text, width: level, covers: (value) => pathOf(String(value))?.includes(text) === true }
  }
}

/** The different values of a column, as texts. */
function valuesOf(column: Column): string[] {
  if (column.type === 'level')
    return [...new Set(column.codes)].flatMap((code) => (code < 0 ? [] : [column.levels[code]!]))
  return [...new Set(column.values)].map(String)
}

function systemOf(schema: ColumnSchema, real: Column): HierarchySpec | undefined {
  if (real.type !== 'level') return undefined
  const values = valuesOf(real)
  const named = schema.hierarchy === undefined ? undefined : findCodeLevels(schema.hierarchy)
  const holds = ({ contains }: CodeLevels) => values.length > 2 && values.every(contains)
  const system = named ?? codeLevels.find(holds)
  return system === undefined ? undefined : { kind: 'codes', system: system.id }
}

function coarsened(cells: Column, narrowest: readonly CoarseLabel[]): (string | null)[] {
  const found = new Map<number | string, string | null>()
  const labelFor = (value: number | string) => {
    const known = found.get(value)
    if (known !== undefined) return known
    const label = narrowest.find(({ covers }) => covers(value))?.label ?? null
    found.set(value, label)
    return label
  }
  if (cells.type === 'level')
    return Array.from(cells.codes, (code) => (code < 0 ? null : labelFor(cells.levels[code]!)))
  return Array.from(cells.values, (value, row) => (cells.valid?.[row] === 0 ? null : labelFor(value)))
}

/** Bands by their first number, `*` last, others by their text. */
function inOrder(labels: readonly string[]): string[] {
  const start = (label: string) =>
    label.startsWith('<')
      ? Number.NEGATIVE_INFINITY
      : label === everything
        ? Number.POSITIVE_INFINITY
        : Number.parseFloat(label)
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const isNumeric = labels.every((label) => !Number.isNaN(start(label)))
  return [...labels].sort((a, b) => (isNumeric ? start(a) - start(b) || byText(a, b) : byText(a, b)))
}

function withLevels(
  name: string,
  { ordered, texts }: { readonly ordered: readonly string[]; readonly texts: readonly (string | null)[] },
): LevelColumn {
  const codeOf = new Map(ordered.map((level, code) => [level, code]))
  return {
    ...{ type: 'level', name, levels: [...ordered] },
    codes: Int32Array.from(texts, (text) => (text === null ? -1 : (codeOf.get(text) ?? -1))),
  }
}

function only(column: ColumnSchema): Schema {
  return { name: column.name, columns: [column] }
}

function isBlank(text: string, { missing = [] }: ColumnSchema): boolean {
  return text === '' || missing.includes(text)
}

function isNumber({ type }: Column): boolean {
  return type === 'number'
}
