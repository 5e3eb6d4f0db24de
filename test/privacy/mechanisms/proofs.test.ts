import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../src/privacy/mechanisms')

test('a proof lies beside every mechanism, and every one that is named', () => {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  const mechanisms = texts.filter(([, text]) => text.includes('releaseOnce(') || text.includes('releaseScores('))
  const unproved = mechanisms
    .map(([file]) => file.replace('.ts', '.proof.md'))
    .filter((file) => file !== 'mechanism.proof.md' && !existsSync(join(folder, file)))
  const named = texts.flatMap(([, text]) => [...text.matchAll(/[\w-]+\.proof\.md/g)].map(([name]) => name))
  expect(mechanisms.length).toBeGreaterThan(8)
  expect(unproved).toEqual([])
  expect(named.filter((name) => !existsSync(join(folder, name)))).toEqual([])
})
