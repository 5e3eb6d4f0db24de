import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import type { Evaluation } from '../../evaluators/index.js'
import { networkChart } from '../../src/report/charts/network-chart.js'
import { languageOf } from '../../src/report/language/language.js'
import { modelPart } from '../../src/report/sections/model.js'

function heights(markup: string): Record<string, number> {
  const { document } = parseHTML(`<body>${markup}</body>`)
  return Object.fromEntries(
    [...document.querySelectorAll('text')].map((text) => [text.textContent, Number(text.getAttribute('y'))]),
  )
}

test('in a network every column stands below all it was drawn from, each once and apart from the others', () => {
  const edges = [
    ['c', 'b'],
    ['b', 'a'],
    ['c', 'a'],
    ['d', 'a'],
  ] as const
  const found = heights(networkChart({ nodes: ['a', 'b', 'c', 'd', 'e'], edges }, 'network').markup)
  for (const [from, to] of edges) expect(found[from]).toBeLessThan(found[to]!)
  const sorted = Object.values(found).sort((a, b) => a - b)
  expect(sorted).toHaveLength(5)
  sorted.slice(1).forEach((height, index) => {
    expect(height - sorted[index]!).toBeGreaterThanOrEqual(16)
  })
})

test('names in a network are text', () => {
  const { markup } = networkChart({ nodes: ['<b>', 'b'], edges: [['<b>', 'b']] }, '<i>')
  expect(markup).not.toMatch(/<[bi]>/)
})

test('loss over training is drawn when the card has it, with or without rows held back', () => {
  const training = [1, 2, 3].map((step) => ({ step, loss: 3 / step, validation: 4 / step }))
  const drawn = (model: Record<string, unknown>) =>
    modelPart({ model } as unknown as Evaluation, languageOf('en'))?.markup ?? ''
  const lines = (markup: string) =>
    markup.match(/<g[^>]* stroke="var\(--(unseen|synthetic)\)"[^>]*><path/g)?.length ?? 0
  const both = drawn({ model: 'vae', training })
  expect(both).toContain('Loss over training')
  const one = drawn({ model: 'vae', training: training.map(({ step, loss }) => ({ step, loss })) })
  expect(lines(both)).toBe(lines(one) + 1)
  expect(drawn({ model: 'vae' })).not.toContain('Loss over training')
})
