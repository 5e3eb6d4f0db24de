import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { boundsOf, type ColumnSchema, domainOf, isNumberKind, type Schema } from '../../table/index.js'
import type { DeclaredDomain } from './question.js'

/** The schema with what a file of questions declares of its columns. Throws `bad-option` for a column there is not. */
export function withDeclared(schema: Schema, domain: Readonly<Record<string, DeclaredDomain>>): Schema {
  const names = schema.columns.map(({ name }) => name)
  for (const name of Object.keys(domain)) if (!names.includes(name)) throw unknownColumn(name, { names, of: 'domain' })
  const columns = schema.columns.map((column): ColumnSchema => {
    const declared = domain[column.name]
    if (declared === undefined) return column
    const { min, max, levels } = declared
    const bounds = { ...column.bounds, ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
    return { ...column, domain: 'declared', ...(isNumberKind(column.kind) && { bounds }), ...(levels && { levels }) }
  })
  return { ...schema, columns: columns.map((column) => ({ ...column, ...domainIn(column, schema) })) }
}

/** Each column's own word of where its domain comes from. */
function domainIn(column: ColumnSchema, schema: Schema): Pick<ColumnSchema, 'domain'> {
  const domain = domainOf(column, schema)
  return domain === undefined ? {} : { domain }
}

/** Throws `bad-option` where nobody declared what a column may hold, or where it was told from the rows. */
function checkDeclared(column: ColumnSchema, question: string): void {
  if (column.domain === 'declared' || column.domain === 'bought') return
  const message =
    column.domain === 'data'
      ? 'what it may hold was told from the rows: declare it under domain of the questions, or say domain: declared in the schema'
      : 'nobody declared what it may hold: say it under domain of the questions, or say domain: declared in the schema'
  throw refused(message, { column, question })
}

/** A column by its name. Throws `bad-option`. */
export function columnNamed(name: string, schema: Schema, question: string): ColumnSchema {
  const found = schema.columns.find((column) => column.name === name)
  if (found !== undefined) return found
  throw unknownColumn(name, { names: schema.columns.map((column) => column.name), of: question })
}

/** Bounds that somebody declared; numbers beyond them count as the nearer one. Throws `bad-option` where there are none. */
export function declaredBounds(column: ColumnSchema, question: string): { readonly min: number; readonly max: number } {
  if (!isNumberKind(column.kind)) throw refused('it is no number column', { column, question })
  checkDeclared(column, question)
  const { min, max } = boundsOf(column)
  if (min === undefined || max === undefined || !(min < max) || !Number.isFinite(max - min))
    throw refused('it has no declared bounds: say bounds of the schema, or domain of the questions', {
      column,
      question,
    })
  return { min, max }
}

/** Levels that somebody declared; every other one counts as missing. Throws `bad-option` where there are none. */
export function declaredLevels(column: ColumnSchema, question: string): readonly string[] {
  if (isNumberKind(column.kind)) throw refused('it is a number column: give edges for its bands', { column, question })
  checkDeclared(column, question)
  const { levels } = column
  if (levels === undefined || levels.length === 0)
    throw refused('it has no declared levels: say levels of the schema, or domain of the questions', {
      column,
      question,
    })
  return levels
}

/** A question that cannot be asked, in a line. */
export function refused(
  message: string,
  { column, question }: { readonly column?: Pick<ColumnSchema, 'name'>; readonly question: string },
): MirrorwardError {
  return new MirrorwardError('bad-option', `question "${question}" cannot be asked`, {
    issues: [{ message, ...(column && { column: column.name }) }],
  })
}

function unknownColumn(name: string, { names, of }: { readonly names: readonly string[]; readonly of: string }) {
  return new MirrorwardError(
    'bad-option',
    `question "${of}" names an unknown column: "${name}"${didYouMean(name, names)}`,
  )
}
