import { describe, expect, test } from 'vitest'
import { maskRules } from '../../../anonymizers/index.js'
import { pickLists } from '../../../anonymizers/masking/pick-lists.js'
import { findIdentifier } from '../../../src/identity/index.js'
import { maskCells } from './mask-cells.js'

/** By rule, a way to use it, and cells that it can mask. */
const uses: Readonly<Record<string, { readonly rule: object; readonly cells: readonly string[] }>> = {
  keep: { rule: {}, cells: ['a', 'b'] },
  drop: { rule: {}, cells: ['a', 'b'] },
  null: { rule: {}, cells: ['a', 'b'] },
  constant: { rule: { value: 'x' }, cells: ['a', 'b'] },
  token: { rule: {}, cells: ['a', 'b', 'éa'] },
  'resource-id': { rule: {}, cells: ['77001', 'Patient/77001', 'e1'] },
  ff1: { rule: {}, cells: ['1234567', '1234568', 'IPP-00123456'] },
  identifier: { rule: { kind: 'nir' }, cells: ['1 85 05 78 006 084 91', '255081416802538', '180032A00412375'] },
  pick: { rule: { list: 'fr/first-names' }, cells: ['Zoé', 'ZOÉ', 'Anna'] },
  surrogate: { rule: { kind: 'phone-fr' }, cells: ['06 12 34 56 78', '0145678901'] },
  template: { rule: { text: '{{w|plain}}@example.org' }, cells: ['a@b.org', 'c@d.org'] },
  'date-shift': { rule: {}, cells: ['2024-02-29', '2023-12-31T23:59:59+02:00'] },
  'date-truncate': { rule: {}, cells: ['2024-02-29', '2023-12-31'] },
  'age-band': { rule: {}, cells: ['3', '89', '90', '104'] },
  generalise: { rule: { hierarchy: 'icd-10' }, cells: ['E11.65', 'I10'] },
  noise: { rule: { sd: 2, min: 0 }, cells: ['12.5', '70'] },
  round: { rule: { to: 5 }, cells: ['12.5', '7'] },
  shuffle: { rule: {}, cells: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] },
  'redact-text': { rule: {}, cells: ['Vu le 12/03/2024 par le Dr Martin.', 'Tél. 06 12 34 56 78'] },
  'rewrite-text': { rule: {}, cells: ['Vu le 12/03/2024 par le Dr Martin.', 'Tél. 06 12 34 56 78'] },
  bucket: { rule: { buckets: 10 }, cells: ['a', 'b', 'c'] },
}

const use = (id: string, cells: readonly (string | null)[], key = 7) =>
  maskCells(
    cells,
    { mask: id, ...uses[id]!.rule },
    {
      key,
      beside: { p: cells.map((_, row) => `person ${row}`), w: cells.map((_, row) => `wörd ${row}`) },
      options: { patients: { t: 'p' }, asOf: '2026-01-01' },
    },
  )

test('every rule is tried', () => {
  expect(Object.keys(uses).sort()).toEqual(maskRules.map(({ id }) => id).sort())
})

describe.each(maskRules)('$id', ({ id, class: kind }) => {
  const { cells } = uses[id]!

  test('missing stays missing and empty stays empty', () => {
    const masked = use(id, [null, cells[0]!, ''])
    expect(masked[0]).toBe(null)
    if (!['null', 'constant'].includes(id)) expect(masked[2]).toBe('')
  })

  test('gives as many cells, again the same', () => {
    expect(use(id, cells)).toHaveLength(cells.length)
    expect(use(id, cells)).toEqual(use(id, cells))
  })

  test.runIf(kind === 'pseudonym')('another key gives other values', () => {
    expect(use(id, [...cells, ...cells], 8)).not.toEqual(use(id, [...cells, ...cells], 7))
  })

  test.runIf(kind === 'irreversible')('no key changes what it gives', () => {
    expect(use(id, cells, 8)).toEqual(use(id, cells, 7))
  })

  test.runIf(kind !== 'kept' && id !== 'drop')('cells do not pass as they are', () => {
    const same = use(id, cells).filter((cell, row) => cell === cells[row])
    // E11.65 is another code; of rounded and generalised cells single ones may be their own mask.
    expect(same.length).toBeLessThan(cells.length)
  })
})

