import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { encodingNames } from '../../src/cli/options.js'
import { encodings } from '../../src/io/index.js'
import { commandWords, root } from './mirrorward.js'

const heavy = ['@duckdb', '@tensorflow', 'zod', '@observablehq', 'yaml', 'yargs', 'arquero', 'linkedom', 'apache-arrow']
const observer = pathToFileURL(join(root, 'test/cli/loaded-packages.mjs')).href

/** The packages of node_modules and the rooms of the project that a command loads, as the command's own process tells them. */
function packagesOf(words: readonly string[]): { readonly status: number | null; readonly packages: string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', observer, ...commandWords, ...words], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return { status, packages: [...new Set([...stderr.matchAll(/^loaded (\S+)$/gm)].map((match) => match[1] ?? ''))] }
}

test.each([
  [['--help']],
  [['--version']],
  [[]],
  [['run', '--help']],
  [['inspect', '--help']],
  [['evaluate', '--help']],
])('%j loads no heavy package', (words) => {
  const { status, packages } = packagesOf(words)
  expect(status).toBe(0)
  expect(packages).toContain('commander')
  expect(packages.filter((name) => heavy.some((each) => name.startsWith(each)))).toEqual([])
})

test('a command that works loads what it needs, so the test above can fail', () => {
  expect(packagesOf(['datasets']).packages).toContain('zod')
})

test('k-anonymity without an evaluation loads no report, no arquero and no Arrow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-up-'))
  const rows = Array.from({ length: 60 }, (_, row) => `${20 + (row % 40)},${'FM'[row % 2]}`)
  writeFileSync(join(folder, 'table.csv'), `age,sex\n${rows.join('\n')}\n`)
  const roles = '{ name: age, kind: numeric, role: quasi-identifier }, { name: sex, kind: categorical, role: feature }'
  writeFileSync(join(folder, 'schema.yaml'), `name: table\ncolumns: [${roles}]\n`)
  const input = `input: ${join(folder, 'table.csv')}\nschema: ${join(folder, 'schema.yaml')}\nout: ${join(folder, 'out')}`
  writeFileSync(join(folder, 'job.yaml'), `${input}\ntechnique: k-anonymity\nevaluate: false\noptions: { k: 2 }\n`)
  const { status, packages } = packagesOf(['run', join(folder, 'job.yaml'), '--quiet'])
  rmSync(folder, { recursive: true })
  expect(status).toBe(0)
  expect(packages).toEqual(expect.arrayContaining(['zod', 'src/identity']))
  expect(packages).toContain('src/io/csv')
  for (const room of ['src/privacy', 'src/io/fhir', 'src/io/omop']) expect(packages).not.toContain(room)
  const late = ['@duckdb', '@tensorflow', '@observablehq', 'yargs', 'arquero', 'linkedom', 'apache-arrow']
  expect(packages.filter((name) => late.some((each) => name.startsWith(each)))).toEqual([])
})

test('the encodings of the help are those that are read', () => {
  expect(encodingNames).toEqual(encodings)
})
