import { basename, dirname, relative } from 'node:path'
import { stringify } from 'yaml'
import { identifiers } from '../../identity/index.js'
import { readTableFile } from '../../io/index.js'
import {
  type Column,
  type ColumnSchema,
  type InferredColumn,
  inferSchema,
  type Schema,
  type Table,
} from '../../table/index.js'
import { findLinkedFiles } from '../linked/index.js'
import { tableName } from '../load-input.js'

/** A rule that is proposed for a column, and why. */
export interface ProposedRule {
  readonly table: string
  readonly column: string
  readonly rule: Readonly<Record<string, unknown>>
  readonly why: string
}

export interface MaskingDraft {
  readonly rules: readonly ProposedRule[]
  /** By table, its file and the column that tells whose row it is. */
  readonly tables: Readonly<Record<string, { readonly source: string; readonly patient?: string }>>
}

/** Different values that are looked at to tell whether a column holds identifiers of a form. */
const mostLooked = 5000
/** Share of them that must have it. */
const enough = 0.9

/**
 * A rule for every column of a table or a folder of tables, each with its reason, for a person to correct: nothing is left out
 * silently, and what may identify is never proposed to be kept. Reads all rows.
 */
export async function draftMasking(
  input: string,
  { beside = '.' }: { readonly beside?: string } = {},
): Promise<MaskingDraft> {
  const { paths } = await findLinkedFiles(input, { fresh: true })
  const seen = []
  for (const path of paths) {
    const { table, notation } = await readTableFile(path, { allowEmpty: true })
    const { schema, columns } = inferSchema(table, { name: tableName(path), notation })
    seen.push({ path, table, schema, columns, name: tableName(path) })
  }
  const people = new Set(seen.flatMap(({ schema }) => schema.patient ?? []))
  const tables: Record<string, { source: string; patient?: string }> = {}
  const rules = seen.flatMap(({ path, table, schema, columns, name }) => {
    const patient = schema.patient ?? table.columnNames.find((column) => people.has(column))
    const source = relative(beside, path)
    tables[name] = { source: source === '' ? basename(path) : source, ...(patient !== undefined && { patient }) }
    return columns.map((column): ProposedRule => {
      const own = schema.columns.find((each) => each.name === column.name)!
      return {
        table: name,
        column: column.name,
        ...proposed(table.column(column.name), { own, column, patient, schema, table }),
      }
    })
  })
  return { rules, tables }
}

interface Known {
  readonly own: ColumnSchema
  readonly column: InferredColumn
  readonly patient: string | undefined
  readonly schema: Schema
  readonly table: Table
}

function proposed(cells: Column, known: Known): Pick<ProposedRule, 'rule' | 'why'> {
  const { own, column, patient } = known
  const values = cells.type === 'level' ? cells.levels.slice(0, mostLooked) : []
  if (own.name === patient) return { rule: keyRule(values), why: 'tells whose row it is, and joins tables' }
  const found = identifiers.find((each) => values.length > 0 && share(values, (value) => each.matches(value)) >= enough)
  if (found !== undefined && own.kind !== 'datetime') {
    const count = values.filter((value) => found.matches(value)).length
    return {
      rule: formRule(found.id),
      why: `${count} of ${values.length} different cells have the form of ${found.title}`,
    }
  }
  if (own.kind === 'datetime') {
    const format =
      own.format === undefined || own.format === 'date' || own.format === 'datetime' ? {} : { format: own.format }
    if (patient === undefined)
      return {
        rule: { mask: 'date-truncate', to: 'month', format: own.format ?? 'date' },
        why: 'dates, and nothing tells whose they are',
      }
    return { rule: { mask: 'date-shift', ...format }, why: 'dates of a person: moved together' }
  }
  if (own.role === 'direct-identifier' || own.kind === 'identifier')
    return { rule: surrogateRule(own, known), why: column.why }
  if (own.kind === 'text') return { rule: { mask: 'drop' }, why: 'free text may name people' }
  if (/^(age|âge|alter)([ _.-]|$)/i.test(own.name) && own.kind === 'numeric')
    return { rule: { mask: 'age-band' }, why: 'ages: the oldest are few' }
  if (own.hierarchy === 'fr-postcode' || own.hierarchy === 'us-zip')
    return {
      rule: { mask: 'generalise', hierarchy: own.hierarchy, level: 1 },
      why: 'places of people: the one they are of',
    }
  if (own.role === 'quasi-identifier')
    return { rule: { mask: 'keep' }, why: `kept, and others may know it of a person: ${column.why}` }
  return { rule: { mask: 'keep' }, why: `kept: ${column.why}` }
}

