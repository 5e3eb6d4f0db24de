import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import { formatSchema, parseSchema } from '../../src/table/index.js'
import { schemaFile } from '../../src/table/schema-file.js'

const full = `
name: visits
patient: id
timeToEvent:
  - { time: days, event: died }
rules:
  - { name: order, expression: days >= 0 }
columns:
  - { name: id, kind: identifier, role: direct-identifier }
  - { name: days, kind: numeric, role: outcome, unit: d, precision: 0, bounds: { min: 0 }, missing: ["-9", NA] }
  - { name: died, kind: boolean, role: outcome, levels: [0, 1] }
  - { name: seen, kind: datetime, format: date, bounds: { min: 2020-01-01, max: 2024-02-29 } }
  - { name: grade, kind: ordinal, levels: [low, mid, high], description: by eye }
  - { name: crp, kind: numeric, decimal: "," }
`

function issuesOf(text: string): string[] {
  try {
    parseSchema(text, { file: 's.yaml' })
  } catch (error) {
    if (error instanceof MirrorwardError) return error.issues.map(({ message }) => message)
  }
  throw new Error('no error')
}

test('reads every part of a schema', () => {
  const schema = parseSchema(full)
  expect(schema.patient).toBe('id')
  expect(schema.columns[1]).toEqual({
    name: 'days',
    kind: 'numeric',
    role: 'outcome',
    unit: 'd',
    precision: 0,
    bounds: { min: 0 },
    missing: ['-9', 'NA'],
  })
  expect(schema.columns[2]?.levels).toEqual(['0', '1'])
  expect(schema.columns[3]).toMatchObject({ role: 'feature', bounds: { min: 1577836800000, max: 1709164800000 } })
})

test('writes what it reads', () => {
  const schema = parseSchema(full)
  expect(parseSchema(formatSchema(schema))).toEqual(schema)
})

const column = (rest: string) => `name: t\ncolumns:\n  - { name: a, ${rest} }\n`

test.each([
  [column('kind: number'), /^columns\[0\]\.kind: /],
  [column('kind: numeric, role: king'), /^columns\[0\]\.role: /],
  [column('kind: numeric, colour: red'), /^columns\[0\]\.colour: unknown key$/],
  [column('kind: ordinal'), /^columns\[0\]\.levels: an ordinal column needs them/],
  [column('kind: categorical, levels: [x, x]'), /^columns\[0\]\.levels: a level occurs twice/],
  [column('kind: categorical, precision: 2'), /^columns\[0\]\.precision: only of a numeric column/],
  [column('kind: numeric, bounds: { min: 3, max: 2 }'), /^columns\[0\]\.bounds: min is above max/],
  [column('kind: datetime, bounds: { min: 2024-02-30 }'), /^columns\[0\]\.bounds\.min: a date/],
  [column('kind: categorical, bounds: { min: 1 }'), /^columns\[0\]\.bounds: not of a categorical column/],
  [`patient: p\n${column('kind: numeric')}`, /^patient: no column is called "p"/],
  [`timeToEvent: [{ time: a, event: e }]\n${column('kind: numeric')}`, /^timeToEvent\[0\]\.event: no column/],
  [`rules: [{ expression: "a >" }]\n${column('kind: numeric')}`, /^rules\[0\]\.expression: .*character/],
  [`rules: [{ expression: "b > 2" }]\n${column('kind: numeric')}`, /^rules\[0\]\.expression: no column is called "b"/],
  ['name: t\ncolumns: []', /^columns: /],
  ['name: t', /^columns: /],
  ['- a', /^schema: /],
  ['name: "t', /^not YAML at line 1/],
])('says what is wrong and where: %s', (text, message) => {
  expect(issuesOf(text)).toEqual([expect.stringMatching(message)])
})

test('lists every problem, each with the file', () => {
  const text = 'name: t\ncolumns:\n  - { name: a, kind: number }\n  - { name: a, kind: numeric, role: king }\n'
  expect(issuesOf(text)).toHaveLength(2)
  expect(() => parseSchema(text, { file: 's.yaml' })).toThrow(
    expect.objectContaining({
      code: 'bad-schema',
      issues: [{ message: expect.any(String), file: 's.yaml' }, expect.anything()],
    }),
  )
})

test('the published JSON Schema is the one that is checked', () => {
  const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schema.schema.json'), 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(schemaFile, { io: 'input' }))))
})
