import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { findHierarchy } from '../../src/identity/index.js'
import { inferSchema, levelColumn, Table } from '../../src/table/index.js'

const page = await readFile(new URL('../../docs/codes-and-places.md', import.meta.url), 'utf8')

test('the ancestors in the table of systems are those of the code', () => {
  const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \|.*\| (\S+): ([^|]+) \|$/gm)]
  expect(rows.map(([, id]) => id)).toEqual(['icd-10', 'atc', 'fr-postcode', 'us-zip'])
  for (const [, id = '', code = '', ancestors] of rows)
    expect(findHierarchy(id)?.ancestorsOf(code), id).toEqual(ancestors?.split(', '))
})

test('the counts of French postcodes are those of the table', () => {
  const regions = findHierarchy('fr-postcode')?.regions
  const codes = regions?.all().flatMap((region) => regions.codesOf(region)) ?? []
  expect(page).toContain(`The French table has ${codes.length.toLocaleString('en')} postcodes`)
  const shareOf = (pattern: RegExp, of: number) =>
    Math.round((100 * codes.filter((code) => pattern.test(code)).length) / of)
  expect([shareOf(/[1-9]$/, 87_300), shareOf(/[1-9]0$/, 8730), shareOf(/[1-9]00$/, 873)]).toEqual([1, 53, 85])
  expect(page).toContain(
    'one number of five digits in a hundred is a French postcode, of round tens half, of round hundreds 85',
  )
})

test('the names that keep a column from being looked at do so', () => {
  const towns = '75001 75011 69003 69007 13008 33220 44000 44100'.split(' ')
  const cells = Array.from({ length: 200 }, (_, row) => towns[row % towns.length] ?? '')
  const hierarchyOf = (name: string) =>
    inferSchema(Table.of([levelColumn(name, cells)]), { name: 't' }).schema.columns[0]?.hierarchy
  expect(hierarchyOf('x')).toBe('fr-postcode')
  for (const name of ['ward', 'room', 'dose', 'procedure', 'lab', 'patient_id', 'record_id'])
    expect(hierarchyOf(name), name).toBeUndefined()
})
