import type { Issue } from '../../errors.js'
import type { Column } from '../column.js'
import type { ColumnKind, ColumnSchema, Role, Schema } from '../schema.js'
import type { Table } from '../table.js'
import type { DateHints, DateReadings } from './date-hints.js'
import { decimalHint } from './decimal-hint.js'
import { dateHints } from './find-date-hints.js'
import { guessCodes } from './guess-codes.js'
import { guessDatetime } from './guess-datetime.js'
import { guessKind } from './guess-kind.js'
import { guessPatient } from './guess-patient.js'
import { guessRole } from './guess-role.js'
import { identifierEvidence } from './identifier-evidence.js'
import type { InferOptions } from './infer-options.js'
import { guess, type KindGuess } from './kind-guess.js'
import type { ColumnQuestion } from './marker-candidate.js'
import { findMissingMarkers, type MarkerAnswers } from './missing-markers.js'
import { readsAll } from './reads-all.js'
import { surrogateOf } from './surrogate-of.js'
import { type NotationHints, profileTexts, type TextProfile, withoutTexts } from './text-profile.js'
import { toldDate, toldMarkers } from './told.js'

export interface InferredColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly role: Role
  readonly missingShare: number
  /** Distinct present cells. */
  readonly distinct: number
  /** The evidence for the kind and the reason for the role. */
  readonly why: string
  /** What a person should look at; rows are named, cells never. */
  readonly warnings: readonly Issue[]
  /** Texts that may stand for missing, with what was taken. */
  readonly questions: readonly ColumnQuestion[]
  /** Of dates that can be read in two ways, where nothing tells which. */
  readonly readings?: DateReadings
}

/**
 * A schema from all rows of a raw table, with the evidence for each guess. Roles are suggestions. Bounds are not
 * inferred: the extremes of a table are somebody's values. O(rows × columns).
 */
export function inferSchema(
  raw: Table,
  options: InferOptions,
): { readonly schema: Schema; readonly columns: readonly InferredColumn[] } {
  const { name, notation, dateFormat } = options
  const profiles = raw.columns.map((column) => options.profiles?.get(column.name) ?? profileTexts(column))
  const hints = { ...decimalHint(profiles), ...(notation?.delimiter && { delimiter: notation.delimiter }) }
  const look = (column: Column, profile: TextProfile, dates?: DateHints) => {
    // Numbers of a typed file have no notation of their own.
    const notation: NotationHints = column.type === 'number' ? { decimal: '.' } : hints
    const told = {
      answers: toldMarkers(column.name, options),
      dateFormat: options.dateFormats?.get(column.name) ?? dateFormat,
    }
    return inferProfile(column.name, { ...profile, hints: { ...notation, ...(dates && { dates }) } }, told)
  }
  const first = raw.columns.map((column, index) => {
    options.onColumn?.(index)
    return look(column, profiles[index] as TextProfile)
  })
  const seen = first.map(({ schema, report }, index) => ({
    schema,
    profile: profiles[index] as TextProfile,
    readings: report.readings,
  }))
  const dates = dateHints(seen, dateFormat)
  // What a column cannot tell alone, the dates of others may.
  const inferred = first.map((each, index) =>
    isOpenDate(each) ? look(raw.columns[index] as Column, profiles[index] as TextProfile, dates) : each,
  )
  const columns = inferred.map(({ schema }) => schema)
  const patient = guessPatient(raw, columns)
  const timeToEvent = guessTimeToEvent(columns)
  const schema: Schema = { name, columns, ...(patient && { patient }), ...(timeToEvent && { timeToEvent }) }
  return { schema, columns: inferred.map(({ report }) => report) }
}

export interface Inferred {
  readonly schema: ColumnSchema
  readonly report: InferredColumn
}

/** Dates that other columns may tell more of: the order of day and month, the century of two digits. */
function isOpenDate({ schema: { kind, format = '' }, report }: Inferred): boolean {
  return kind === 'datetime' && (report.readings !== undefined || /YY(?!Y)(?<!YYY)/.test(format))
}

/** One column, seen alone. */
export function inferColumn(column: Column): Inferred {
  return inferProfile(column.name, profileTexts(column))
}

interface Told {
  readonly answers?: MarkerAnswers
  readonly dateFormat?: string | undefined
}

function inferProfile(name: string, all: TextProfile, { answers, dateFormat }: Told = {}): Inferred {
  const { texts: missing, questions } = findMissingMarkers(all, answers)
  const profile = withoutTexts(all, missing)
  const date = toldDate(profile, dateFormat) ?? guessDatetime(name, profile)
  const codes = date === undefined ? guessCodes(name, profile) : undefined
  const named = date === undefined && codes === undefined ? identifierEvidence(name, profile) : undefined
  const kind: KindGuess =
    date ?? codes ?? (named === undefined ? guessKind(name, profile) : guess({ kind: named.kind }, named.why))
  const role =
    named === undefined ? guessRole(name, kind.schema) : { role: 'direct-identifier' as const, why: 'never learnt' }
  const markers = [...missing].filter((text) => text.trim() !== '').map((text) => text.trim())
  const described: ColumnSchema = {
    name,
    ...kind.schema,
    role: role.role,
    ...surrogateOf(name, named?.form, profile.texts),
    ...(markers.length > 0 && { missing: [...new Set(markers)] }),
    ...missingTextOf(all, missing),
  }
  // One odd cell stops nobody: it is reported by row, and missing.
  const schema: ColumnSchema = readsAll(described, profile.texts) ? described : { ...described, unreadable: 'missing' }
  return {
    schema,
    report: {
      name,
      kind: schema.kind,
      role: schema.role,
      missingShare: profile.rowCount === 0 ? 0 : profile.missing / profile.rowCount,
      distinct: profile.texts.length,
      why: `${[kind.why, ...takenForMissing(markers)].join(', ')}; ${role.why}`,
      warnings: kind.warnings,
      questions,
      ...(kind.readings && { readings: kind.readings }),
    },
  }
}

/** The marker that most missing cells have, where more have one than are blank. */
function missingTextOf(
  { texts, counts, missing }: TextProfile,
  markers: ReadonlySet<string>,
): Pick<ColumnSchema, 'missingText'> {
  let most = missing
  let found: string | undefined
  texts.forEach((text, at) => {
    if (!markers.has(text) || (counts[at] ?? 0) <= most) return
    most = counts[at] ?? 0
    found = text.trim()
  })
  return found === undefined || found === '' ? {} : { missingText: found }
}

function guessTimeToEvent(columns: readonly ColumnSchema[]): Schema['timeToEvent'] {
  const time = columns.find(
    ({ name, kind }) => kind === 'numeric' && /^(time|futime|survival_?time|os_?time)$/i.test(name),
  )
  const event = columns.find(
    ({ name, kind }) => kind !== 'numeric' && /^(status|event|death|dead|died|os_?event)$/i.test(name),
  )
  return time === undefined || event === undefined ? undefined : [{ time: time.name, event: event.name }]
}

function takenForMissing(markers: readonly string[]): string[] {
  return markers.length === 0 ? [] : [`${markers.map((text) => JSON.stringify(text)).join(', ')} missing`]
}
