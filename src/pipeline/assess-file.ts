import { assessRisk, type RiskAssessment } from '../../evaluators/disclosure/index.js'
import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import type { Role, Schema } from '../table/index.js'
import { readPopulation } from './k-anonymity/index.js'
import { type InputFile, loadInput } from './load-input.js'

export interface AssessFileOptions {
  /** Of a schema file; inferred from the table when absent. */
  readonly schema?: string
  /** Columns that others may know, in place of those of the schema. */
  readonly quasi?: readonly string[]
  /** Columns that must not be learnt, in place of those of the schema. */
  readonly sensitive?: readonly string[]
  readonly threshold?: number
  readonly samplingFraction?: number
  /** A file with the quasi-identifiers of everybody the people may be confused with. */
  readonly population?: string
  /** A column that says how many people each row stands for. */
  readonly weight?: string
}

/** The risks of a table in a file. `inferred` where no person said which columns others may know. Throws as `assessRisk`. */
export async function assessFile(
  input: InputFile,
  { schema: path, quasi, sensitive, population: everybody, ...options }: AssessFileOptions = {},
): Promise<{ readonly risk: RiskAssessment; readonly inferred: boolean }> {
  const { table, schema, inferred } = await loadInput({ ...input, ownRows: true, lenient: path !== undefined }, path)
  const told = withRole(withRole(schema, { role: 'quasi-identifier', names: quasi }), {
    role: 'sensitive',
    names: sensitive,
  })
  const population = everybody === undefined ? undefined : await readPopulation(everybody, told)
  const risk = assessRisk(table, { ...options, schema: told, ...(population && { population }) })
  return { risk, inferred: inferred && quasi === undefined }
}

/** The schema where these columns, and no others, have the role. */
function withRole(
  schema: Schema,
  { role, names }: { readonly role: Role; readonly names: readonly string[] | undefined },
): Schema {
  if (names === undefined) return schema
  const known = schema.columns.map(({ name }) => name)
  for (const name of names)
    if (!known.includes(name))
      throw new MirrorwardError('bad-option', `no such column: "${name}"${didYouMean(name, known)}`)
  const direct = schema.columns.find((column) => column.role === 'direct-identifier' && names.includes(column.name))
  if (direct !== undefined)
    throw new MirrorwardError(
      'bad-option',
      `a direct identifier names people by itself, whatever else is known: column "${direct.name}"`,
    )
  const columns = schema.columns.map((column) => {
    if (names.includes(column.name)) return { ...column, role }
    return column.role === role ? { ...column, role: 'feature' as const } : column
  })
  return { ...schema, columns }
}
