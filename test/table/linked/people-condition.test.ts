import { expect, test } from 'vitest'
import { parsePeopleCondition, peopleWhere } from '../../../src/table/linked/index.js'
import { clinic, visitsSchema } from '../../models/histories/visits.js'

const both = { schema: visitsSchema, released: visitsSchema }
const tables = clinic(60, 3)
const forms = { normal: tables, linked: tables, released: tables }

function truthOf(text: string): Int8Array {
  return peopleWhere(text, both).accept!.truth(forms)
}

/** People by hand: for each, their rows of visits. */
function byHand(isMeant: (rows: readonly number[], person: number) => boolean): number[] {
  const whose = tables.parentRows('visits')
  return Array.from({ length: tables.table('patients').rowCount }, (_, person) => {
    const rows = Array.from(whose.keys()).filter((row) => whose[row] === person)
    return isMeant(rows, person) ? 1 : 0
  })
}

const marker = tables.table('visits').column('marker')
const sex = tables.table('patients').column('sex')
const markerOf = (row: number) => (marker.type === 'number' ? marker.values[row]! : Number.NaN)
const isWoman = (person: number) => sex.type === 'level' && sex.levels[sex.codes[person]!] === 'f'

test('rows of a person are counted, all or those that satisfy a condition', () => {
  expect([...truthOf('count(visits) >= 3')]).toEqual(byHand((rows) => rows.length >= 3))
  expect([...truthOf('count(visits where marker > 0.5) between 1 and 2')]).toEqual(
    byHand((rows) => [1, 2].includes(rows.filter((row) => markerOf(row) > 0.5).length)),
  )
  expect([...truthOf('sex = "f" and not exists(visits where (marker > 0.5 and day < 200) or marker < -1)')]).toEqual(
    byHand((rows, person) => {
      const day = tables.table('visits').column('day')
      const early = (row: number) => day.type === 'number' && day.values[row]! < 200
      return isWoman(person) && !rows.some((row) => (markerOf(row) > 0.5 && early(row)) || markerOf(row) < -1)
    }),
  )
})

test('rows of which the condition is unknown are not counted', () => {
  const stage = tables.table('visits').column('stage')
  const codes = stage.type === 'level' ? stage.codes : []
  expect([...truthOf('exists(visits where stage is missing)')]).toEqual(
    byHand((rows) => rows.some((row) => codes[row]! < 0)),
  )
  expect([...truthOf('count(visits where stage = "a" or stage != "a") = count(visits)')]).toEqual(
    byHand((rows) => rows.every((row) => codes[row]! >= 0)),
  )
})

test('what can be told exactly is evidence: people’s columns, and numbers of all rows', () => {
  const { given, givenCounts, accept } = peopleWhere('sex = "f" and count(visits) >= 3', both)
  expect(given.get('sex')).toEqual({ levels: ['f'], missing: false })
  expect(givenCounts.get('visits')).toEqual({ ranges: [{ min: 3 }], missing: false })
  expect(accept).toBeDefined()
  expect(peopleWhere('sex = "f"', both).accept).toBeUndefined()
  expect(peopleWhere('count(visits where marker > 0) >= 3', both).givenCounts.size).toBe(0)
})

test('a condition that cannot be read says where, one that cannot be asked says what is known', () => {
  const said = (text: string) => {
    try {
      peopleWhere(text, both)
    } catch (error) {
      return (error as Error).message
    }
    return 'read'
  }
  expect(said('count(visits')).toBe('cannot read condition at character 13: expected )')
  expect(said('sex = "f" and exists(visits marker > 1)')).toBe(
    'cannot read condition at character 29: expected where, or ) (names with other signs stand in backticks)',
  )
  expect(said('exists(visits where )')).toBe(
    'cannot read condition at character 21: expected a column, a number or a quoted text',
  )
  expect(said('exists(visits where count(visits) > 1)')).toBe(
    'cannot read condition at character 21: expected a condition on one row: count and exists do not stand in another',
  )
  expect(said('count(visit) > 1')).toBe(
    'condition counts rows of an unknown table: "visit" (did you mean "visits"?) (known: visits)',
  )
  expect(said('count(patients) > 1')).toBe('condition counts rows of an unknown table: "patients" (known: visits)')
  expect(said('exists(visits where makrer > 1)')).toBe(
    'condition names an unknown column: "makrer" (did you mean "marker"?)',
  )
  expect(said('exists(visits where stage = "d")')).toContain('condition names an unknown level: column "stage"')
  expect(said('exists(visits where stage = a)')).toBe('quotes are missing: stage = "a"')
  expect(said('exists(visits where patient = "r1")')).toBe('condition names a column that is not learnt: "patient"')
})

test('a column called count is still a column, and names of tables may stand in backticks', () => {
  expect(parsePeopleCondition('count > 3').counts).toEqual([])
  expect(parsePeopleCondition('count(`lab values` where x > 1) > 3').counts).toMatchObject([{ table: 'lab values' }])
})
