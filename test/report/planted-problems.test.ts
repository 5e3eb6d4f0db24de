import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { buildEvaluation, evaluate, metrics } from '../../evaluators/index.js'
import { createRng, permutation } from '../../src/math/index.js'
import { renderReport } from '../../src/report/index.js'
import { brokenRule, copy, droppedSubgroup, type Generator, unseenRows } from '../calibration/planted.js'

const { table, schema } = await loadDataset('rotterdam')
const asked = ['validity.rules', 'validity.relations', 'fidelity.subgroups', 'privacy.exact-copies']

/** The alarm on the first screen of a page about what `generator` makes of the Rotterdam table. */
async function alarm(generator: Generator, language: 'en' | 'fr') {
  const order = permutation(table.rowCount, createRng(1))
  const part = (from: number, to: number) =>
    table.take(order.slice(Math.round(from * table.rowCount), Math.round(to * table.rowCount)))
  const tables = { train: part(0, 0.4), holdout: part(0.4, 0.5), reference: part(0.5, 0.7) }
  const synthetic = generator({ schema, train: tables.train, fresh: part(0.7, 1), rng: createRng(2) })
  const rows = ({ rowCount }: { readonly rowCount: number }) => ({ rows: rowCount })
  const results = await evaluate({
    ...{ ...tables, schema, synthetic, rng: createRng(3) },
    metrics: metrics.filter(({ id }) => asked.includes(id)),
  })
  const evaluation = buildEvaluation({
    ...{ title: 'planted', schema, results, environment: {} },
    protocol: { seed: '1', split: 'train, holdout and reference as given', notes: [] },
    inputs: {
      train: rows(tables.train),
      holdout: rows(tables.holdout),
      reference: rows(tables.reference),
      synthetic: rows(synthetic),
    },
  })
  const { document } = parseHTML(await renderReport(evaluation, { language }))
  const sections = [...document.querySelectorAll('main > section')].map(({ id }) => id)
  expect(sections.slice(0, 3)).toEqual(['release', 'verdict', 'fidelity'])
  // Nothing but one paragraph and what is folded stands before it.
  return document.querySelector('#verdict > .note')!
}

describe('what was planted is named in the first box of the page', () => {
  test.each([
    ['a leak', 'not met', copy, 'en', /Leak: 100\.0 % of the synthetic rows are exact copies/],
    ['a leak', 'not met', copy, 'fr', /Fuite\s: 100,0\s% des lignes synthétiques sont des copies exactes/],
    ['a broken rule', 'attention', brokenRule, 'en', /Broken rule: “rtime <= dtime” does not hold in \d+ of 895 rows/],
    ['a broken rule', 'attention', brokenRule, 'fr', /Règle enfreinte\s: «\srtime <= dtime\s» n’est pas respectée/],
    ['a lost group', 'not met', droppedSubgroup, 'en', /Lost group: “age, highest third” is \d\d\.\d % .* but 0\.0 %/],
    ['a lost group', 'not met', droppedSubgroup, 'fr', /Groupe perdu\s: «\sage, tiers supérieur\s»/],
  ] as const)('%s (%s)', async (_, status, generator, language, text) => {
    const box = await alarm(generator, language)
    expect(box.textContent).toMatch(text)
    expect(box.getAttribute('data-status')).toBe(status)
  })

  test('nothing is named where nothing was planted', async () => {
    const box = await alarm(unseenRows, 'en')
    // Too few metrics are run here for any question: none is met, and none is missed.
    expect(box.textContent).toBe('No question was answered. Not asked: 7.')
    expect(box.textContent).not.toMatch(/Leak|Broken|Lost/)
  })
})
