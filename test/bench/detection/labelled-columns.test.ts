import { describe, expect, test } from 'vitest'
import { committedLines, labelledColumns, madeLines } from '../../../bench/detection/columns/files.js'
import { roles, tablesOf } from '../../../bench/detection/columns/labelled-column.js'
import { partOf } from '../../../bench/detection/held-back.js'

const parts = ['open', 'held-back'] as const
// Tables that are not shipped may be absent: nothing here rests on them.
const columns = parts.flatMap((part) => labelledColumns(part)).filter(({ source }) => source !== 'public table')
const made = columns.filter(({ source }) => !source.startsWith('public'))

test.each(parts)('the committed %s half is what the script makes', (part) => {
  expect(committedLines(part) === madeLines(part)).toBe(true)
})

test('at least 320 columns of our own, each with 100 to 400 values, in both languages', () => {
  expect(made.length).toBeGreaterThanOrEqual(320)
  expect(columns.filter(({ values }) => values.length < 100 || values.length > 400)).toEqual([])
  for (const language of ['fr', 'en']) {
    expect(made.filter((column) => column.language === language).length).toBeGreaterThan(140)
  }
})

test('halves share no table, and each has every role in both languages', () => {
  const halves = parts.map((part) => columns.filter((column) => column.part === part))
  const [open = [], heldBack = []] = halves
  expect([...tablesOf(open).keys()].filter((table) => tablesOf(heldBack).has(table))).toEqual([])
  expect(columns.every(({ table, part }) => partOf(table) === part)).toBe(true)
  expect(Math.min(open.length, heldBack.length)).toBeGreaterThan(0.4 * columns.length)
  for (const half of halves) {
    const kinds = new Set(half.map(({ language, role }) => `${language} ${role}`))
    expect(kinds.size).toBe(2 * roles.length)
  }
})

test('a table has one column of a name, and its columns have the same rows', () => {
  for (const members of tablesOf(columns).values()) {
    expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
    expect(new Set(members.map(({ values }) => values.length)).size).toBe(1)
  }
})

describe('numbers with a check pass it', () => {
  const whole = (kind: string) =>
    made
      .filter((column) => column.class === kind)
      .flatMap(({ values }) => values.filter((value) => /\d/.test(value)).map((value) => value.replace(/\W/g, '')))

  test('NIR', () => {
    const numbers = whole('nir').filter((value) => value.length === 15)
    expect(numbers.length).toBeGreaterThan(500)
    const failing = numbers.filter((value) => {
      // Corsica's two letters stand for 19 and 18 (INSEE).
      const body = value.slice(0, 13).replace('2A', '19').replace('2B', '18')
      return BigInt(body) % 97n !== 97n - BigInt(value.slice(13))
    })
    expect(failing).toEqual([])
  })

  test('IBAN', () => {
    const failing = whole('iban').filter((value) => {
      const moved = value.slice(4) + value.slice(0, 4)
      return BigInt([...moved].map((sign) => Number.parseInt(sign, 36)).join('')) % 97n !== 1n
    })
    expect(failing).toEqual([])
  })

  test('NHS number', () => {
    const failing = whole('nhs-number').filter(
      (value) => [...value].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11 !== 0,
    )
    expect(failing).toEqual([])
  })

  // 1234567893 is the example of the NPI's own specification (CMS): 80840 before it, sum 24 + doubled digits, a multiple of 10.
  test.each([
    ['npi', '80840', ['1234567893']],
    ['rpps', '', []],
  ] as const)('%s', (kind, prefix, examples) => {
    const sum = (value: string) =>
      [...(prefix + value)].reverse().reduce((total, digit, at) => {
        const twice = at % 2 === 1 ? 2 * Number(digit) : Number(digit)
        return total + (twice > 9 ? twice - 9 : twice)
      }, 0)
    expect(whole(kind).length).toBeGreaterThan(100)
    expect([...examples, ...whole(kind)].filter((value) => sum(value) % 10 !== 0)).toEqual([])
  })
})
