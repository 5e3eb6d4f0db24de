import { type Document, parseDocument, stringify } from 'yaml'
import { type ZodType, z } from 'zod'
import { MirrorwardError } from '../errors.js'
import { findHierarchy, hierarchies, surrogateIds } from '../identity/index.js'
import { didYouMean, parseIssues } from '../messages/index.js'
import { patternProblem } from './cells/date-pattern.js'
import { formatDatetime, parseDatetime, partsOfFormat } from './cells/datetime.js'
import { resolutionNames } from './cells/resolution.js'
import { parseExpression } from './expression/parse.js'
import { columnsOf } from './expression/syntax.js'
import type { Relation } from './relations/relation.js'
import { checkRelation, relationFile } from './relations/relation-file.js'
import { type ColumnSchema, columnKinds, domains, fileEncodings, type Rule, roles, type Schema } from './schema.js'

const placesKnown = hierarchies.flatMap(({ id, regions }) => (regions === undefined ? [] : [id])).join(', ')
const bound = z.union([z.number(), z.string()]).optional()

const columnFile = z.strictObject({
  name: z.string().min(1).describe('as in the header'),
  kind: z.enum(columnKinds).describe('what the column holds'),
  role: z.enum(roles).default('feature').describe('what the column means for privacy and use'),
  unit: z.string().optional().describe('for people; nothing is converted'),
  precision: z.int().min(-300).max(300).optional().describe('decimals kept of a numeric column; 0 is whole numbers'),
  bounds: z
    .strictObject({ min: bound, max: bound })
    .optional()
    .describe('smallest and largest allowed, inclusive; dates as YYYY-MM-DD'),
  levels: z.array(z.coerce.string()).optional().describe('allowed values; of an ordinal column, in order'),
  publicLevels: z.boolean().optional().describe('the levels are nobody’s: those of few patients are released too'),
  domain: z
    .enum(domains)
    .optional()
    .describe(
      'for a privacy budget: a person typed bounds and levels, they are bought (the kind too), or came from the table',
    ),
  cuts: z.array(z.number()).min(1).optional().describe('public borders of bins of a numeric column, low to high'),
  rare: z
    .enum(['ancestor', 'nearest', 'other', 'missing'])
    .optional()
    .describe('what a level that is not listed becomes; an error when absent'),
  hierarchy: z
    .enum(hierarchies.map(({ id }) => id))
    .optional()
    .describe('what the levels are codes of'),
  learnt: z
    .enum(['region'])
    .optional()
    .describe('codes of places are learnt as their region and filled with codes of it; as they are when absent'),
  format: z
    .string()
    .min(1)
    .optional()
    .describe('of a datetime column: date, datetime, or a pattern such as DD/MM/YYYY HH:mm'),
  resolution: z.enum(resolutionNames).optional().describe('how fine the moments of a datetime column are'),
  decimal: z.enum(['.', ',']).optional().describe('decimal mark of a numeric column in text files'),
  thousands: z
    .enum([',', '.', "'", '’', ' ', '\u00a0', '\u202f', '\u2009'])
    .optional()
    .describe('mark between groups of three digits in text files'),
  prefix: z.string().max(16).optional().describe('what stands before every number, such as $'),
  suffix: z.string().max(32).optional().describe('what stands after every number, such as %'),
  decimals: z.int().min(0).max(20).optional().describe('decimals written in text files, zeros at the end included'),
  significant: z
    .int()
    .min(1)
    .max(17)
    .optional()
    .describe('digits written in text files from the first that is not zero'),
  censored: z
    .strictObject({ below: z.string().optional(), above: z.string().optional() })
    .optional()
    .describe('cells may be detection limits; what is written before them, such as < and >'),
  unreadable: z
    .enum(['missing'])
    .optional()
    .describe('what a cell that is no number or date becomes; refused when not said'),
  missingness: z
    .enum(['information', 'ignorable'])
    .optional()
    .describe('what a missing cell tells: something about the row, or nothing'),
  surrogate: z
    .enum(surrogateIds)
    .optional()
    .describe('made-up values of a column that is never learnt: none leaves it empty'),
  missing: z.array(z.coerce.string()).optional().describe('texts that stand for missing, beside the empty one'),
  missingText: z.string().optional().describe('how a missing cell is written; empty when absent'),
  description: z.string().optional(),
})