test('format-preserving encryption keeps the form, zeros in front, and gives each value once', () => {
  const cells = Array.from({ length: 3000 }, (_, index) => `IPP-${String(index).padStart(7, '0')}/b`)
  const masked = maskCells(cells, { mask: 'ff1' }) as string[]
  expect(masked.every((cell) => /^IPP-\d{7}\/b$/.test(cell))).toBe(true)
  expect(new Set(masked).size).toBe(3000)
  const letters = maskCells(['AB-12cd', '\\A9z-77777'], { mask: 'ff1', signs: 'all' }) as string[]
  expect(letters[0]).toMatch(/^[A-Z]{2}-\d{2}[a-z]{2}$/)
  expect(letters[1]).toMatch(/^\\[A-Z]\d[a-z]-\d{5}$/)
  const keys = maskCells(['1', '2', '999999'], { mask: 'ff1', digits: 9 }) as string[]
  expect(keys.every((key) => /^(0|[1-9]\d{0,8})$/.test(key))).toBe(true)
})

test('a form of fewer than a million values is refused without naming the value', () => {
  expect(() => maskCells(['123456', '54321'], { mask: 'ff1' })).toThrow('mask "ff1" cannot read a cell')
  try {
    maskCells(['123456', '54321'], { mask: 'ff1' })
  } catch (error) {
    expect((error as { issues: unknown }).issues).toEqual([
      {
        message: 'fewer than a million values have this form, so it could be enumerated (token has no such bound)',
        file: 't',
        column: 'v',
        row: 2,
      },
    ])
  }
  expect(maskCells(['123456', '54321'], { mask: 'ff1', onError: 'null' })[1]).toBe(null)
})

test('identifiers come out with their key right and their writing kept; what is visible stays', () => {
  const nir = findIdentifier('nir')!
  const cells = ['1 85 05 78 006 084 91', '255081416802538', '180032A00412375']
  const masked = maskCells(cells, { mask: 'identifier', kind: 'nir' }) as string[]
  expect(masked.every((cell) => nir.check(cell))).toBe(true)
  expect(masked[0]).toMatch(/^\d \d\d \d\d .. \d{3} \d{3} \d\d$/)
  const visible = maskCells(cells, { mask: 'identifier', kind: 'nir', visible: ['sex', 'year'] }) as string[]
  expect(visible.map((cell) => cell.replaceAll(' ', '').slice(0, 3))).toEqual(['185', '255', '180'])
  expect(visible.every((cell) => nir.check(cell))).toBe(true)
  expect(() => maskCells(['x'], { mask: 'identifier', kind: 'email' })).toThrow('the rules do not fit the tables')
  const local = maskCells(['IPP12345678', 'IPP00000001'], { mask: 'identifier', pattern: '"IPP"D{8}' }) as string[]
  expect(local.every((cell) => /^IPP\d{8}$/.test(cell))).toBe(true)
})

test('first names follow the sex of the row, and capitals stay capitals', () => {
  const cells = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? `Name${index}` : `NAME${index}`))
  const sex = cells.map((_, index) => ['F', 'homme', '2'][index % 3]!)
  const masked = maskCells(
    cells,
    { mask: 'pick', list: 'en/first-names', sex: 's' },
    { beside: { s: sex } },
  ) as string[]
  const list = pickLists.find(({ id }) => id === 'en/first-names')!
  masked.forEach((cell, row) => {
    const own = list.entries(row % 3 === 1 ? 'm' : 'f')
    expect(row % 2 === 0 ? own : own.map((name) => name.toUpperCase())).toContain(cell)
  })
})

test('the same name is the same name in every table', () => {
  const [one, two] = [
    ['Durand', 'Petit'],
    ['Petit', 'Durand'],
  ].map((cells) => maskCells(cells, { mask: 'pick', list: 'fr/last-names' }))
  expect(one).toEqual([...two!].reverse())
})

