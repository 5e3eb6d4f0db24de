import { dirname } from 'node:path'
import { stringify } from 'yaml'
import { withBirthsInNumbers } from './births-in-numbers.js'
import { type Position, positionOf } from './document-positions.js'
import { type DraftTable, databaseBeside, draftTables } from './draft-tables.js'
import type { LookedAt } from './look-at-column.js'
import { type ColumnSide, datesOfPeople, ruleOfClass, ruleOfPatients } from './rule-of-class.js'
import { settleKeyRules } from './settle-keys.js'

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
  readonly tables: Readonly<
    Record<
      string,
      { readonly source?: string; readonly format?: 'fhir'; readonly records?: string; readonly patient?: string }
    >
  >
  /** The URL of the database whose tables these are. */
  readonly database?: string
}

/**
 * A rule for every column of a table, a folder of tables or documents (HL7, XML, FHIR), or a database, each with its reason, for a
 * person to correct: nothing is left out silently, and what may identify is never proposed to be kept. Reads all rows.
 */
export async function draftMasking(
  input: string,
  { beside = '.', told = 'en' }: { readonly beside?: string; readonly told?: 'en' | 'fr' } = {},
): Promise<MaskingDraft> {
  const seen = await draftTables(input, beside)
  const numbers = seen.flatMap(({ looked }) => looked.filter(({ found }) => found.class === 'patient-number'))
  const people = new Set([...seen.flatMap(({ patient }) => patient ?? []), ...numbers.map(({ found }) => found.column)])
  const language = languageOf(seen.flatMap(namesOf))
  const tables: Record<string, MaskingDraft['tables'][string]> = {}
  const known = new Map<string, string[]>()
  for (const each of seen) {
    const { name, looked, references, documents } = each
    const pointing = references.find(({ columns, to }) => columns.length === 1 && people.has(to[0]!))?.columns[0]
    const patient = each.patient ?? namesOf(each).find((column) => people.has(column)) ?? pointing
    tables[name] = { ...each.told, ...(patient !== undefined && { patient }) }
    if (patient !== undefined)
      for (const { found } of looked) {
        const type = knownAs[positionOf(found.column, documents ?? '')?.class ?? found.class]
        const before = type === undefined ? [] : (known.get(type) ?? [])
        // A number that stands in every table is the same in all.
        const isThere = before.some((other) => other.endsWith(`.${found.column}`))
        if (type !== undefined && !isThere) known.set(type, [...before, `${name}.${found.column}`])
      }
  }
  const rules = seen.flatMap((table) =>
    table.looked.map((each): ProposedRule => {
      const column = each.found.column
      const patient = tables[table.name]?.patient
      const placed = positionOf(column, table.documents ?? '')
      return {
        table: table.name,
        column,
        ...proposed(each, { own: table.own(column), placed, patient, table, language, known, told }),
      }
    }),
  )
  const database = databaseBeside(input, beside)
  return {
    rules: withBirthsInNumbers(settleKeyRules(rules, { tables: seen, told }), {
      ...{ tables: seen, told },
      patients: new Set(Object.keys(tables).filter((name) => tables[name]?.patient !== undefined)),
    }),
    tables,
    ...(database !== undefined && { database }),
  }
}

function namesOf({ looked }: DraftTable): string[] {
  return looked.map(({ found }) => found.column)
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

/** A day that so many cells share is known: whoever sees it moved knows by how much. */
const sharedDay = 0.05

interface Known {
  readonly own: ReturnType<DraftTable['own']>
  /** What the standard of its format says of its place. */
  readonly placed: Position | undefined
  readonly patient: string | undefined
  readonly table: DraftTable
  readonly language: 'fr' | 'en'
  /** Columns that say of people what notes may say too, by what they say. */
  readonly known: ReadonlyMap<string, readonly string[]>
  /** The language of reasons. */
  readonly told: 'en' | 'fr'
}

function proposed(
  { found: detected, values, endOfAll }: LookedAt,
  { own, placed, patient, table, language, known, told }: Known,
): Pick<ProposedRule, 'rule' | 'why'> {
  if (placed?.rule !== undefined) return { rule: placed.rule, why: reasons.placed[told](placed.title[told]) }
  const found =
    placed?.class === undefined
      ? detected
      : { ...detected, class: placed.class, role: placed.class === 'free-text' ? 'sensitive' : 'direct' }
  if (found.column === patient) return { rule: ruleOfPatients(values), why: reasons.patient[told] }
  const side: ColumnSide = {
    language,
    format: own?.format === 'date' || own?.format === 'datetime' ? undefined : own?.format,
    hasPatient: patient !== undefined,
    sex: namesOf(table).find((other) => /^(sex|sexe|gender|genre|PID-8(\.1)?|Patient\.gender)$/i.test(other)),
    values,
    hierarchy: own?.hierarchy === 'fr-postcode' || own?.hierarchy === 'us-zip' ? own.hierarchy : undefined,
  }
  const seen = [found.title, ...found.evidence].map((each) => each[told]).join(told === 'fr' ? ' ; ' : '; ')
  const why = placed === undefined ? seen : reasons.placed[told](placed.title[told])
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
  placed: {
    en: (what: string) => `by its place, ${what}`,
    fr: (what: string) => `par sa place, ${what}`,
  },
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
  { rules, tables, database }: MaskingDraft,
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
${database === undefined ? '' : `${flow({ database }).replace(/^\{\s*|\s*\}$/g, '')}\n`}tables:
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
