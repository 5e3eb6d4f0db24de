import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseSchema } from '../../src/index.js'
import { createRng } from '../../src/math/index.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'relation-questions-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Years of schooling that stay below kilograms by accident. */
const rng = createRng('relation questions')
const rows = Array.from({ length: 300 }, () => {
  const school = 4 + rng.below(17)
  return [school, school + 1 + rng.below(24), rng.below(90)].join()
})
writeFileSync(join(folder, 'people.csv'), `schooling,kilograms,marker\n${rows.join('\n')}\n`)

test.each([
  ['yes', [{ type: 'order', lower: 'schooling', upper: 'kilograms' }]],
  ['', undefined],
])('init asks whether what may be an accident must hold: "%s"', (answer, relations) => {
  const job = `job-${answer}/job.yaml`
  const { status, stderr } = mirrorward(folder, ['init', 'people.csv', '--out', job], { input: `${answer}\n` })
  expect(status).toBe(0)
  expect(stderr).toContain('schooling <= kilograms: all 300 rows keep it, perhaps by accident. Must it hold?')
  const schema = parseSchema(readFileSync(join(folder, `job-${answer}`, 'schema.yaml'), 'utf8'))
  expect(schema.relations).toEqual(relations)
})
