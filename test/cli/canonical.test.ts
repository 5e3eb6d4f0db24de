import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createRng } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'canonical-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const here = (...words: string[]) => mirrorwardHere(folder, ['evaluate', ...words, '--depth', 'quick'])

function rowsOf(seed: string, count: number): string[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => `${30 + rng.below(50)},${(5 + rng.normal()).toFixed(1)},${rng.below(2)}`)
}
writeFileSync(at('train.csv'), `age,potassium,died\n${rowsOf('train', 120).join('\n')}\n`)
writeFileSync(at('holdout.csv'), `age,potassium,died\n${rowsOf('holdout', 60).join('\n')}\n`)

/** Another order of columns, other spellings, digits that tell of the row, and a running number. */
const made = rowsOf('made', 80).map((line, row) => {
  const [age, potassium, died] = line.split(',')
  return `${row + 1},${died}.0,${Number(potassium) + row / 10_000},${age}.0`
})
writeFileSync(at('made.csv'), `number,died,potassium,age\n${made.join('\n')}\n`)
const tables = ['--train', 'train.csv', '--holdout', 'holdout.csv', '--synthetic', 'made.csv', '--out', 'evidence']

test('a foreign table is written in random order with the digits, columns and spellings of the schema, and that is measured', async () => {
  expect(await here(...tables, '--canonical', 'ready.csv', '--quiet')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('ready.csv'),
  })
  const [header, ...lines] = readFileSync(at('ready.csv'), 'utf8').trimEnd().split('\n')
  expect(header).toBe('age,potassium,died')
  expect(lines.every((line) => /^\d+,-?\d+(\.\d)?,[01]$/.test(line))).toBe(true)
  const asMade = made.map((line) => {
    const [, died, potassium, age] = line.split(',').map(Number)
    return [age, (Math.round(Number(potassium) * 10) / 10).toFixed(1), died].join(',')
  })
  expect([...lines].sort()).toEqual([...asMade].sort())
  expect(lines).not.toEqual(asMade)
  const { inputs } = JSON.parse(readFileSync(at('evidence/evaluation.json'), 'utf8'))
  const sha256 = createHash('sha256')
    .update(readFileSync(at('ready.csv')))
    .digest('hex')
  expect(inputs.synthetic).toEqual({ rows: 80, sha256 })
})

test('the order is another every time, and that of a seed that is given', async () => {
  const orders: string[] = []
  for (const words of [[], [], ['--seed', '5'], ['--seed', '5']]) {
    expect((await here(...tables, '--canonical', 'ready.csv', '--quiet', ...words)).status).toBe(0)
    orders.push(readFileSync(at('ready.csv'), 'utf8'))
  }
  expect(orders[0]).not.toBe(orders[1])
  expect(orders[2]).toBe(orders[3])
}, 60_000)

test('a column that still tells the order is named', async () => {
  const numbered = (name: string, rows: string[]) =>
    writeFileSync(at(name), `visit,age,potassium,died\n${rows.map((row, place) => `${place + 7},${row}`).join('\n')}\n`)
  numbered('numbered-train.csv', rowsOf('train', 120))
  numbered('numbered-holdout.csv', rowsOf('holdout', 60))
  numbered('numbered-made.csv', rowsOf('made', 80))
  const words = [
    '--train',
    'numbered-train.csv',
    '--holdout',
    'numbered-holdout.csv',
    '--synthetic',
    'numbered-made.csv',
  ]
  const { status, stderr } = await here(...words, '--out', 'numbered', '--canonical', 'ready.csv')
  expect(status).toBe(0)
  expect(stderr).toMatch(/note: .*still tell the order of the rows.*visit/)
})
