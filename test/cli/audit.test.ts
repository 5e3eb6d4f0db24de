import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadSchema } from '../../src/pipeline/index.js'
import { mirrorwardHere } from './in-process.js'

/** What is done to the noise behind the mechanisms' back: 1 nothing, .5 halved. */
const sabotage = vi.hoisted(() => ({ noise: 1 }))
vi.mock('../../src/privacy/randomness/gaussian-sampler.js', async (original) => {
  const { gaussianSampler } = await original<typeof import('../../src/privacy/randomness/gaussian-sampler.js')>()
  return {
    gaussianSampler: (variance: Parameters<typeof gaussianSampler>[0]) => {
      const sample = gaussianSampler(variance)
      return (entropy: Parameters<typeof sample>[0]) => Math.round(sample(entropy) * sabotage.noise)
    },
  }
})
afterEach(() => {
  sabotage.noise = 1
})

const folder = mkdtempSync(join(tmpdir(), 'audit-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  const rows = Array.from(
    { length: 200 },
    (_, row) => `${40 + (row % 45)},${'FM'[row % 2]},${(row * 7) % 60},secretvalue`,
  )
  writeFileSync(join(folder, 'patients.csv'), `age,sex,glucose,drug\n${rows.join('\n')}\n`)
  writeFileSync(
    join(folder, 'declared.yaml'),
    `name: made
columns:
  - { name: age, kind: numeric, precision: 0, bounds: { min: 0, max: 120 } }
  - { name: sex, kind: categorical, levels: [F, M, X] }
  - { name: glucose, kind: numeric, precision: 0, bounds: { min: 0, max: 100 } }
  - { name: drug, kind: categorical, levels: [none, secretvalue] }
`,
  )
  writeFileSync(join(folder, 'inferred.yaml'), 'name: made\ncolumns:\n  - { name: age, kind: numeric }\n')
})

const asked = ['audit', 'patients.csv', '--schema', 'declared.yaml', '--epsilon', '1', '--public-size', '500']

async function bounds(words: readonly string[]) {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--json', '--quiet'])
  expect(stderr).toBe('')
  const audit = JSON.parse(stdout)
  const of = (kind: string, method: string) =>
    audit.bounds.find((bound: { kind: string; method: string }) => bound.kind === kind && bound.method === method)
  return { status, audit, of }
}

describe('the distinguishing game', { timeout: 60_000 }, () => {
  const game = [...asked, '--fits', '160', '--set', 'iterations=20']
  test('stays below the declared ε and reaches two fifths of it', async () => {
    const { status, audit, of } = await bounds(game)
    expect(status).toBe(0)
    expect(audit).toMatchObject({
      format: 'mirrorward/audit',
      model: 'dp-marginals',
      epsilon: 1,
      fits: 160,
      violated: false,
    })
    // 160 fits know the noise to 9 %: too small by a quarter with a chance below 1e-4.
    expect(of('white-box', 'gaussian').lower).toBeGreaterThan(0.4)
    expect(of('white-box', 'gaussian').lower).toBeLessThan(1)
    expect(of('black-box', 'any-noise').ceiling).toBeGreaterThan(1)
  })
  test('passes it where the noise is halved behind its back', async () => {
    sabotage.noise = 0.5
    const { status, audit, of } = await bounds(game)
    expect([status, audit.violated]).toEqual([3, true])
    expect(of('white-box', 'gaussian').lower).toBeGreaterThan(1)
  })
  test('passes it by whatever there is where no noise is drawn', async () => {
    sabotage.noise = 0
    const { status, audit, of } = await bounds(game)
    expect([status, audit.gaussianShaped, of('white-box', 'gaussian')]).toEqual([3, false, undefined])
    expect(of('white-box', 'any-noise').lower).toBeGreaterThan(1)
  })
  test('takes an autoencoder with a budget by its model alone, and replays it', async () => {
    const small = ['--set', 'steps=2', 'hidden=[3]', 'latent=1', 'bins=2', '--model', 'vae', '--fits', '20']
    const { status, audit, of } = await bounds([...asked, ...small])
    expect([status, audit.model, audit.faults]).toEqual([0, 'vae', []])
    expect(of('black-box', 'any-noise').lower).toBe(0)
  })
  test('sees where pairs are chosen one after another, too', async () => {
    const { of } = await bounds([...asked, '--fits', '120', '--set', 'iterations=5', 'method=aim', 'cells=500'])
    expect(of('white-box', 'gaussian').lower).toBeGreaterThan(0.4)
    expect(of('white-box', 'gaussian').lower).toBeLessThan(1)
  })
})

