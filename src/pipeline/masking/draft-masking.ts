import { basename, dirname, relative } from 'node:path'
import { stringify } from 'yaml'
import { columnCounter, detectColumn } from '../../identity/index.js'
import { readTableFile } from '../../io/index.js'
import { type Column, type ColumnSchema, cellAt, columnLength, inferSchema, type Table } from '../../table/index.js'
import { findLinkedFiles } from '../linked/index.js'
import { tableName } from '../load-input.js'
import { type ColumnSide, datesOfPeople, ruleOfClass, ruleOfPatients } from './rule-of-class.js'

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

/**
 * A rule for every column of a table or a folder of tables, each with its reason, for a person to correct: nothing is left out
 * silently, and what may identify is never proposed to be kept. Reads all rows.
 */
export async function draftMasking(
  input: string,
  { beside = '.', told = 'en' }: { readonly beside?: string; readonly told?: 'en' | 'fr' } = {},
): Promise<MaskingDraft> {
  const { paths } = await findLinkedFiles(input, { fresh: true })
  const seen = []
  for (const path of paths) {
    const { table, notation } = await readTableFile(path, { allowEmpty: true })
    const { schema } = inferSchema(table, { name: tableName(path), notation })
    seen.push({ path, table, schema, name: tableName(path), looked: table.columns.map(lookAt) })
  }
  const numbers = seen.flatMap(({ looked }) => looked.filter(({ found }) => found.class === 'patient-number'))
  const people = new Set([
    ...seen.flatMap(({ schema }) => schema.patient ?? []),
    ...numbers.map(({ found }) => found.column),
  ])
  const language = languageOf(seen.flatMap(({ table }) => table.columnNames))
  const tables: Record<string, { source: string; patient?: string }> = {}
  const known = new Map<string, string[]>()
  for (const { path, table, schema, name, looked } of seen) {
    const patient = schema.patient ?? table.columnNames.find((column) => people.has(column))
    const source = relative(beside, path)
    tables[name] = { source: source === '' ? basename(path) : source, ...(patient !== undefined && { patient }) }
    if (patient !== undefined)
      for (const { found } of looked) {
        const type = knownAs[found.class]
        const before = type === undefined ? [] : (known.get(type) ?? [])
        // A number that stands in every table is the same in all.
        const isThere = before.some((other) => other.endsWith(`.${found.column}`))
        if (type !== undefined && !isThere) known.set(type, [...before, `${name}.${found.column}`])
      }
  }
  const rules = seen.flatMap(({ table, schema, name, looked }) =>
    looked.map((each): ProposedRule => {
      const column = each.found.column
      const own = schema.columns.find((one) => one.name === column)
      const patient = tables[name]?.patient
      return { table: name, column, ...proposed(each, { own, patient, table, language, known, told }) }
    }),
  )
  return { rules, tables }
}

/** By class of column, what it says of a person that a note may say too. */
const knownAs: Readonly<Record<string, string>> = {
  'last-name': 'name',
  'first-name': 'name',
  'person-name': 'name',
  'birth-date': 'birth-date',
  phone: 'phone',
  email: 'email',
  nir: 'nir',
  address: 'address',
  'patient-number': 'patient-number',
}

interface LookedAt {
  readonly found: ReturnType<typeof detectColumn>
  /** Different cells, some of them. */
  readonly values: readonly string[]
  /** The share of its cells that are the most frequent one, where that one is far more frequent than the others; else 0. */
  readonly endOfAll: number
}

/** A day that so many cells share is known: whoever sees it moved knows by how much. */
const sharedDay = 0.05
/** And where it has so many times the cells of a day on average. */
const clearly = 5
/** Fewer cells than these share a day by chance. */
const fewestCells = 40

function lookAt(column: Column): LookedAt {
  const counter = columnCounter(column.name)
  for (let row = 0; row < columnLength(column); row++) {
    const cell = cellAt(column, row)
    counter.add(cell === null ? undefined : String(cell))
  }
  const texts = counter.texts()
  const counts = [...texts.counts.values()]
  const cells = counts.reduce((sum, count) => sum + count, 0)
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0)
  return {
    found: detectColumn(texts),
    values: [...texts.counts.keys()].slice(0, mostLooked),
    endOfAll: cells < fewestCells || most * counts.length < clearly * cells ? 0 : most / cells,
  }
}