function keyRule(values: readonly string[]): Readonly<Record<string, unknown>> {
  const isLong = values.length > 0 && values.every((value) => value.replace(/\D/g, '').length >= 6)
  return isLong ? { mask: 'ff1' } : { mask: 'token', form: 'base32:26' }
}

function formRule(id: string): Readonly<Record<string, unknown>> {
  switch (id) {
    case 'email':
      return { mask: 'surrogate', kind: 'email-fr' }
    case 'phone':
    case 'phone-fr':
    case 'phone-e164':
      return { mask: 'surrogate', kind: 'phone-fr' }
    case 'phone-us':
      return { mask: 'surrogate', kind: 'phone-us' }
    case 'url':
      return { mask: 'surrogate', kind: 'url' }
    case 'ip':
      return { mask: 'surrogate', kind: 'ip' }
    case 'uuid':
      return { mask: 'token', form: 'uuid' }
    case 'nir':
    case 'npi':
    case 'rpps':
    case 'siret':
    case 'finess':
    case 'iban':
    case 'nhs':
    case 'ssn':
    case 'card':
      return { mask: 'identifier', kind: id }
    default:
      return { mask: 'token', form: 'base32:26' }
  }
}

function surrogateRule(
  { name, surrogate }: ColumnSchema,
  { patient, table }: Known,
): Readonly<Record<string, unknown>> {
  const [, part, language] = /^(first-name|last-name)-(fr|en)$/.exec(surrogate ?? '') ?? []
  const sex = table.columnNames.find((other) => /^(sex|sexe|gender|genre)$/i.test(other))
  if (part === 'first-name') return { mask: 'pick', list: `${language}/first-names`, ...(sex !== undefined && { sex }) }
  if (part === 'last-name') return { mask: 'pick', list: `${language}/last-names` }
  if (surrogate === undefined || surrogate === 'record-number' || surrogate === 'none' || surrogate === 'uuid')
    return { mask: 'token', form: 'base32:26' }
  if (['nir', 'npi', 'rpps', 'siret', 'finess', 'iban'].includes(surrogate)) return { mask: 'token', form: 'base32:26' }
  const byPatient = patient !== undefined && patient !== name && /^(person-name|email)/.test(surrogate)
  return { mask: 'surrogate', kind: surrogate, ...(byPatient && { by: 'patient' }) }
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.filter(test).length / values.length
}

/** masking.yaml of a draft, a reason above every rule. */
export function formatMaskingDraft({ rules, tables }: MaskingDraft, { project }: { readonly project: string }): string {
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  const lines = rules.map(({ table, column, rule, why }) => {
    const reason = why.replace(/\s+/g, ' ')
    return `  # ${reason}\n  - ${flow({ columns: `${table}.${column}`, ...rule })}`
  })
  return `# A draft: read every rule. A column without one stops the run; keep says that nothing is done.
project: ${flow(project)}
# mirrorward keys new masking.key
key: { file: masking.key }
tables:
${Object.entries(tables)
  .map(([name, table]) => `  ${flow({ [name]: table }).replace(/^\{\s*|\s*\}$/g, '')}`)
  .join('\n')}
rules:
${lines.join('\n')}
`
}

/** Where paths of a draft begin that is written to a file; the working folder for one that is printed. */
export function folderOfDraft(out: string | undefined): string {
  return out === undefined ? '.' : dirname(out)
}
