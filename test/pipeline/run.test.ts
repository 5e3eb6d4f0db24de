import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as mirrorward from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'run-'))
afterAll(() => rmSync(folder, { recursive: true }))
const input = join(folder, 'small.csv')
const rows = Array.from({ length: 60 }, (_, row) => `${40 + ((row * 7) % 30)},${(row * 13) % 11},${row % 2}`)
writeFileSync(input, `age,glucose,died\n${rows.join('\n')}\n`)
const job = { input, model: 'marginals', depth: 'quick' } as const

test('what was found before the run is told at once, and kept in the manifest and the evaluation', async () => {
  const told: mirrorward.Preflight[] = []
  const stages = new Set<string>()
  const release = await mirrorward.run(
    { ...job, out: join(folder, 'release') },
    {
      onPreflight: (preflight) => told.push(preflight),
      onProgress: ({ stage }) => stages.add(stage),
    },
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.warnings.map(({ code }) => code)).toEqual(['few-patients'])
  expect(told[0]?.estimate.seconds[0]).toBeGreaterThan(0)
  expect(release.warnings).toEqual(told[0]?.warnings)
  const manifest = JSON.parse(readFileSync(join(folder, 'release', 'manifest.json'), 'utf8'))
  expect(manifest.warnings).toEqual(release.warnings)
  expect(release.evaluation?.protocol.warnings?.[0]?.message).toContain('60 rows are few')
  expect([...stages]).toEqual(['read', 'split', 'fit', 'sample', 'evaluate', 'report'])
}, 60_000)

test('who does not like what was found stops there, and nothing is written', async () => {
  const stop = new AbortController()
  const out = join(folder, 'stopped')
  const onPreflight = () => stop.abort(new Error('too few'))
  await expect(mirrorward.run({ ...job, out }, { onPreflight, signal: stop.signal })).rejects.toThrow('too few')
  expect(existsSync(out)).toBe(false)
})

test('a job with errors names each of them', async () => {
  const wrong = { ...job, outt: 'x', depth: 'slow' } as unknown as mirrorward.JobInput
  const error = await mirrorward.run(wrong).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'bad-option' })
  expect((error as mirrorward.MirrorwardError).issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^depth: /),
    'outt: unknown key (did you mean "out"?)',
  ])
})
