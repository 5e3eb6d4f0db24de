import { describe, expect, test } from 'vitest'
import { metrics } from '../../evaluators/index.js'
import { english } from '../../src/report/language/en.js'
import { french } from '../../src/report/language/fr.js'
import { frenchMetrics } from '../../src/report/language/metrics-fr.js'

type Texts = string | number | ((...given: never[]) => unknown) | readonly Texts[] | { readonly [key: string]: Texts }

/** Given to every text that takes something: a word that shows in what is made of it. */
const word = 'ZZ'
const anything: unknown = new Proxy(
  {},
  { get: (_, key) => (key === Symbol.toPrimitive || key === 'toString' ? () => word : `${word}-${String(key)}`) },
)

/** Each text by its path, functions called with words that can be found again. */
function leaves(texts: Texts, path = ''): [string, string][] {
  if (typeof texts === 'string' || typeof texts === 'number') return [[path, String(texts)]]
  if (typeof texts === 'function') {
    const given = texts.length > 1 ? ['ZZ-0', { kind: 'ZZ-kind', terms: 'ZZ-terms' }] : [anything]
    return leaves(texts(...(given as never[])) as Texts, path)
  }
  return Object.entries(texts).flatMap(([key, each]) => leaves(each as Texts, `${path}.${key}`))
}

function canonical(figure: string): string {
  const number = Number(figure.replace(',', '.'))
  return Number.isNaN(number) ? figure : String(number)
}

/** Numbers written with figures, whichever the decimal mark; what was put in, by name. */
function figures(text: string): string[] {
  return (text.match(/(?<![\d\w])[.,]\d+|\d+(?:[.,]\d+)?|ZZ(?:-\w+)?/g) ?? []).map(canonical).sort()
}

const pairs = leaves(english as Texts).map(([path, text]) => [path, text] as const)
const inFrench = new Map(leaves(french as Texts))

describe('a text says the same in both languages', () => {
  test('the pairs are those of the whole catalogue', () => {
    expect(pairs.length).toBeGreaterThan(300)
    expect([...inFrench.keys()]).toEqual(pairs.map(([path]) => path))
  })

  test('with the same figures, and with all that is put in', () => {
    const differing = pairs.filter(([path, text]) => figures(text).join() !== figures(inFrench.get(path)!).join())
    expect(differing.map(([path, text]) => [path, text, inFrench.get(path)])).toEqual([])
  })

  test('neither says many where the other says few', () => {
    for (const [path, text] of pairs) {
      expect(/\bso many\b/.test(text), path).toBe(/\btant d/.test(inFrench.get(path)!))
      expect(/\bso few\b/.test(text), path).toBe(/\bsi peu\b/.test(inFrench.get(path)!))
    }
  })

  test.each(metrics.map(({ id, question, reading }) => [id, question, reading] as const))(
    '%s',
    (id, question, reading) => {
      const texts = frenchMetrics[id]!
      expect(figures(texts.question)).toEqual(figures(question))
      expect(figures(texts.reading)).toEqual(figures(reading))
    },
  )
})
