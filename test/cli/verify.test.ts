import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)
const here = (...words: string[]) => mirrorwardHere(folder, words)
const rows = Array.from({ length: 60 }, (_, row) => `${row % 9},${row % 2}`).join('\n')
writeFileSync(at('table.csv'), `glucose,died\n${rows}\n`)
const small = ['run', 'table.csv', '--model', 'marginals', '--no-evaluate', '--quiet']

test('a release is as it was written until a file is changed or lost', async () => {
  expect((await here(...small, '--out', 'a')).status).toBe(0)
  expect(await here('verify', 'a')).toMatchObject({
    status: 0,
    stdout: '5 files are as they were written\nthe file that was read is unchanged\n',
  })
  expect(await here('verify', 'a/manifest.json')).toEqual(await here('verify', 'a'))
  appendFileSync(at('a/synthetic.csv'), '1,1\n')
  rmSync(at('a/schema.yaml'))
  expect(await here('verify', 'a')).toMatchObject({
    status: 3,
    stdout: 'differs: synthetic.csv\nmissing: schema.yaml\n',
  })
})

test('without a manifest, or with another file in its place, it is bad input', async () => {
  mkdirSync(at('empty'))
  expect((await here('verify', 'empty')).status).toBe(2)
  for (const text of ['{}', 'not json', '{"format":"mirrorward/manifest","outputs":[{"file":"../x","sha256":"y"}]}']) {
    writeFileSync(at('empty/manifest.json'), text)
    expect((await here('verify', 'empty')).status).toBe(2)
  }
})

test('nothing of an earlier release stays, files of others do, and what dead processes left goes', async () => {
  expect((await here(...small, '--out', 'b', '--format', 'parquet')).status).toBe(0)
  writeFileSync(at('b/notes.txt'), 'mine')
  mkdirSync(at('b/figures'))
  writeFileSync(at('b/figures/one.svg'), 'mine too')
  writeFileSync(at('b/internal/minutes.txt'), 'mine as well')
  mkdirSync(at('.b.999999999.tmp'))
  mkdirSync(at(`.b.${process.ppid}.tmp`))
  expect((await here(...small, '--out', 'b')).status).toBe(0)
  expect(readdirSync(at('b')).sort()).toEqual([
    'figures',
    'internal',
    'manifest.json',
    'model.safetensors',
    'notes.txt',
    'schema.yaml',
    'synthetic.csv',
  ])
  expect(readFileSync(at('b/figures/one.svg'), 'utf8')).toBe('mine too')
  expect(readFileSync(at('b/internal/minutes.txt'), 'utf8')).toBe('mine as well')
  expect(existsSync(at('.b.999999999.tmp'))).toBe(false)
  expect(existsSync(at(`.b.${process.ppid}.tmp`))).toBe(true)
  expect((await here('verify', 'b')).status).toBe(0)
})

test('a release written where one stands replaces its files one by one', async () => {
  mkdirSync(at('c'))
  writeFileSync(at('c/table.csv'), readFileSync(at('table.csv')))
  mkdirSync(at('c/internal'))
  writeFileSync(at('c/internal/minutes.txt'), 'mine')
  for (const format of ['parquet', 'csv'])
    expect((await mirrorwardHere(at('c'), [...small, '--out', '.', '--format', format])).status).toBe(0)
  expect(readdirSync(at('c')).sort()).toEqual([
    'internal',
    'manifest.json',
    'model.safetensors',
    'schema.yaml',
    'synthetic.csv',
    'table.csv',
  ])
  expect(readdirSync(at('c/internal')).sort()).toEqual(['minutes.txt', 'recipe.json'])
})

test('where nothing can be written is said before the table is read', async () => {
  writeFileSync(at('file'), '')
  const { status, stderr } = await here('run', 'there-is-no-table.csv', '--out', 'file')
  expect(status).toBe(2)
  expect(stderr).toContain('a file stands where the folder should be')
})

test('what went in is held against the recipe where it lies there, and public files alone where it does not', async () => {
  writeFileSync(at('input.csv'), readFileSync(at('table.csv')))
  const words = ['run', 'input.csv', '--model', 'marginals', '--no-evaluate', '--quiet', '--out', 'd']
  expect((await here(...words)).status).toBe(0)
  appendFileSync(at('input.csv'), '1,1\n')
  const changed = await here('verify', 'd')
  expect(changed).toMatchObject({ status: 3, stdout: expect.stringMatching(/^differs: .*input\.csv\n$/) })
  rmSync(at('input.csv'))
  expect(await here('verify', 'd')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^5 files are as they were written\nnot where they were read, and not checked: .*input\.csv\n$/,
    ),
  })
  rmSync(at('d/internal'), { recursive: true })
  expect(await here('verify', 'd')).toMatchObject({
    status: 0,
    stdout: '3 files are as they were written\nonly public files were checked: internal/recipe.json is not here\n',
  })
})

test('a manifest that was changed, and a recipe of another release, are told', async () => {
  for (const out of ['e', 'f']) expect((await here(...small, '--out', out)).status).toBe(0)
  writeFileSync(at('e/manifest.json'), readFileSync(at('e/manifest.json'), 'utf8').replace('"nature"', '"kind"'))
  expect(await here('verify', 'e')).toMatchObject({ status: 3, stdout: 'differs: manifest.json\n' })
  writeFileSync(at('f/internal/recipe.json'), readFileSync(at('e/internal/recipe.json')))
  expect(await here('verify', 'f')).toMatchObject({ status: 3, stdout: 'differs: internal/recipe.json\n' })
})