/** Different cells that a proposal may look at. */
const mostLooked = 5000

interface Known {
  readonly own: ColumnSchema | undefined
  readonly patient: string | undefined
  readonly table: Table
  readonly language: 'fr' | 'en'
  /** Columns that say of people what notes may say too, by what they say. */
  readonly known: ReadonlyMap<string, readonly string[]>
  /** The language of reasons. */
  readonly told: 'en' | 'fr'
}

function proposed(
  { found, values, endOfAll }: LookedAt,
  { own, patient, table, language, known, told }: Known,
): Pick<ProposedRule, 'rule' | 'why'> {
  if (found.column === patient) return { rule: ruleOfPatients(values), why: reasons.patient[told] }
  const side: ColumnSide = {
    language,
    format: own?.format === 'date' || own?.format === 'datetime' ? undefined : own?.format,
    hasPatient: patient !== undefined,
    sex: table.columnNames.find((other) => /^(sex|sexe|gender|genre)$/i.test(other)),
    values,
    hierarchy: own?.hierarchy === 'fr-postcode' || own?.hierarchy === 'us-zip' ? own.hierarchy : undefined,
  }
  const why = [found.title, ...found.evidence].map((each) => each[told]).join(told === 'fr' ? ' ; ' : '; ')
  if (own?.kind === 'datetime' && found.role !== 'direct') {
    const rule = datesOfPeople(side)
    if (rule.mask !== 'date-shift' || endOfAll < sharedDay) return { rule, why }
    return { rule: { ...rule, mask: 'date-truncate', to: 'year' }, why: `${reasons.shared[told](endOfAll)} ${why}` }
  }
  const stated = ruleOfClass(found, side)
  const isText = stated.mask === 'redact-text' && patient !== undefined && known.size > 0
  const rule = isText ? { ...stated, known: Object.fromEntries(known) } : stated
  // Two looks at a column: where either says that it names people, it is not kept.
  if (rule.mask === 'keep' && own?.role === 'direct-identifier')
    return {
      rule: ruleOfClass({ class: 'none', role: 'direct' }, side),
      why: `${reasons.named[told]} ${why}`,
    }
  return { rule, why }
}

const reasons = {
  patient: {
    en: 'tells whose row it is, and joins tables',
    fr: 'dit de qui est la ligne, et joint les tables',
  },
  shared: {
    en: (share: number) =>
      `${Math.round(100 * share)} % of its cells are one and the same: moved, they would give away by how much a person's dates are moved;`,
    fr: (share: number) =>
      `${Math.round(100 * share)} % de ses cellules sont une seule et même date : déplacée, elle révélerait de combien les dates d’une personne le sont ;`,
  },
  named: {
    en: 'may name people by what it is called;',
    fr: 'peut nommer des personnes, d’après son nom ;',
  },
} as const

const openings = {
  en: 'A draft: read every rule. A column without one stops the run; keep says that nothing is done.',
  fr: 'Une ébauche : lisez chaque règle. Une colonne sans règle arrête le traitement ; keep dit que rien n’est fait.',
} as const

/** French where the columns are called so. */
function languageOf(names: readonly string[]): 'fr' | 'en' {
  const isFrench = (name: string) =>
    /(^|_)(nom|prenom|prénom|sexe|naissance|adresse|ville|courriel|tel|telephone|cp|sejour|entree|sortie)(_|$)/i.test(
      name,
    )
  return names.some(isFrench) ? 'fr' : 'en'
}

/** masking.yaml of a draft, a reason above every rule. */
export function formatMaskingDraft(
  { rules, tables }: MaskingDraft,
  { project, told = 'en' }: { readonly project: string; readonly told?: 'en' | 'fr' },
): string {
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  const lines = rules.map(({ table, column, rule, why }) => {
    const reason = why.replace(/\s+/g, ' ')
    return `  # ${reason}\n  - ${flow({ columns: `${table}.${column}`, ...rule })}`
  })
  return `# ${openings[told]}
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
