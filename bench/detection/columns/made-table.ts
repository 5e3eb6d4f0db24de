import { createRng, type Rng } from '../../../src/math/index.js'
import { type Part, partOf } from '../held-back.js'
import { plusDays } from '../people/dates.js'
import { digits } from '../people/numbers.js'
import { type Country, makePerson, makeProfessional, type Person, type Professional, pick } from '../people/person.js'
import { type Coded, type Drug, diagnoses, drugs, type Test, tests } from '../words/clinical.js'
import type { LabelledColumn, Language, Role } from './labelled-column.js'

/** What a row of a made table is about; a table writes some of it, in its own manner. */
export interface Visit {
  readonly person: Person
  readonly doctor: Professional
  readonly admitted: Date
  readonly discharged: Date
  readonly stayNumber: string
  /** 0 to 13, into the list of wards. */
  readonly ward: number
  readonly diagnosis: Coded
  readonly drug: Drug
  readonly test: Test
}

/** A cell as the file holds it; `rng` is the column's own. */
export type CellOf<Row> = (row: Row, rng: Rng, index: number) => string
export type Cell = CellOf<Visit>

export type MadeColumnOf<Row> = readonly [
  name: string,
  role: Role,
  kind: string,
  cell: CellOf<Row>,
  arguable?: 'arguable',
]
export type MadeColumn = MadeColumnOf<Visit>

export interface MadeTable {
  readonly name: string
  readonly source: string
  readonly country: Country
  readonly rows: number
  /** People the rows are of; as many as rows when not said. */
  readonly people?: number
  readonly columns: readonly MadeColumn[]
}

/** The labelled columns of a made table; the same bytes for the same table and seed. */
export function columnsOf(table: MadeTable, seed = 1): LabelledColumn[] {
  const { name, country, rows, people = rows } = table
  const rng = createRng(`${seed}/${name}`)
  return columnsOver(makeVisits({ country, rows, people }, rng), {
    ...{ table, rng, part: partOf(name) },
    language: languageOf(country),
  })
}

/** The columns of a table over rows that are there already. */
export function columnsOver<Row>(
  rows: readonly Row[],
  {
    table,
    language,
    rng,
    part,
  }: {
    readonly table: {
      readonly name: string
      readonly source: string
      readonly columns: readonly MadeColumnOf<Row>[]
    }
    readonly language: Language
    readonly rng: Rng
    readonly part: Part
  },
): LabelledColumn[] {
  return table.columns.map(([column, role, kind, cell, arguable]) => {
    const own = rng.fork(`column:${column}`)
    return {
      ...{ table: table.name, name: column, source: table.source, language, role, class: kind },
      ...(arguable === undefined ? {} : { arguable: true as const }),
      part,
      values: rows.map((row, index) => cell(row, own, index)),
    }
  })
}

export function languageOf(country: Country): Language {
  return country === 'fr' ? 'fr' : 'en'
}

function makeVisits(
  { country, rows, people }: { readonly country: Country; readonly rows: number; readonly people: number },
  rng: Rng,
): Visit[] {
  const make = rng.fork('people')
  const persons = Array.from({ length: people }, () => makePerson(country, make, { wordNames: make.uniform() < 0.12 }))
  const staff = Array.from({ length: 14 }, () => makeProfessional(country, make))
  const draw = rng.fork('visits')
  return Array.from({ length: rows }, (_, row) => {
    const person = people === rows ? persons[row]! : pick(draw, persons)
    const latest = Date.UTC(2023, 11, 20)
    const earliest = Math.max(Date.UTC(2021, 0, 4), person.born.getTime())
    const seconds = Math.floor((Math.max(latest - earliest, 0) / 1000) * draw.uniform())
    const admitted = new Date(earliest + seconds * 1000)
    return {
      person,
      doctor: pick(draw, staff),
      admitted,
      discharged: plusDays(admitted, Math.floor(-4 * Math.log(1 - draw.uniform()))),
      stayNumber: `${admitted.getUTCFullYear() % 100}${digits(draw, 7)}`,
      ward: draw.below(14),
      diagnosis: pick(draw, diagnoses),
      drug: pick(draw, drugs),
      test: pick(draw, tests),
    }
  })
}
