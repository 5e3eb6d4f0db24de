import { describe, expect, test } from 'vitest'
import { codeOfRuns, foldedCounts, runsOf } from '../../../src/counts/index.js'
import { testDatabases } from '../../io/sql/test-databases.js'

const numbers = [-1e300, -2.5, -0.1, 0, 0.1, 1, 7, 1e21]
const texts = ['', 'A', 'Z', 'a', "it's", 'z', 'é', '北']
/** Neighbours share codes, so that runs hold several cells. */
const codes = [0, 0, 1, 2, 2, 3, 4, 4]
const missingCode = 5

test('cells of one code in a row are one run', () => {
  expect(runsOf(numbers, codes)).toEqual([
    { from: -1e300, code: 0 },
    { from: -0.1, code: 1 },
    { from: 0, code: 2 },
    { from: 1, code: 3 },
    { from: 7, code: 4 },
  ])
  expect(codeOfRuns({ cell: 'c', isMissing: 'c IS NULL', missingCode, runs: [] })(String)).toBe(
    'CASE WHEN c IS NULL THEN 5 ELSE 5 END',
  )
})

describe.each(testDatabases.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test.skipIf(kind.lacks !== undefined)(
    'codes cells as their runs say',
    async () => {
      const base = await kind.prepare()
      const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
      const cells = numbers.map((number, at) => `(${number}, ${quoted(texts[at]!)})`)
      const text = kind.dialect === 'mysql' ? 'varchar(20) CHARACTER SET utf8mb4' : 'varchar(20)'
      await base.run([
        `CREATE TABLE $.cells (x double precision, t ${text})`,
        `INSERT INTO $.cells VALUES ${[...cells, '(NULL, NULL)'].join(', ')}`,
      ])
      const database = await base.open('read')
      const { dialect } = database
      const exact = dialect.exactText(dialect.quote('t'))
      const source = await foldedCounts(database, {
        relation: { table: 'cells', schema: base.schema },
        columns: [
          {
            name: 'x',
            size: 6,
            code: codeOfRuns({ cell: 'x', isMissing: 'x IS NULL', missingCode, runs: runsOf(numbers, codes) }),
          },
          {
            name: 't',
            size: 6,
            code: codeOfRuns({ cell: exact, isMissing: 't IS NULL', missingCode, runs: runsOf(texts, codes) }),
          },
        ],
      })
      const [x, t, both] = await source.counts([['x'], ['t'], ['x', 't']])
      expect([...x!]).toEqual([2, 1, 2, 1, 2, 1])
      expect([...t!]).toEqual([2, 1, 2, 1, 2, 1])
      expect([0, 7, 14, 21, 28, 35].map((cell) => both![cell])).toEqual([2, 1, 2, 1, 2, 1])
      await database.close()
      await base.dispose()
    },
    120_000,
  )
})