/** The shape of a schema file; docs/schema.schema.json is this as JSON Schema. */
export const schemaFile = z.strictObject({
  name: z.string().min(1).describe('of the table'),
  file: z
    .strictObject({
      delimiter: z.string().length(1).optional(),
      encoding: z.enum(fileEncodings).optional().describe('utf-8 when absent'),
      byteOrderMark: z.boolean().optional(),
      lineEnd: z.literal('crlf').optional().describe('LF when absent'),
      rowNames: z.enum(['blank', 'absent']).optional().describe('how the header names the first column'),
      quotes: z.enum(['backslash']).optional().describe('quotes inside a cell follow a backslash; doubled when absent'),
    })
    .optional()
    .describe('how the text file is written that the table came from; the synthetic one is written so again'),
  patient: z.string().optional().describe("the column that tells whose row it is: a patient's rows stay together"),
  time: z
    .union([z.string(), z.strictObject({ column: z.string(), until: z.string().optional() })], {
      error: 'name a column, or { column, until }',
    })
    .optional()
    .describe("the column that orders a patient's rows; until is a column that no row may pass"),
  timeToEvent: z
    .array(z.strictObject({ time: z.string(), event: z.string() }))
    .optional()
    .describe('pairs of a follow-up time and what ended it'),
  rules: z
    .array(z.strictObject({ name: z.string().optional(), expression: z.string().min(1) }))
    .optional()
    .describe('statements true of every row, for example: recurrence_time <= death_time'),
  relations: z
    .array(relationFile)
    .optional()
    .describe('how columns follow from one another; synthetic rows keep these by construction'),
  domain: z.enum(domains).optional().describe('of every column that does not say its own'),
  publicSize: z.int().min(1).optional().describe('about how many patients there are, as anybody may know; no count'),
  rowsPerPatient: z.int().min(1).max(1000).optional().describe('rows that count of one patient in a private release'),
  columns: z.array(columnFile).min(1),
})

export type SchemaFile = z.infer<typeof schemaFile>

/** The values of a document; one whose aliases multiply beyond reason is refused. */
function valuesOf(document: Document, place: { readonly file?: string }): unknown {
  try {
    return document.toJS()
  } catch (cause) {
    const issues = [{ ...place, message: 'too many aliases, or an alias of nothing' }]
    throw new MirrorwardError('bad-schema', 'the schema cannot be read', { issues, cause })
  }
}

/** The values of a YAML (or JSON) text that fit a shape. Throws `bad-schema` with an issue a problem, each with its path in the file. */
export function parseSchemaText<T>(
  text: string,
  {
    shape,
    problems,
    file,
  }: { readonly shape: ZodType<T>; readonly problems: (value: T) => string[]; readonly file?: string | undefined },
): T {
  const place = file === undefined ? {} : { file }
  const document = parseDocument(text)
  const syntax = document.errors.map(({ linePos, code }) => ({
    ...place,
    message: `not YAML at line ${linePos?.[0].line ?? 1}: ${code.toLowerCase().replaceAll('_', ' ')}`,
  }))
  if (syntax.length > 0) throw new MirrorwardError('bad-schema', 'the schema is not YAML', { issues: syntax })
  const parsed = shape.safeParse(valuesOf(document, place))
  if (!parsed.success) {
    const found = parseIssues(parsed.error, { schema: shape, whole: 'schema' })
    const issues = found.map((issue) => ({ ...place, ...issue }))
    throw new MirrorwardError('bad-schema', 'the schema has errors', { issues })
  }
  const issues = problems(parsed.data).map((message) => ({ ...place, message }))
  if (issues.length > 0) throw new MirrorwardError('bad-schema', 'the schema has errors', { issues })
  return parsed.data
}

/** A schema from its YAML (or JSON) text. Throws `bad-schema` with an issue a problem, each with its path in the file. */
export function parseSchema(text: string, { file }: { readonly file?: string } = {}): Schema {
  return schemaOfFile(parseSchemaText(text, { shape: schemaFile, problems: schemaProblems, file })) as Schema
}

/** What a schema file says, in memory. */
export function schemaOfFile<T extends { readonly [Key in keyof SchemaFile]?: SchemaFile[Key] | undefined }>(
  parsed: T,
): Omit<T, keyof SchemaFile> & Partial<Schema> {
  const { columns, time } = parsed
  return withoutUndefined({
    ...parsed,
    time: typeof time === 'string' ? { column: time } : time && withoutUndefined(time),
    columns: columns?.map((column) => withoutUndefined({ ...column, ...readBounds(column) })),
  }) as never
}

/** The YAML text of a schema; `parseSchema` reads it back. */
export function formatSchema(schema: Schema): string {
  return stringify(fileOfSchema(schema), { lineWidth: 0 })
}

/** A schema as a file holds it. */
export function fileOfSchema(schema: Schema): Readonly<Record<string, unknown>> {
  const { name, file, domain, publicSize, patient, rowsPerPatient, time, timeToEvent, rules, relations, columns } =
    schema
  const written = columns.map((column) => withoutUndefined({ ...column, ...writeBounds(column) }))
  return withoutUndefined({
    ...{ name, file, domain, publicSize, patient, rowsPerPatient },
    ...{ time, timeToEvent, rules, relations, columns: written },
  })
}

