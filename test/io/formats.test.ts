import { expect, test } from 'vitest'
import { formatOf } from '../../src/io/formats.js'

test.each([
  ['a.CSV', 'csv', false],
  ['a.tsv.gz', 'tsv', true],
  ['a.feather', 'arrow', false],
  ['a.xlsx', 'xlsx', false],
  ['a.dta', 'dta', false],
  ['-', 'csv', false],
])('%s is %s', (path, format, gzip) => {
  expect(formatOf(path)).toEqual({ format, gzip })
})

test.each(['a.sav', 'a.sas7bdat', 'a.xls', 'a.ods'])('%s is refused with the page that has the recipe', (path) => {
  expect(() => formatOf(path)).toThrow('docs/formats.md')
})

test.each(['a.xyz', 'a.parquet.gz', 'a.xlsx.gz'])('%s is unknown, and the known ones are listed', (path) => {
  expect(() => formatOf(path)).toThrow(/unknown file format: ".*" \(known: csv, .*xlsx, dta/)
})
