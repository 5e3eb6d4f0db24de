import { expect, test } from 'vitest'
import { createRng, type Rng } from '../../../../../src/math/index.js'
import {
  brokenRows,
  findRelations,
  numberColumn,
  relationText,
  type Schema,
  Table,
} from '../../../../../src/table/index.js'

/** A table of numbers with so many decimals, by name. */
function numbers(
  rowCount: number,
  precision: Readonly<Record<string, number>>,
  row: (rng: Rng) => Readonly<Record<string, number>>,
): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng('formulas')
  const rows = Array.from({ length: rowCount }, () => row(rng))
  const names = Object.keys(precision)
  const columns = names.map((name) =>
    numberColumn(
      name,
      rows.map((cells) => Number(cells[name]!.toFixed(precision[name]))),
    ),
  )
  const described = names.map((name) => ({
    name,
    kind: 'numeric' as const,
    role: 'feature' as const,
    precision: precision[name]!,
  }))
  return { table: Table.of(columns), schema: { name: 't', columns: described } }
}

function found({ table, schema }: { readonly table: Table; readonly schema: Schema }): string[] {
  const relations = findRelations(table, schema).flatMap(({ relation }) =>
    relation.type === 'formula' ? [relation] : [],
  )
  for (const relation of relations) expect(brokenRows(relation, table, schema)).not.toContain(1)
  return relations.map(relationText)
}

test.each<[string, (value: number) => number, string]>([
  ['a natural logarithm', Math.log, 'y = log(x)'],
  ['a logarithm of base 10', Math.log10, 'y = log10(x)'],
  ['a logarithm of what may be 0', (x) => Math.log(x + 1), 'y = log(x + 1)'],
  ['a square root', Math.sqrt, 'y = sqrt(x)'],
  ['a square', (x) => x * x, 'y = x * x'],
  ['a constant times another', (x) => 0.4536 * x, 'y = x * 0.4536'],
  ['days as years', (x) => x / 365.25, 'y = x / 365.25'],
  ['pence as pounds', (x) => x / 100, 'y = x / 100'],
])('%s is found', (_, curve, text) => {
  const table = numbers(300, { x: 0, y: 4 }, (rng) => {
    const x = 1 + rng.below(5000)
    return { x, y: curve(x) }
  })
  expect(found(table)).toEqual([text])
})

test('sums of three and more are found, and what is taken off', () => {
  const table = numbers(300, { a: 0, b: 0, c: 0, d: 1, net: 1, total: 0 }, (rng) => {
    const [a, b, c] = [rng.below(50), rng.below(60), rng.below(70)]
    const d = rng.below(300) / 10
    return { a, b, c, d, total: a + b + c, net: 100 + a + b - d }
  })
  expect(found(table)).toEqual(['total = a + b + c'])
  const four = numbers(300, { a: 0, b: 0, c: 0, d: 1, net: 1 }, (rng) => {
    const [a, b, c, d] = [rng.below(500), rng.below(60), rng.below(70), rng.below(300) / 10]
    return { a, b, c, d, net: a + b - c - d }
  })
  expect(found(four)).toEqual(['net = a + b - c - d'])
})

test('a score of forty items is found among them', () => {
  const items = Array.from({ length: 40 }, (_, at) => `item ${at + 1}`)
  const precision = Object.fromEntries([...items, 'score'].map((name) => [name, 0]))
  const table = numbers(400, precision, (rng) => {
    const answers = items.map((name) => [name, rng.below(5)] as const)
    return { ...Object.fromEntries(answers), score: answers.reduce((sum, [, answer]) => sum + answer, 0) }
  })
  const [text = '', ...others] = found(table)
  expect(others).toEqual([])
  expect(text).toMatch(/^score = `item \d+`( \+ `item \d+`){39}$/)
})

test('nothing is a formula of numbers that are unrelated, small ones and few values among them', () => {
  for (let seed = 0; seed < 30; seed++) {
    const table = numbers(40 + seed, { a: 0, b: 0, c: 0, d: 1, e: 2, f: 0 }, (rng) => {
      for (let skipped = 0; skipped < seed; skipped++) rng.uniform()
      return {
        a: rng.below(3),
        b: rng.below(4),
        c: rng.below(10),
        d: rng.normal(),
        e: Math.exp(rng.normal()),
        f: rng.below(2),
      }
    })
    expect(found(table)).toEqual([])
  }
})