/** What zod cannot see: names that must be unique or exist, and options that do not fit a kind. */
export function schemaProblems({
  columns,
  patient,
  time,
  timeToEvent = [],
  rules = [],
  relations = [],
}: Omit<SchemaFile, 'name'>): string[] {
  const names = columns.map((column) => column.name)
  const known = (name: string, path: string) =>
    names.includes(name) ? [] : [`${path}: no column is called "${name}"${didYouMean(name, names)}`]
  return [
    ...names.flatMap((name, index) =>
      names.indexOf(name) < index ? [`columns[${index}].name: "${name}" occurs twice`] : [],
    ),
    ...columns.flatMap(checkColumn),
    ...(patient === undefined ? [] : known(patient, 'patient')),
    ...(typeof time === 'string' ? known(time, 'time') : []),
    ...(typeof time === 'object'
      ? [...known(time.column, 'time.column'), ...known(time.until ?? time.column, 'time.until')]
      : []),
    ...timeToEvent.flatMap(({ time, event }, index) => [
      ...known(time, `timeToEvent[${index}].time`),
      ...known(event, `timeToEvent[${index}].event`),
    ]),
    ...rules.flatMap((rule, index) => checkRule(rule as Rule, `rules[${index}].expression`, known)),
    ...relations.flatMap((relation, index) => checkRelation(relation as Relation, `relations[${index}]`, columns)),
  ]
}

function checkColumn(column: SchemaFile['columns'][number], index: number): string[] {
  const path = `columns[${index}]`
  const { kind, precision, bounds, levels, format, decimal } = column
  const problems: string[] = []
  const isNumber = kind === 'numeric' || kind === 'datetime'
  if (precision !== undefined && kind !== 'numeric') problems.push(`${path}.precision: only of a numeric column`)
  if (decimal !== undefined && kind !== 'numeric') problems.push(`${path}.decimal: only of a numeric column`)
  for (const key of ['thousands', 'prefix', 'suffix', 'decimals', 'significant', 'censored'] as const)
    if (column[key] !== undefined && kind !== 'numeric') problems.push(`${path}.${key}: only of a numeric column`)
  if (column.unreadable !== undefined && !isNumber) problems.push(`${path}.unreadable: not of a ${kind} column`)
  if (column.thousands !== undefined && column.thousands === (decimal ?? '.'))
    problems.push(`${path}.thousands: is the decimal mark too`)
  if (format !== undefined && kind !== 'datetime') problems.push(`${path}.format: only of a datetime column`)
  else if (format !== undefined && format !== 'date' && format !== 'datetime') {
    const problem = patternProblem(format)
    if (problem !== undefined) problems.push(`${path}.format: ${problem}`)
  }
  if (column.learnt !== undefined && findHierarchy(column.hierarchy ?? '')?.regions === undefined)
    problems.push(`${path}.learnt: needs a hierarchy of places (${placesKnown})`)
  if (column.learnt !== undefined && column.publicLevels === true)
    problems.push(`${path}.learnt: not of public levels, which are learnt as they are`)
  if (column.rare === 'nearest' && kind !== 'ordinal') problems.push(`${path}.rare: nearest is of ordinal columns`)
  if (levels !== undefined && isNumber) problems.push(`${path}.levels: not of a ${kind} column`)
  if (levels !== undefined && new Set(levels).size < levels.length)
    problems.push(`${path}.levels: a level occurs twice`)
  if (kind === 'ordinal' && levels === undefined)
    problems.push(`${path}.levels: an ordinal column needs them, in order`)
  const { cuts } = column
  if (cuts !== undefined && kind !== 'numeric') problems.push(`${path}.cuts: only of a numeric column`)
  else if (cuts?.some((cut, place) => place > 0 && cut <= cuts[place - 1]!)) problems.push(`${path}.cuts: must rise`)
  if (bounds === undefined) return problems
  if (!isNumber) return [...problems, `${path}.bounds: not of a ${kind} column`]
  const { min, max } = readBounds(column).bounds ?? {}
  for (const [side, value] of Object.entries({ min, max }))
    if (Number.isNaN(value)) {
      const wanted = kind === 'datetime' ? 'a date such as 2024-02-29' : 'a number'
      problems.push(`${path}.bounds.${side}: ${wanted} is needed`)
    }
  if (min !== undefined && max !== undefined && min > max) problems.push(`${path}.bounds: min is above max`)
  return problems
}

function checkRule(rule: Rule, path: string, known: (name: string, path: string) => string[]): string[] {
  try {
    return columnsOf(parseExpression(rule.expression)).flatMap((name) => known(name, path))
  } catch (error) {
    if (!(error instanceof MirrorwardError)) throw error
    return [`${path}: ${error.message}`]
  }
}

/** Bounds as numbers: dates become epoch milliseconds, what cannot be read NaN. */
function readBounds({ kind, bounds }: SchemaFile['columns'][number]): Pick<ColumnSchema, 'bounds'> {
  if (bounds === undefined) return {}
  const read = (value: number | string | undefined) => {
    if (value === undefined) return undefined
    if (kind === 'datetime') return typeof value === 'string' ? parseDatetime(value) : Number.NaN
    return typeof value === 'number' ? value : Number.NaN
  }
  return { bounds: withoutUndefined({ min: read(bounds.min), max: read(bounds.max) }) }
}

function writeBounds({ kind, bounds, format }: ColumnSchema): { bounds?: unknown } {
  if (bounds === undefined || kind !== 'datetime') return {}
  const write = (value: number | undefined) =>
    value === undefined ? undefined : formatDatetime(value, partsOfFormat(format) === 'date' ? 'date' : 'datetime')
  return { bounds: withoutUndefined({ min: write(bounds.min), max: write(bounds.max) }) }
}

function withoutUndefined<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}
