import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import type { Evaluation } from '../../evaluators/index.js'
import type { Html } from '../../src/report/html.js'
import { languageOf } from '../../src/report/language/language.js'
import { analysesPart } from '../../src/report/sections/analyses.js'
import { blocksPart } from '../../src/report/sections/blocks.js'
import { digitsPart } from '../../src/report/sections/digits.js'
import { everyColumnPart } from '../../src/report/sections/every-column.js'
import { lostRelationsPart } from '../../src/report/sections/losses.js'
import { verdictSection } from '../../src/report/sections/verdict.js'

const evaluationWith = (id: string, detail: Readonly<Record<string, unknown>>) =>
  ({ results: [{ id, result: { status: 'ok', value: 0, detail }, controls: {} }] }) as unknown as Evaluation

const relation = (first: string, fate: string, isSure: boolean) => ({
  ...{ names: [first, 'age'], real: 0.4, synthetic: fate === 'weakened' ? 0.15 : 0.01, fate, isSure },
})

test('every lost relation is named, the others of the list folded, and all are counted', () => {
  const worst = [
    ...Array.from({ length: 14 }, (_, at) => relation(`c${at}`, 'lost', true)),
    relation('w', 'weakened', false),
  ]
  const fates = { kept: 20, weakened: 3, lost: 14, reversed: 0 }
  const evaluation = evaluationWith('fidelity.lost-relations', { pairs: 99, clear: 37, fates, worst })
  const part = lostRelationsPart(evaluation, languageOf('en'))
  const rows = rowsOf(part)
  expect(rows.map(([what]) => what)).toEqual([...Array.from({ length: 14 }, (_, at) => `c${at} × age`), 'w × age'])
  expect(rows[0]!.slice(1)).toEqual(['0.400', '0.010', 'lost', 'yes'])
  expect(rows[14]!.slice(3)).toEqual(['weakened', '–'])
  expect(part!.markup).toContain('Clear: 37. Kept: 20; weakened: 3; lost: 14; turned round: 0.')
  expect(part!.markup).toContain('2 more, within chance or weakened, are not listed.')
})

test('the first screen names the first three of a kind and folds the others', () => {
  const worst = Array.from({ length: 5 }, (_, at) => relation(`c${at}`, 'lost', true))
  const lines = (language: 'en' | 'fr') => {
    const evaluation = {
      ...evaluationWith('fidelity.lost-relations', { pairs: 99, clear: 37, worst }),
      ...{ inputs: { train: { rows: 9 }, synthetic: { rows: 9 } }, protocol: { notes: [] } },
    } as unknown as Evaluation
    const { document } = parseHTML(`<body>${verdictSection(evaluation, languageOf(language)).markup}</body>`)
    return document.querySelector('.note > ul')!
  }
  expect(lines('en').querySelectorAll('li li').length).toBe(2)
  expect(lines('en').querySelector('summary')!.textContent).toBe('2 more lost relations')
  expect(lines('fr').querySelector('summary')!.textContent).toBe('2 autres liens perdus')
  for (const at of [0, 1, 2, 3, 4]) expect(lines('en').textContent).toContain(`“c${at}”`)
})

test('a sign that is kept is not taken for an effect that is kept', () => {
  const coverage = { value: 0.5, interval: [0.4, 0.6] }
  const detail = { models: [], clearTerms: 16, sameSign: 16, coverage, lostTerms: 2, weakenedTerms: 3 }
  const text = (language: 'en' | 'fr') =>
    analysesPart(evaluationWith('utility.replication', detail), languageOf(language))!.markup
  expect(text('en')).toContain('16 keep their sign; yet of 2 at most a quarter is left, and of 3 more at most half.')
  expect(text('fr')).toMatch(/16 conservent leur signe.*un quart au plus de 2 .*la moitié au plus de 3 /)
  const older = { models: [], clearTerms: 16, sameSign: 16, coverage }
  expect(analysesPart(evaluationWith('utility.replication', older), languageOf('en'))!.markup).toContain(
    '16 keep their sign. 50.0',
  )
})

function rowsOf(part: Html | null): string[][] {
  const { document } = parseHTML(`<body>${part?.markup}</body>`)
  return [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => (textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  )
}

test('blocks stand with both correlations', () => {
  const blocks = [{ columns: ['mood1', 'mood2', 'mood3'], real: 0.45, synthetic: 0.12, interval: [0.05, 0.19] }]
  const evaluation = evaluationWith('fidelity.blocks', { blocks, of: 1 })
  const [row] = rowsOf(blocksPart(evaluation, languageOf('en')))
  expect(row).toEqual(['mood1, mood2, mood3', '0.450', expect.stringMatching(/^0\.120 .*0\.05.*0\.19/)])
  expect(blocksPart(evaluationWith('fidelity.blocks', { blocks: [], of: 0 }), languageOf('en'))).toBeNull()
})

test('columns whose digits differ beyond chance are named, with what differs', () => {
  const columns = [
    { name: 'age', sign: 'decimals', distance: 0.9, byChance: 0.05 },
    { name: 'dose', sign: 'last digit', distance: 0.12, byChance: 0.1 },
  ]
  const evaluation = evaluationWith('fidelity.digits', { rowsOfEachSide: 100, columns })
  expect(rowsOf(digitsPart(evaluation, languageOf('en')))).toEqual([['age', 'decimals', '0.900', '0.050']])
  expect(rowsOf(digitsPart(evaluation, languageOf('fr')))[0]!.slice(0, 2)).toEqual(['age', 'décimales'])
})

test('columns that lost what they followed from are named with it', () => {
  const columns = [
    { name: 'mgus', real: 0.5, synthetic: 0, loss: { value: 0.5, interval: [0.35, 0.6] }, from: ['kappa', 'lambda'] },
  ]
  const evaluation = evaluationWith('utility.every-column', { rows: 100, predictable: 1, columns })
  const [row] = rowsOf(everyColumnPart(evaluation, languageOf('en')))
  expect(row!.slice(0, 4)).toEqual(['mgus', 'kappa, lambda', '0.500', '0.000'])
})
