import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type FrontierPoint, frontierOf } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { rehearsalText } from '../../../src/messages/index.js'
import { runFrontier } from '../../../src/pipeline/frontier/index.js'
import { renderFrontier } from '../../../src/report/index.js'

const point = (id: string, use: number, risk: number): FrontierPoint => ({
  ...{ id, label: id, nature: 'synthetic', steps: [], seconds: 1 },
  values: { 'utility.tstr': { value: use }, 'privacy.linkability': { value: risk } },
})

describe('what is dominated', () => {
  const points = [point('a', 0.9, 0.1), point('b', 0.8, 0.2), point('c', 0.95, 0.3), point('d', 0.9, 0.1)]
  const { points: found } = frontierOf(points, { title: 't', rows: 10, trainRows: 6 })

  test('is at most as useful and at least as risky as another, and worse in one', () => {
    expect(found.map(({ id, isDominated }) => [id, isDominated])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', false],
    ])
    expect(found[1]!.dominatedBy['privacy.linkability']).toEqual(['a', 'd'])
  })

  test('a budget is written as the language writes numbers', () => {
    const budget = { ...point('e', 0.5, 0), label: 'ε = 0.3', epsilon: 0.3 }
    const frontier = frontierOf([budget], { title: 't', rows: 10, trainRows: 6 })
    expect(renderFrontier(frontier, { language: 'fr' })).toContain('ε = 0,3')
    expect(renderFrontier(frontier)).toContain('ε = 0.3')
  })

  test('what could not be made dominates nothing and is told', () => {
    const refused: FrontierPoint = { ...point('k', 1, 0), values: {}, refused: 'k cannot be kept' }
    const frontier = frontierOf([...points, refused], { title: 't', rows: 10, trainRows: 6 })
    expect(frontier.use).toBe('utility.tstr')
    expect(frontier.points.at(-1)).toMatchObject({ isDominated: false, refused: 'k cannot be kept' })
    expect(renderFrontier(frontier)).toContain('not possible here: k cannot be kept')
  })
})

describe('a frontier of a small table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontier-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const rng = createRng(2)
  const rows = Array.from({ length: 300 }, () => {
    const age = 30 + rng.below(50)
    return `${age},${'FM'[rng.below(2)]},${(age + 5 * rng.normal()).toFixed(0)},${rng.uniform() < age / 100 ? 'yes' : 'no'}`
  })
  writeFileSync(join(folder, 'table.csv'), `age,sex,marker,ill\n${rows.join('\n')}\n`)
  writeFileSync(
    join(folder, 'schema.yaml'),
    `name: table
columns:
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0 }
  - { name: sex, kind: categorical, role: quasi-identifier }
  - { name: marker, kind: numeric, role: feature, precision: 0 }
  - { name: ill, kind: boolean, role: outcome }
`,
  )
  const request = {
    ...{ input: { path: join(folder, 'table.csv') }, schema: join(folder, 'schema.yaml'), out: join(folder, 'out') },
    ...{ seed: 1, k: [5], models: ['marginals'], epsilons: [1], language: 'fr' as const },
  }

  test('has people’s own rows and synthetic ones under one evaluator, says its time first, and goes on where it stopped', async () => {
    const told: string[] = []
    const frontier = await runFrontier({
      ...request,
      onEstimate: ({ points }) => told.push(`estimate ${points}`),
      onPoint: ({ id }, kept) => told.push(`${id} ${kept}`),
    })
    expect(told[0]).toBe('estimate 6')
    expect(told.slice(1)).toEqual(
      ['mask', 'noise', 'k-5', 'k-5-l-2', 'marginals', 'epsilon-1'].map((id) => `${id} false`),
    )
    expect(frontier.points.map(({ nature }) => nature)).toContain('generalised')
    const known = (id: string) => frontier.points.find((each) => each.id === id)!.values['privacy.record-linkage-known']
    expect(known('k-5')!.value).toBeLessThan(known('mask')!.value)
    expect(known('marginals')).toBeUndefined()
    const page = readFileSync(join(folder, 'out/frontier.html'), 'utf8')
    expect(page).toContain('lang="fr"')
    expect(page).not.toContain('<script')
    expect(statSync(join(folder, 'out/frontier.json')).size).toBeGreaterThan(500)
    const budget = frontier.points.find(({ id }) => id === 'epsilon-1')!
    expect(budget).toMatchObject({ epsilon: 1, nature: 'synthetic', steps: [{ technique: 'synthesis', epsilon: 1 }] })
    expect(budget.values[frontier.use]).toBeDefined()
    expect(page).toContain('ε = 1')
    expect(page).toContain('lignes synthétiques, d’effectifs bruités')
    // What is outside the guarantee is said on the page and in the JSON, and no ledger was begun.
    expect(page).toContain(rehearsalText.fr)
    expect(renderFrontier(frontier)).toContain(rehearsalText.en)
    expect(JSON.parse(readFileSync(join(folder, 'out/frontier.json'), 'utf8')).outside).toEqual(rehearsalText)
    expect(readdirSync(folder, { recursive: true }).filter((file) => String(file).includes('ledger'))).toEqual([])
    const again: string[] = []
    const same = await runFrontier({ ...request, onPoint: ({ id }, kept) => again.push(`${id} ${kept}`) })
    expect(again.every((each) => each.endsWith('true'))).toBe(true)
    expect(same).toEqual(frontier)
  }, 60_000)

  test('without a budget nothing is said of one, and a budget that protects nobody is refused before anything is read', async () => {
    const points = [point('a', 0.9, 0.1)]
    expect(frontierOf(points, { title: 't', rows: 10, trainRows: 6 }).outside).toBeUndefined()
    for (const epsilon of [0, Number.NaN, 11])
      await expect(
        runFrontier({ ...request, input: { path: join(folder, 'absent.csv') }, epsilons: [epsilon] }),
      ).rejects.toMatchObject({ code: 'bad-option' })
  })
})

test('people’s own rows are attacked with the codes of places that they have, whatever a model learns', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontier-places-'))
  const rng = createRng(3)
  const rows = Array.from({ length: 300 }, () => `${75001 + rng.below(20)},${rng.normal().toFixed(3)},${rng.below(2)}`)
  writeFileSync(join(folder, 'table.csv'), `code_postal,marker,ill\n${rows.join('\n')}\n`)
  writeFileSync(
    join(folder, 'schema.yaml'),
    `name: table
columns:
  - { name: code_postal, kind: categorical, role: quasi-identifier, hierarchy: fr-postcode, learnt: region }
  - { name: marker, kind: numeric, role: feature }
  - { name: ill, kind: boolean, role: outcome }
`,
  )
  try {
    const { points } = await runFrontier({
      ...{ input: { path: join(folder, 'table.csv') }, schema: join(folder, 'schema.yaml'), out: join(folder, 'out') },
      ...{ seed: 1, k: [5], models: ['marginals'] },
    })
    const linked = (id: string) => points.find((each) => each.id === id)?.values['privacy.record-linkage-known']?.value
    // Twenty codes of one département: by the département alone one in 180 is found.
    expect(linked('mask')).toBeGreaterThan(0.06)
    expect(points.map(({ refused }) => refused)).not.toContain(expect.any(String))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
