import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadLinked } from '../../../src/pipeline/linked/index.js'
import { type Column, cellAt, levelColumn, Table } from '../../../src/table/index.js'
import { LinkedTables, lift, unlift } from '../../../src/table/linked/index.js'

// A tree as OMOP has it under names of its own (a folder with OMOP's names is read by src/io/omop): person, visit, measurement, with
// the person on every row and conditions that belong to no visit.
const folder = mkdtempSync(join(tmpdir(), 'tree-'))
afterAll(() => rmSync(folder, { recursive: true }))
const people = Array.from({ length: 30 }, (_, person) => person + 1)
const visits = people.flatMap((person) => [0, 1, 2].map((visit) => ({ person, id: 1000 + person * 7 + visit })))
const day = (visit: number) => `2020-0${1 + (visit % 3)}-1${visit % 7}`
const files: Readonly<Record<string, readonly string[]>> = {
  'person.csv': ['person_id,gender_concept_id', ...people.map((id) => `${id},${id % 2 ? 8507 : 8532}`)],
  'enrolment.csv': [
    'observation_period_id,person_id,start_date',
    ...people.map((id) => `${id},${id},2019-01-0${1 + (id % 9)}`),
  ],
  'visit.csv': [
    'visit_occurrence_id,person_id,visit_start_date,preceding_visit_occurrence_id',
    ...visits.map(({ id, person }, row) => `${id},${person},${day(row)},${row % 3 === 0 ? '' : id - 1}`),
  ],
  'measurement.csv': [
    'measurement_id,person_id,measurement_concept_id,value_as_number,visit_occurrence_id',
    ...visits.flatMap(({ id, person }, row) =>
      [3, 4].map((concept) => `${id * 2 + concept},${person},30${concept},${row + concept / 2},${id}`),
    ),
  ],
  'condition.csv': [
    'condition_occurrence_id,person_id,condition_concept_id,visit_occurrence_id',
    ...visits.map(({ id, person }, row) => `${id + 3},${person},40${row % 4},${row === 5 ? '' : id}`),
  ],
  'concept.csv': ['concept_id,concept_name', ...[303, 304, 400, 401, 402, 403, 8507, 8532].map((id) => `${id},c${id}`)],
}
for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
const { tables, schema, findings, faults } = await loadLinked({ input: folder })
const of = (name: string) => schema.tables.find((each) => each.name === name)

test('a measurement hangs on its visit, the visit on the person', () => {
  expect(of('person')).toMatchObject({ key: 'person_id' })
  expect(of('visit')?.parent).toEqual({ table: 'person', column: 'person_id' })
  for (const name of ['measurement', 'condition'])
    expect(of(name)?.parent).toEqual({ table: 'visit', column: 'visit_occurrence_id' })
  expect(of('enrolment')?.parent).toEqual({ table: 'person', column: 'person_id' })
})

test('the person on every row, and concepts, are references; a list of concepts is nobody’s', () => {
  expect(of('measurement')?.references).toEqual([
    { column: 'measurement_concept_id', table: 'concept' },
    { column: 'person_id', table: 'person' },
  ])
  expect(of('concept')?.parent).toBeUndefined()
  expect(of('measurement')?.columns.find(({ name }) => name === 'measurement_concept_id')?.kind).toBe('categorical')
})

test('rows without a visit are dropped, by the proposal, and said', () => {
  expect(of('condition')?.orphans).toBe('drop')
  expect(faults.map(({ kind, table, rows }) => [kind, table, rows])).toEqual([['missing-parent', 'condition', [5]]])
  expect(findings).toContainEqual({
    ...{ what: 'without-parent', table: 'condition', column: 'visit_occurrence_id' },
    ...{ other: 'visit.visit_occurrence_id', count: 1, of: 90 },
  })
})

test('the person of a measurement is that of its visit, also of visits that were made', () => {
  const { tables: lifted, lifts } = lift(tables)
  expect(lifted.table('measurement').columnNames).not.toContain('person_id')
  // Visits change hands: person 1 gets those of person 30, and so on.
  const handed = (column: Column): Column =>
    column.name === 'person_id'
      ? levelColumn(
          'person_id',
          texts(column).map((id) => String(31 - Number(id))),
        )
      : column
  const all = new Map(lifted.schema.tables.map(({ name }) => [name, lifted.table(name)]))
  const own = lifted.table('visit')
  all.set('visit', Table.of(own.columns.map(handed)))
  const back = unlift(LinkedTables.of(all, lifted.schema), lifts)
  const measured = back.table('measurement')
  const visitOf = new Map(
    texts(back.table('visit').column('visit_occurrence_id')).map((id, row) => [
      id,
      texts(back.table('visit').column('person_id'))[row],
    ]),
  )
  const [person, visit] = [texts(measured.column('person_id')), texts(measured.column('visit_occurrence_id'))]
  expect(person).toHaveLength(180)
  expect(person.every((id, row) => id === visitOf.get(visit[row]!))).toBe(true)
  expect(measured.columnNames).toEqual(files['measurement.csv']![0]!.split(','))
})

function texts(column: Column): string[] {
  const size = column.type === 'level' ? column.codes.length : column.values.length
  return Array.from({ length: size }, (_, row) => String(cellAt(column, row)))
}
