import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng, fitModel, loadInput } from '../../src/index.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'impute-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...words: string[]) => mirrorward(folder, words)
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

/** 200 patients whose pulse goes with their age; every fifth pulse and every seventh sex is missing. */
beforeAll(async () => {
  const rng = createRng('patients')
  const rows = Array.from({ length: 200 }, (_, row) => {
    const age = 20 + rng.below(60)
    const pulse = row % 5 === 0 ? '' : 60 + Math.floor(age / 2) + rng.below(10)
    return `P${1000 + row},${age},${pulse},${row % 7 === 0 ? '' : ['F', 'M'][rng.below(2)]}`
  })
  writeFileSync(join(folder, 'patients.csv'), `id,age,pulse,sex\n${rows.join('\n')}\n`)
  const { table, schema } = await loadInput({ path: join(folder, 'patients.csv') })
  const models = [
    ['hidden-tree', { states: 4 }] as const,
    ['marginals', {}] as const,
    ['sequential-trees', {}] as const,
  ]
  for (const [model, options] of models) {
    const fitted = await fitModel(table, { schema, model, options, rng: createRng(1).fork('fit') })
    writeFileSync(join(folder, `${model}.safetensors`), fitted.save())
  }
})

test('fills missing cells, changes no other, and prints counts', () => {
  const { status, stdout, stderr } = run('impute', 'patients.csv', '--out', 'complete.csv', '--quiet')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toBe(
    'column  filled  left missing\n──────  ──────  ────────────\npulse   40      0\nsex     29      0\ncomplete.csv\n',
  )
  const before = text('patients.csv').split('\n')
  const after = text('complete.csv').split('\n')
  expect(after).toHaveLength(before.length)
  before.forEach((line, row) => {
    const [found, cells] = [line.split(','), after[row]?.split(',') ?? []]
    for (const [index, cell] of found.entries())
      if (cell !== '' || line === '') expect(cells[index]).toBe(cell)
      else expect(cells[index]).toMatch(/^(\d+|F|M)$/)
  })
}, 60_000)

test('with a saved model, its schema reads the table, and --json prints counts', () => {
  const words = ['--model', 'hidden-tree.safetensors', '--out', 'second.csv', '--json', '--quiet']
  const { status, stdout } = run('impute', 'patients.csv', ...words)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    file: 'second.csv',
    rows: 200,
    columns: [
      { name: 'pulse', filled: 40, left: 0 },
      { name: 'sex', filled: 29, left: 0 },
    ],
  })
}, 60_000)

test('without a model, sequential trees are fitted on the rows themselves', () => {
  run('impute', 'patients.csv', '--out', 'by-default.csv', '--quiet')
  run('impute', 'patients.csv', '--model', 'sequential-trees.safetensors', '--out', 'by-name.csv', '--quiet')
  expect(text('by-default.csv')).toBe(text('by-name.csv'))
}, 60_000)

test('observed codes stay as they are, rare ones too, and missing postcodes are filled with codes', () => {
  const towns = ['75001', '75011', '69003', '13008']
  const rows = Array.from({ length: 160 }, (_, row) => {
    const home = row === 5 ? '48000' : row % 6 === 0 ? '' : towns[row % 4]
    return `${20 + (row % 50)},${home},${row === 9 ? 'E11.65' : row % 2 === 0 ? 'I10' : 'E11.6'}`
  })
  writeFileSync(join(folder, 'homes.csv'), `age,postcode,diagnosis\n${rows.join('\n')}\n`)
  const { status, stderr } = run('impute', 'homes.csv', '--out', 'homes-complete.csv', '--quiet')
  expect([status, stderr]).toEqual([0, ''])
  const [before, after] = ['homes.csv', 'homes-complete.csv'].map((name) => text(name).trim().split('\n').slice(1))
  before?.forEach((line, row) => {
    const [age, home, diagnosis] = line.split(',')
    const cells = after?.[row]?.split(',') ?? []
    expect([cells[0], cells[2]]).toEqual([age, diagnosis])
    expect(cells[1]).toMatch(home === '' ? /^(75|69|13)\d{3}$/ : new RegExp(`^${home}$`))
  })
}, 60_000)

test('a model that cannot impute ends with 2, and nothing is written', () => {
  const { status, stderr } = run('impute', 'patients.csv', '--model', 'marginals.safetensors', '--out', 'no.csv')
  expect(status).toBe(2)
  expect(stderr).toBe(
    'mirrorward: model "marginals" cannot impute (models that can: hidden-tree, sequential-trees, vae)\n',
  )
  expect(readdirSync(folder).filter((name) => name.startsWith('no.csv'))).toEqual([])
}, 60_000)
