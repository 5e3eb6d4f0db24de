import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../src/cli/failure.js'
import { explained } from '../../src/cli/machine-fault.js'
import { mirrorwardHere } from './in-process.js'
import { commandWords, mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'faults-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)
const rows = Array.from({ length: 60 }, (_, row) => `${row % 9},${row % 2}`).join('\n')
writeFileSync(at('table.csv'), `glucose,died\n${rows}\n`)
const small = ['run', 'table.csv', '--model', 'marginals', '--no-evaluate', '--quiet']

test.each(['ENOSPC', 'EROFS', 'EACCES', 'ENOTDIR'])('%s is one line and exit code 2', (code) => {
  const error = Object.assign(new Error(`${code}: write`), { code, path: '/x/y' })
  expect(exitCodeOf(error)).toBe(2)
  expect(String((explained(error) as Error).message)).toMatch(/^[a-z -]+: "\/x\/y"$/)
})

test('an error of ours in programming stays unexpected', () => {
  expect(exitCodeOf(new TypeError('x is not a function'))).toBe(1)
})

test('a file where the folder should be, damaged files, deep nesting and YAML bombs: one cause, exit code 2, no stack', async () => {
  writeFileSync(at('file'), 'x')
  writeFileSync(at('evaluation.json'), '{"format": "mirrorward/evaluation", "version": 1, "results": [{')
  writeFileSync(at('list.json'), '[[[')
  writeFileSync(at('deep.json'), '['.repeat(100_000))
  writeFileSync(at('model.safetensors'), Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 1, 2, 3]))
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'])
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`)
  writeFileSync(at('bomb.yaml'), `${bomb.join('\n')}\n`)
  writeFileSync(at('deep.yaml'), `input: ${'['.repeat(20_000)}`)
  for (const words of [
    [...small, '--out', 'file'],
    [...small, '--out', 'file/inside'],
    ['report', 'evaluation.json'],
    ['report', 'list.json'],
    ['report', 'deep.json'],
    ['sample', 'model.safetensors', '--rows', '3'],
    ['run', 'bomb.yaml'],
    ['run', 'deep.yaml'],
    [...small, '--schema', 'bomb.yaml'],
    [...small, '--schema', 'deep.yaml'],
    [...small, '--policy', 'bomb.yaml'],
    [...small, '--policy', 'deep.yaml'],
  ]) {
    const { status, stderr } = await mirrorwardHere(folder, words)
    expect({ words, status }).toEqual({ words, status: 2 })
    expect(stderr, words.join(' ')).not.toMatch(/\n\s+at /)
    expect(stderr.split('\n').length, words.join(' ')).toBeLessThan(12)
  }
}, 60_000)

test('a variable that is no key of a job stands in no artefact', () => {
  const env = { MIRRORWARD_DB_PASSWORD: 'sentinel-hunter2', MIRRORWARD_TOKEN: 'sentinel-hunter2', MIRRORWARD_SEED: '5' }
  const { status, stderr } = mirrorward(folder, [...small, '--out', 'secret'], { env })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const files = readdirSync(at('secret'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes('sentinel'), name).toBe(false)
  expect(JSON.parse(readFileSync(at('secret', 'internal', 'recipe.json'), 'utf8')).seed).toBe('5')
})

describe('a reader that stops reading', () => {
  test('ends the command in silence', async () => {
    mkdirSync(at('pipe'))
    const child = spawn(process.execPath, [...commandWords, 'datasets'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
