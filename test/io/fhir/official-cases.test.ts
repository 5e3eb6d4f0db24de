import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileView, parseView, type Resource } from '../../../src/io/fhir/index.js'

// The test suite of SQL-on-FHIR v2 (FHIR/sql-on-fhir-v2 at 49fc1ad), read from beside the project.
const folder = join(import.meta.dirname, '../../../../shared/datasets/sql-on-fhir-tests')

/** Cases that are not supported: this list may only shrink. */
const unsupported: readonly string[] = []

interface Case {
  readonly title: string
  readonly view: unknown
  readonly expect?: readonly Readonly<Record<string, unknown>>[]
  readonly expectColumns?: readonly string[]
  readonly expectCount?: number
  readonly expectError?: boolean
}

const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []

describe.skipIf(files.length === 0)('official cases', () => {
  let cases = 0
  for (const file of files) {
    const suite = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly resources: readonly Resource[]
      readonly tests: readonly Case[]
    }
    for (const each of suite.tests) {
      cases++
      const name = `${file}: ${each.title}`
      test.skipIf(unsupported.includes(name))(name, () => {
        const run = () => {
          const compiled = compileView(parseView(each.view))
          const rows = suite.resources.flatMap((resource) => compiled.rows(resource))
          return { columns: compiled.columns, rows }
        }
        if (each.expectError === true) {
          expect(run).toThrow()
          return
        }
        const { columns, rows } = run()
        if (each.expectColumns) expect(columns).toEqual(each.expectColumns)
        if (each.expectCount !== undefined) expect(rows).toHaveLength(each.expectCount)
        if (each.expect === undefined) return
        const found = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
        expect(sorted(found)).toEqual(sorted(each.expect))
      })
    }
  }
  test('are 93', () => expect(cases).toBe(93))
})

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
}
