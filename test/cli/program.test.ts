import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.js'
import { mirrorwardHere } from './in-process.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'program-'))
afterAll(() => rmSync(folder, { recursive: true }))
const here = (...words: string[]) => mirrorwardHere(folder, words)

describe('first use', () => {
  test('without a word it says what it is and what to type first, and that is no error', () => {
    const { status, stdout, stderr } = mirrorward(folder, [])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/mirrorward init .*\n.*mirrorward run job\.yaml/)
    expect(stdout.split('\n').length).toBeLessThan(15)
  })

  const commands = createProgram({ signal: new AbortController().signal }).commands.map((command) => command.name())
  test.each(commands)('the help of %s has examples of itself', async (command) => {
    const { status, stdout } = await here(command, '--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(new RegExp(`\nExamples:\n.*mirrorward ${command}`))
  })
})

describe('did you mean', () => {
  test.each([
    [['rnu', 'x.csv'], 'unknown command: "rnu" (did you mean "run"?)'],
    [['insepct'], 'unknown command: "insepct" (did you mean "inspect"?)'],
    [['transmogrify'], 'unknown command: "transmogrify" (known: init, run'],
    [['inspect', 'x.csv', '--ouput', 'y'], '(Did you mean --out?)'],
    [['run', 'x.csv', '--sedd', '7'], 'unknown option or argument: "--sedd" (did you mean "--seed"?)'],
    [['run', 'x.csv', '--splt.train', '0.7'], 'splt: unknown key (did you mean "split"?)'],
    [['run', 'x.csv', '--split.trian', '0.7'], 'split.trian: unknown key (did you mean "train"?)'],
    [['datasets', 'roterdam'], 'unknown dataset: "roterdam" (did you mean "rotterdam"?)'],
  ])('%j', async (words, says) => {
    const { status, stderr, stdout } = await here(...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  test('a file in the place of a command is something to begin with', async () => {
    writeFileSync(join(folder, 'patients.csv'), 'a\n1\n')
    expect((await here('patients.csv')).stderr).toContain('mirrorward init patients.csv')
  })

  test('a model, a column of a condition and a metric of a policy', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row},${row % 2}`).join('\n')
    writeFileSync(join(folder, 'table.csv'), `glucose,died\n${rows}\n`)
    const model = await here('run', 'table.csv', '--model', 'byaes-net', '--quiet')
    expect(model.stderr).toContain('unknown model: "byaes-net" (did you mean "bayes-net"?)')
    const where = await here('run', 'table.csv', '--model', 'marginals', '--where', 'glucos > 3', '--quiet')
    expect(where.stderr).toContain('unknown column: "glucos" (did you mean "glucose"?)')
    writeFileSync(
      join(folder, 'policy.yaml'),
      'name: p\ncriteria:\n  - { metric: fidelity.shpe, question: faithful, atLeast: 0.9, source: x }\n',
    )
    const policy = await here('run', 'table.csv', '--policy', 'policy.yaml')
    expect(policy.stderr).toContain('no metric is called "fidelity.shpe" (did you mean "fidelity.shape"?)')
  })
})

test('what is worth a look is said before the run, and not when asked to be quiet', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 7},${row % 2},x${row}@example.org`).join('\n')
  writeFileSync(join(folder, 'small.csv'), `glucose,died,note\n${rows}\n`)
  const schema = `name: small
columns:
  - { name: glucose, kind: numeric, precision: 0 }
  - { name: died, kind: boolean, role: outcome }
  - { name: note, kind: categorical }
`
  writeFileSync(join(folder, 'small.yaml'), schema)
  const words = ['small.csv', '--schema', 'small.yaml', '--model', 'marginals', '--out', 'small.safetensors']
  const { stderr } = await here('fit', ...words)
  expect(stderr).toContain('warning: 40 rows are few')
  expect(stderr).toContain('warning: 40 cells look like e-mail addresses')
  expect(stderr).not.toContain('@')
  expect((await here('fit', ...words, '--quiet')).stderr).toBe('')
})