describe('the audit of one run', { timeout: 60_000 }, () => {
  // With many cells the size of the noise is known to 6 %, and fewer of the rows are alike, which no one could tell apart.
  const game = [...asked, '--game', 'one-run', '--canaries', '60', '--set', 'bins=30']
  test('stays below the declared ε', async () => {
    const { status, audit, of } = await bounds(game)
    expect([status, audit.fits, audit.canaries]).toEqual([0, 1, 60])
    expect(of('white-box', 'gaussian').lower).toBeGreaterThan(0.4)
    expect(of('white-box', 'gaussian').lower).toBeLessThan(1)
    expect(of('white-box', 'guesses').ceiling).toBeGreaterThan(2)
  })
  test('passes it where the noise is halved, and guesses nearly all rows where there is none', async () => {
    sabotage.noise = 0.5
    expect((await bounds(game)).of('white-box', 'gaussian').lower).toBeGreaterThan(1)
    sabotage.noise = 0
    const { status, of } = await bounds(game)
    expect(status).toBe(3)
    expect(of('white-box', 'guesses').lower).toBeGreaterThan(1)
  })
})

describe('what is printed', { timeout: 60_000 }, () => {
  const few = [...asked, '--fits', '20', '--set', 'iterations=5', '--quiet']
  test('says in words what was found, by whom and how much could have been', async () => {
    const { stdout } = await mirrorwardHere(folder, [...few, '--out', 'audit.json'])
    expect(stdout).toContain('dp-marginals, ε = 1 at δ = 4.0e-6: fitted 20 times on 200 rows')
    expect(stdout).toMatch(/every noisy number \(white box\) +worlds told apart, whatever the noise +0 +0\n/)
    expect(stdout).toContain('the model alone (black box)')
    expect(stdout).toContain('keep this page inside')
    expect(stdout).not.toContain('secretvalue')
    expect(JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')).bounds.length).toBeGreaterThanOrEqual(2)
    const french = await mirrorwardHere(folder, [...few, '--lang', 'fr'])
    expect(french.stdout).toContain('tous les nombres bruités (boîte blanche)')
    expect(french.stdout).toContain('gardez cette page en interne')
  })
  test('of a released model it needs no real row', async () => {
    const { dpMarginals } = await import('../../models/index.js')
    const { createRng } = await import('../../src/math/index.js')
    const { loadInput } = await import('../../src/pipeline/load-input.js')
    const schema = await loadSchema(join(folder, 'declared.yaml'))
    const { table } = await loadInput({ path: join(folder, 'patients.csv') }, schema)
    const options = dpMarginals.options.parse({ epsilon: 2, publicSize: 500, patients: 'made', publicSchema: true })
    const fitted = await dpMarginals.fit(table, { schema, options, rng: createRng(1) })
    writeFileSync(join(folder, 'model.safetensors'), fitted.save())
    const { status, stdout } = await mirrorwardHere(folder, ['audit', 'model.safetensors', '--fits', '60', '--quiet'])
    expect(status).toBe(0)
    expect(stdout).toContain('ε = 2 at')
    expect(stdout).toContain('no real row was read')
  })
})

describe('bad input is refused in a line before a table is read', () => {
  const table = ['audit', 'absent.csv', '--schema', 'declared.yaml']
  test.each<[string, readonly string[], string]>([
    ['no schema', ['audit', 'absent.csv', '--epsilon', '1', '--public-size', '500'], 'needs --schema'],
    ['no epsilon', [...table, '--public-size', '500'], 'needs --epsilon'],
    ['no public size', [...table, '--epsilon', '1'], 'needs --public-size'],
    ['an epsilon of 0', [...table, '--epsilon', '0', '--public-size', '500'], 'epsilon must be a number above 0'],
    [
      'an epsilon that is none',
      [...table, '--epsilon', 'x', '--public-size', '500'],
      'epsilon must be a number above 0',
    ],
    ['an epsilon of 11', [...table, '--epsilon', '11', '--public-size', '500'], 'an epsilon above 10'],
    [
      'too large a delta',
      [...table, '--epsilon', '1', '--public-size', '500', '--delta', '0.1'],
      'delta must be at most',
    ],
    [
      'levels not stated',
      [...table.slice(0, 2), '--schema', 'inferred.yaml', '--epsilon', '1', '--public-size', '500'],
      'does not say what values',
    ],
    [
      'a model that is not private',
      [...table, '--epsilon', '1', '--public-size', '500', '--model', 'vea'],
      'unknown private model: "vea"',
    ],
    [
      'an option nobody knows',
      [...table, '--epsilon', '1', '--public-size', '500', '--set', 'x=1'],
      'options of the model',
    ],
    [
      'too few fits',
      [...table, '--epsilon', '1', '--public-size', '500', '--fits', '3'],
      '--fits must be a whole number of at least 20',
    ],
    ['a model file that is not there', ['audit', 'absent.safetensors'], 'cannot read file'],
  ])('%s', async (_, words, message) => {
    const { status, stdout, stderr } = await mirrorwardHere(folder, [...words, '--quiet'])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
