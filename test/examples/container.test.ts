import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { containerStages, copiedIntoContainer } from '../../scripts/container-file.js'
import { engineVersion } from '../../src/io/index.js'
import { root } from '../cli/mirrorward.js'

const stages = containerStages()
const last = stages.at(-1)!

test('the image stands on Debian slim, and ends as nobody in a folder of its own', () => {
  for (const { from } of stages) expect(from).toMatch(/^docker\.io\/library\/node:20-bookworm-slim$/)
  const of = (word: string) => last.instructions.filter(([name]) => name === word).map(([, rest]) => rest)
  expect(of('USER')).toEqual([expect.stringMatching(/^[1-9]\d{3,}:[1-9]\d{3,}$/)])
  expect(of('WORKDIR').at(-1)).toBe('/data')
  expect(of('ENTRYPOINT')).toEqual(['["mirrorward"]'])
  const names = last.instructions.map(([name]) => name)
  expect(names.lastIndexOf('RUN')).toBeLessThan(names.indexOf('USER'))
})

test('nothing is fetched but base image and packages, and nothing secret goes in', () => {
  for (const { instructions } of stages)
    for (const [name, rest] of instructions) {
      expect(['COPY', 'RUN', 'ENV', 'USER', 'WORKDIR', 'ENTRYPOINT', 'CMD']).toContain(name)
      expect(rest).not.toMatch(/curl|wget|https?:|token|password/i)
      if (/\bnpm (?:ci|install)\b/.test(rest)) expect(rest).toContain('--ignore-scripts')
    }
})

test('the engine is the one that is known to work', () => {
  expect(readFileSync(join(root, 'Containerfile'), 'utf8')).toContain(`@duckdb/node-api@${engineVersion} `)
})

test('what is copied is there, and is everything that a package is made of', () => {
  const copied = copiedIntoContainer()
  for (const name of copied) expect(existsSync(join(root, name)), name).toBe(true)
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly files: string[] }
  const needed = files.filter((name) => !name.startsWith('!')).map((name) => name.split('/')[0]!)
  expect(needed.filter((name) => name !== 'dist' && !copied.includes(name))).toEqual([])
  expect(copied).toContain('package-lock.json')
  expect(copied).not.toContain('test')
})

test('the page runs it without network, without rights and without a file system to write', () => {
  const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8')
  const flags = ['--network none', '--read-only', '--tmpfs /tmp', '--cap-drop ALL', 'no-new-privileges', '/data']
  for (const flag of flags) expect(page).toContain(flag)
})