test('dates of a person move together, into the past, with clock and offset kept', () => {
  const dates = ['2020-02-28', '2020-03-01T12:30:00.5+02:00', '20200305', '2020-03-10 08:00']
  const people = ['a', 'a', 'a', 'b']
  const masked = maskCells(
    dates,
    { mask: 'date-shift' },
    { beside: { p: people }, options: { patients: { t: 'p' } } },
  ) as string[]
  const day = (text: string) => Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3').slice(0, 10)) / 86_400_000
  expect(day(masked[1]!) - day(masked[0]!)).toBe(2)
  expect(day(masked[2]!) - day(masked[0]!)).toBe(6)
  expect(masked[1]!.slice(10)).toBe('T12:30:00.5+02:00')
  expect(masked[2]).toMatch(/^\d{8}$/)
  expect(day(masked[0]!)).toBeLessThan(day(dates[0]!))
  expect(day(dates[0]!) - day(masked[0]!)).not.toBe(day(dates[3]!) - day(masked[3]!))
  const french = maskCells(
    ['28/02/2020', '01/03/2020'],
    { mask: 'date-shift', format: 'DD/MM/YYYY' },
    {
      beside: { p: ['a', 'a'] },
      options: { patients: { t: 'p' } },
    },
  ) as string[]
  const [first, second] = french.map((text) => day(text.split('/').reverse().join('-')))
  expect(second! - first!).toBe(2)
  expect(first).toBe(day(masked[0]!))
})

test('shifts are spread over all days but none, for weekdays over whole weeks', () => {
  const people = Array.from({ length: 5000 }, (_, index) => `p${index}`)
  const shift = (rule: object) =>
    (
      maskCells(
        people.map(() => '2020-06-15'),
        { mask: 'date-shift', ...rule },
        { beside: { p: people }, options: { patients: { t: 'p' } } },
      ) as string[]
    ).map((text) => (Date.parse(text) - Date.parse('2020-06-15')) / 86_400_000)
  const past = shift({ days: 30 })
  expect([Math.min(...past), Math.max(...past), new Set(past).size]).toEqual([-30, -1, 30])
  const both = shift({ days: 30, direction: 'both' })
  expect([Math.min(...both), Math.max(...both), new Set(both).size]).toEqual([-30, 30, 60])
  expect(shift({ days: 30, keep: 'weekday' }).every((days) => days % 7 === 0 && days < 0)).toBe(true)
})

test('days that do not exist are no dates; months and years move by about as much and are counted', () => {
  const beside = { p: ['a'] }
  const options = { patients: { t: 'p' } }
  for (const cell of ['2021-02-29', '2021-13-01', 'yesterday', '2021-1-1', '2021-01-01x'])
    expect(() => maskCells([cell], { mask: 'date-shift' }, { beside, options })).toThrow('cannot read a cell')
  expect(maskCells(['2021-05'], { mask: 'date-shift' }, { beside, options })[0]).toMatch(/^\d{4}-\d{2}$/)
  expect(maskCells(['2021'], { mask: 'date-shift' }, { beside, options })[0]).toMatch(/^\d{4}$/)
})

test('templates are made of masked columns', () => {
  const masked = maskCells(
    ['a@b.c', null],
    { mask: 'template', text: '{{f|plain}}.{{l|upper}}@example.org' },
    {
      beside: { f: ['Real', 'Real'], l: ['Name', 'Name'] },
      rules: [
        { columns: 't.f', mask: 'constant', value: 'Éve' },
        { columns: 't.l', mask: 'constant', value: 'x y' },
      ],
    },
  )
  expect(masked).toEqual(['eve.X Y@example.org', null])
})

test('a condition chooses between two masks, and unknown is otherwise', () => {
  const masked = maskCells(
    ['1', '2', '3', '4'],
    { mask: 'constant', value: 'old', when: 'age >= 60 and country = "FR"', else: { mask: 'null' } },
    {
      beside: { age: ['70', '50', null, '60'], country: ['FR', 'FR', 'FR', 'DE'] },
    },
  )
  expect(masked).toEqual(['old', null, null, null])
  expect(() => maskCells(['1'], { mask: 'null', when: 'v = "1"' })).toThrow('needs an "else"')
})

