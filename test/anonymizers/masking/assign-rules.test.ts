import { expect, test } from 'vitest'
import { compileMasker, maskingOptions } from '../../../anonymizers/index.js'
import type { DatabaseSchema, DatabaseTable } from '../../../src/table/linked/index.js'
import { ring, schemaOf } from './mask-cells.js'

const derive = (domain: string, purpose: string) => ring().derive(domain, purpose)
const compile = (schema: DatabaseSchema, options: object) =>
  compileMasker(schema, { options: maskingOptions.parse(options), derive })

function problemsOf(schema: DatabaseSchema, options: object): string[] {
  try {
    compile(schema, options)
  } catch (error) {
    const { issues } = error as { issues: readonly { message: string; file?: string; column?: string }[] }
    return issues.map(({ message, file, column }) =>
      [file, column, message].filter((part) => part !== undefined).join(' '),
    )
  }
  return []
}

const reference = (columns: string[], table: string, to = columns): Partial<DatabaseTable> => ({
  references: [{ columns, table, to }],
})

test('a column without a rule, a rule without a column and two rules for one are named together', () => {
  const rules = [
    { columns: 'people.nam', mask: 'keep' },
    { columns: ['people.id', 'people.sex'], mask: 'keep' },
    { columns: 'people.sex', mask: 'null' },
  ]
  expect(problemsOf(schemaOf({ people: ['id', 'name', 'sex'] }), { rules })).toEqual([
    'people name no rule (keep says that nothing is done)',
    'people sex rules 2 and 3 are both for it',
    'rule 1: no column is called people.nam (did you mean "people.name"?)',
  ])
})

test('a name beats a pattern', () => {
  const rules = [
    { columns: '*.*', mask: 'keep' },
    { columns: 'people.name', mask: 'null' },
  ]
  const masker = compile(schemaOf({ people: ['id', 'name'] }), { rules })
  expect(masker.table('people').changed).toEqual(['name'])
})

test('keys that join have one rule and one domain, also composite, self-referencing and cyclic ones', () => {
  const schema = schemaOf(
    { a: ['x', 'y', 'boss'], b: ['x', 'y', 'of'], c: ['key'] },
    {
      a: {
        references: [
          { columns: ['boss'], table: 'a', to: ['x'] },
          { columns: ['y'], table: 'c', to: ['key'] },
        ],
      },
      b: reference(['x', 'y'], 'a'),
      c: reference(['key'], 'b', ['of']),
    },
  )
  const rules = [{ columns: ['a.*', 'b.*', 'c.*'], mask: 'token' }]
  const domains = Object.fromEntries(
    compile(schema, { rules }).tables.flatMap(({ name, columns }) =>
      columns.map(({ column, domain }) => [`${name}.${column}`, domain]),
    ),
  )
  expect(domains['a.x']).toBe(domains['b.x'])
  expect(domains['a.boss']).toBe(domains['a.x'])
  expect(new Set([domains['a.y'], domains['b.y'], domains['c.key'], domains['b.of']]).size).toBe(1)
  expect(domains['a.y']).not.toBe(domains['a.x'])
})

test('two rules, or two domains, for columns that keys join are a conflict that names both', () => {
  const schema = schemaOf({ people: ['id'], visits: ['person'] }, { visits: reference(['person'], 'people', ['id']) })
  const rules = [
    { columns: 'people.id', mask: 'ff1', domain: 'one' },
    { columns: 'visits.person', mask: 'token', domain: 'two' },
  ]
  expect(problemsOf(schema, { rules })).toEqual([
    'people id domains "one" and "two" are joined by keys',
    'visits person rule 2 (token) and rule 1 (ff1 of people.id) differ, and keys join the columns',
  ])
})

test('a unique column needs a rule that makes no two values one', () => {
  const schema = schemaOf({ people: ['id', 'nir'] }, { people: { primaryKey: ['id'], unique: [['nir']] } })
  const rules = [
    { columns: 'people.id', mask: 'token', form: 'decimal:12' },
    { columns: 'people.nir', mask: 'pick', list: 'fr/last-names' },
  ]
  expect(problemsOf(schema, { rules })).toEqual([
    'people id rule 1 (token) may make two values one, and the column is unique',
    'people nir rule 2 (pick) may make two values one, and the column is unique',
  ])
  expect(problemsOf(schema, { rules: [{ columns: 'people.*', mask: 'token' }] })).toEqual([])
})

test('dates cannot move where nobody is named, nor forward past the day the data are of', () => {
  const schema = schemaOf({ visits: ['person', 'day'] })
  const rules = [
    { columns: 'visits.day', mask: 'date-shift', direction: 'both' },
    { columns: 'visits.person', mask: 'token' },
  ]
  expect(problemsOf(schema, { rules, asOf: '2026-01-01' })).toEqual([
    'visits day rule 1 (date-shift): the table does not say whose row it is (patients)',
    'visits day rule 1 (date-shift): direction: both may pass the day asOf: use past',
  ])
})

test('masks that follow each other in a circle are refused', () => {
  const rules = [
    { columns: 't.a', mask: 'template', text: '{{b}}' },
    { columns: 't.b', mask: 'template', text: '{{a}}' },
  ]
  expect(() => compile(schemaOf({ t: ['a', 'b'] }), { rules })).toThrow('follow each other in a circle')
})

test('what a mask does not know is refused by name', () => {
  const parse = (rule: object) => maskingOptions.safeParse({ rules: [{ columns: 't.a', ...rule }] })
  expect(parse({ mask: 'ff1', digitz: 3 }).success).toBe(false)
  expect(parse({ mask: 'token', form: 'decimal:6' }).success).toBe(false)
  expect(parse({ mask: 'md5' }).error?.issues[0]?.message).toContain('unknown mask (known: keep, drop')
})

test('dates of a person move by one amount in all columns', () => {
  const rules = [
    { columns: 'a.d', mask: 'date-shift' },
    { columns: 'b.d', mask: 'date-shift', days: 30 },
    { columns: '*.p', mask: 'token' },
  ]
  expect(problemsOf(schemaOf({ a: ['p', 'd'], b: ['p', 'd'] }), { rules, patients: { a: 'p', b: 'p' } })).toEqual([
    'b d rule 2 moves dates of a person by 1 to 30 days, past, and rule 1 by 1 to 365 days, past',
  ])
})

test('whose row it is, is masked alike in all tables, keys declared or not', () => {
  const rules = [
    { columns: 'a.p', mask: 'ff1' },
    { columns: 'b.*', mask: 'keep' },
  ]
  const schema = schemaOf({ a: ['p'], b: ['p'] })
  expect(problemsOf(schema, { rules, patients: { a: 'p', b: 'p' } })).toEqual([
    'b p rule 2 (keep) and rule 1 (ff1 of a.p) differ, and keys join the columns',
  ])
})
