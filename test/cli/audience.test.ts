import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { evaluateTables } from '../../src/pipeline/index.js'
import { plantedSchema, plantedTable } from '../evaluators/audience/planted-table.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'audience-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('report writes page and evaluation for outsiders, and cannot turn them back', async () => {
  const [train, other] = [plantedTable(60, 1), plantedTable(60, 2)]
  const evaluation = await evaluateTables(other, {
    ...{ schema: plantedSchema, train, holdout: other, reference: other, rng: createRng(1), depth: 'quick' },
    ...{ title: 'ward', split: 'as given' },
  })
  writeFileSync(join(folder, 'evaluation.json'), JSON.stringify(evaluation))
  const words = ['report', 'evaluation.json', '--audience', 'external', '--evaluation', 'outside.json', '--json']
  expect(mirrorward(folder, words)).toMatchObject({ status: 0, stdout: '{"file":"report.html"}\n' })
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('For outsiders.')
  expect(JSON.parse(readFileSync(join(folder, 'outside.json'), 'utf8'))).toMatchObject({ audience: 'external' })
  expect(mirrorward(folder, ['report', 'outside.json', '--audience', 'internal'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('external audience'),
  })
}, 60_000)