test('noise stays within its bounds, has the spread that was asked for, and does not change from run to run', () => {
  const cells = Array.from({ length: 4000 }, () => '50.0')
  const beside = { p: cells.map((_, row) => `p${row}`) }
  const options = { patients: { t: 'p' } }
  const masked = maskCells(cells, { mask: 'noise', sd: 2 }, { beside, options }).map(Number)
  const mean = masked.reduce((sum, each) => sum + each, 0) / masked.length
  const sd = Math.sqrt(masked.reduce((sum, each) => sum + (each - mean) ** 2, 0) / masked.length)
  // Five standard errors of a mean and of a deviation of 4,000 draws: 1e-6 and less.
  expect(Math.abs(mean - 50)).toBeLessThan((5 * 2) / Math.sqrt(4000))
  expect(Math.abs(sd - 2)).toBeLessThan((5 * 2) / Math.sqrt(8000))
  const bounded = maskCells(cells, { mask: 'noise', sd: 20, min: 45, max: 52 }, { beside, options }).map(Number)
  expect([Math.min(...bounded), Math.max(...bounded)]).toEqual([45, 52])
})

test('ages are bands with an open top, and round multiples', () => {
  expect(maskCells(['3', '89', '90', '104'], { mask: 'age-band' })).toEqual(['0-4', '85-89', '90+', '90+'])
  expect(
    maskCells(
      ['1980-03-02', '1980-03-01'],
      { mask: 'age-band', from: 'birth-date', width: 1 },
      { options: { asOf: '2020-03-01' } },
    ),
  ).toEqual(['39', '40'])
  expect(maskCells(['12.5', '7', '-3'], { mask: 'round', to: 5 })).toEqual(['15', '5', '-5'])
  expect(maskCells(['E11.65', 'I10'], { mask: 'generalise', hierarchy: 'icd-10', level: 2 })[0]).toBe('E11')
  expect(maskCells(['2024-05-17'], { mask: 'date-truncate', to: 'quarter' })).toEqual(['2024-04-01'])
})

test('lists of names are frozen: another entry would change pseudonyms of releases that are out', async () => {
  const { createHash } = await import('node:crypto')
  const hash = (entries: readonly string[]) =>
    createHash('sha256').update(entries.join('\n')).digest('hex').slice(0, 16)
  expect(Object.fromEntries(pickLists.map(({ id, entries }) => [id, hash(entries(undefined))]))).toMatchInlineSnapshot(`
    {
      "en/first-names": "291ea1e8b07a8ed9",
      "en/last-names": "c628682b3fec0833",
      "fr/first-names": "5ad77ebcc8df2a2f",
      "fr/last-names": "933d7cc17930a484",
    }
  `)
})

test('shuffled cells are the same cells in other rows, within their group; columns that go together stay together', () => {
  const cells = Array.from({ length: 400 }, (_, index) => (index % 7 === 3 ? null : `v${index}`))
  const group = cells.map((_, index) => (index === 5 ? 'alone' : `g${index % 4}`))
  const masked = maskCells(cells, { mask: 'shuffle', within: ['g'] }, { beside: { g: group } })
  expect(masked[5]).toBe(null)
  const sorted = (of: readonly (string | null)[], name: string) => of.filter((_, row) => group[row] === name).sort()
  for (const name of ['g0', 'g1', 'g2', 'g3']) expect(sorted(masked, name)).toEqual(sorted(cells, name))
  expect(masked.map((cell) => cell === null)).toEqual(cells.map((cell, row) => cell === null || row === 5))
  const moved = masked.filter((cell, row) => cell !== null && cell !== cells[row]).length
  expect(moved).toBeGreaterThan(300)
})

test('a shuffle has every order alike: χ² of the 24 orders of four below its critical value at 1e-6', () => {
  const counts = new Map<string, number>()
  for (let key = 0; key < 250; key++)
    for (let round = 0; round < 8; round++) {
      const order = maskCells(['a', 'b', 'c', 'd'], { mask: 'shuffle', domain: `d${round}` }, { key }).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
  const expected = 2000 / 24
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // χ² with 23 degrees of freedom: 70.9 is passed with a chance of 1e-6.
  expect([counts.size, chi < 70.9]).toEqual([24, true])
})
