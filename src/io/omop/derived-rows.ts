import { erasOf, type Stretch } from './eras.js'

export type OmopRow = Record<string, string | null | undefined>

/** When each table's rows begin and end. */
const dates: Readonly<Record<string, readonly [start: string, end: string]>> = {
  visit_occurrence: ['visit_start_date', 'visit_end_date'],
  visit_detail: ['visit_detail_start_date', 'visit_detail_end_date'],
  condition_occurrence: ['condition_start_date', 'condition_end_date'],
  drug_exposure: ['drug_exposure_start_date', 'drug_exposure_end_date'],
  procedure_occurrence: ['procedure_date', 'procedure_end_date'],
  device_exposure: ['device_exposure_start_date', 'device_exposure_end_date'],
  measurement: ['measurement_date', 'measurement_date'],
  observation: ['observation_date', 'observation_date'],
  specimen: ['specimen_date', 'specimen_date'],
  episode: ['episode_start_date', 'episode_end_date'],
}

/** Rows that follow from those drawn of whole people: deaths, a period from the first event to the last, and eras. */
export function derivedRows(rows: ReadonlyMap<string, readonly OmopRow[]>): [name: string, rows: OmopRow[]][] {
  return [
    ['death', deaths(rows.get('person') ?? [])],
    ['observation_period', periods(rows)],
    [
      'condition_era',
      eras(rows.get('condition_occurrence') ?? [], 'condition').map(({ of, person, era }) => ({
        ...{ person_id: person, condition_concept_id: of },
        ...{ condition_era_start_date: dateText(era.start), condition_era_end_date: dateText(era.end) },
        condition_occurrence_count: String(era.count),
      })),
    ],
    [
      'drug_era',
      eras(rows.get('drug_exposure') ?? [], 'drug').map(({ of, person, era }) => ({
        ...{ person_id: person, drug_concept_id: of },
        ...{ drug_era_start_date: dateText(era.start), drug_era_end_date: dateText(era.end) },
        ...{ drug_exposure_count: String(era.count), gap_days: String(era.gapDays) },
      })),
    ],
  ]
}

function deaths(people: readonly OmopRow[]): OmopRow[] {
  return people.flatMap(({ person_id, death_date, death_cause_concept_id }) =>
    typeof death_date === 'string'
      ? [{ person_id, death_date: death_date.slice(0, 10), cause_concept_id: death_cause_concept_id }]
      : [],
  )
}

function periods(rows: ReadonlyMap<string, readonly OmopRow[]>): OmopRow[] {
  const spans = new Map<string, { start: number; end: number }>()
  for (const [name, own] of rows)
    for (const row of own) {
      const stretch = stretchOf(row, dates[name])
      if (stretch === undefined || typeof row.person_id !== 'string') continue
      const known = spans.get(row.person_id)
      if (known === undefined) spans.set(row.person_id, { ...stretch })
      else {
        known.start = Math.min(known.start, stretch.start)
        known.end = Math.max(known.end, stretch.end)
      }
    }
  return [...spans].map(([person_id, { start, end }]) => ({
    ...{ person_id, observation_period_start_date: dateText(start), observation_period_end_date: dateText(end) },
    // "Period covering healthcare encounters": what a period from the first event to the last is.
    period_type_concept_id: '44814724',
  }))
}

function eras(rows: readonly OmopRow[], what: 'condition' | 'drug') {
  const records = new Map<string, { readonly person: string; readonly of: string; readonly stretches: Stretch[] }>()
  for (const row of rows) {
    const of = row[`${what}_concept_id`]
    const stretch = stretchOf(row, dates[what === 'drug' ? 'drug_exposure' : 'condition_occurrence'])
    // No era is of what matched no concept.
    if (
      stretch === undefined ||
      typeof of !== 'string' ||
      /^(?!.*\[[1-9]\d*\]$)/.test(of) ||
      typeof row.person_id !== 'string'
    )
      continue
    const key = JSON.stringify([row.person_id, of])
    const known = records.get(key)
    if (known === undefined) records.set(key, { person: row.person_id, of, stretches: [stretch] })
    else known.stretches.push(stretch)
  }
  return [...records.values()].flatMap(({ person, of, stretches }) =>
    erasOf(stretches).map((era) => ({ person, of, era })),
  )
}

function stretchOf(row: OmopRow, columns: readonly [string, string] | undefined): Stretch | undefined {
  const start = columns && momentOf(row[columns[0]])
  if (columns === undefined || start === undefined) return undefined
  return { start, end: Math.max(start, momentOf(row[columns[1]]) ?? start) }
}

function momentOf(text: string | null | undefined): number | undefined {
  const moment = typeof text === 'string' ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}

function dateText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
