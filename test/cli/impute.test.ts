import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '../../src/index.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'impute-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...words: string[]) => mirrorward(folder, words)
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

/** 200 patients whose pulse goes with their age; every fifth pulse and every seventh sex is missing. */
beforeAll(() => {
  const rng = createRng('patients')
  const rows = Array.from({ length: 200 }, (_, row) => {
    const age = 20 + rng.below(60)
    const pulse = row % 5 === 0 ? '' : 60 + Math.floor(age / 2) + rng.below(10)
    return `P${1000 + row},${age},${pulse},${row % 7 === 0 ? '' : ['F', 'M'][rng.below(2)]}`
  })
  writeFileSync(join(folder, 'patients.csv'), `id,age,pulse,sex\n${rows.join('\n')}\n`)
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
})

test('with a saved model, the same seed gives the same bytes', () => {
  run('fit', 'patients.csv', '--model', 'hidden-tree', '--set', 'states=4', '--quiet')
  for (const out of ['first.csv', 'second.csv'])
    expect(run('impute', 'patients.csv', '--model', 'model.safetensors', '--out', out, '--quiet').status).toBe(0)
  expect(text('first.csv')).toBe(text('second.csv'))
  run('impute', 'patients.csv', '--model', 'model.safetensors', '--out', 'other.csv', '--seed', '2', '--quiet')
  expect(text('other.csv')).not.toBe(text('first.csv'))
})

test('a model that cannot impute ends with 2, and nothing is written', () => {
  run('fit', 'patients.csv', '--model', 'marginals', '--out', 'marginals.safetensors', '--quiet')
  const { status, stderr } = run('impute', 'patients.csv', '--model', 'marginals.safetensors', '--out', 'no.csv')
  expect(status).toBe(2)
  expect(stderr).toBe('mirrorward: model "marginals" cannot impute (models that can: hidden-tree)\n')
  expect(readdirSync(folder).filter((name) => name.startsWith('no.csv'))).toEqual([])
})
