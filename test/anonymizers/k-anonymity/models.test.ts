import { describe, expect, test } from 'vitest'
import { findPrivacyModel, privacyModels, type WholeCounts } from '../../../anonymizers/k-anonymity/models/index.js'
import { treeOfPaths } from '../../../src/identity/index.js'

/** flu, cancer, asthma, hiv of twelve rows in four classes. Expected: pyCANON 1.3.5 and textbook formulae on the same rows. */
const classes = [
  [2, 1, 0, 0],
  [0, 0, 3, 0],
  [2, 1, 0, 1],
  [1, 1, 0, 0],
].map((counts) => group(counts))
const whole: WholeCounts = { ...group([5, 3, 3, 1]), missing: -1 }

function group(counts: readonly number[]) {
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return { rows, people: rows, population: 0, counts: Float64Array.from(counts) }
}

function values(id: string, options: unknown = {}): number[] {
  const model = findPrivacyModel(id)!
  return classes.map((each) => model.value(each, whole, options))
}

test.each([
  ['k', {}, [3, 3, 4, 2]],
  ['alpha', {}, [2 / 3, 1, 0.5, 0.5]],
  ['distinct-l', {}, [2, 1, 3, 2]],
  ['entropy-l', {}, [1.8898815748423097, 1, 2.82842712474619, 2]],
  ['recursive-l', { l: 2 }, [2, Number.POSITIVE_INFINITY, 1, 1]],
  ['t-equal', {}, [1 / 3, 0.75, 0.25, 1 / 3]],
  ['beta', {}, [0.6, 3, 2, 1]],
  ['delta-disclosure', { absent: 'skip' }, [0.47000362924573547, 1.3862943611198906, 1.0986122886681096, Math.LN2]],
])('%s of each class', (id, options, expected) => {
  values(id, options).forEach((value, at) => void expect(value).toBeCloseTo(expected[at]!, 9))
})

test('δ-disclosure by its definition is broken by a value that a class lacks', () => {
  expect(values('delta-disclosure')[0]).toBe(Number.POSITIVE_INFINITY)
})

test('enhanced β bounds each value by its own share', () => {
  const { value } = findPrivacyModel('enhanced-beta')!
  // The class of asthma alone: gain 3 against min(4, −ln ¼); flu of the first class: .6 against −ln 5/12.
  expect(value(classes[1]!, whole, { beta: 4 })).toBeCloseTo(3 / Math.log(4), 12)
  expect(value(classes[0]!, whole, { beta: 4 })).toBeCloseTo(0.6 / -Math.log(5 / 12), 12)
})

describe('t-closeness of ordered values (Li et al. 2007, salaries of 3 to 11 thousand)', () => {
  const all: WholeCounts = { ...group(new Array(9).fill(1)), missing: -1 }
  const salaries = (...held: number[]) => group(Array.from({ length: 9 }, (_, at) => (held.includes(at + 3) ? 1 : 0)))

  test.each([
    [[3, 4, 5], 0.375],
    [[6, 8, 11], 1 / 6],
    [[7, 9, 10], 0.2361111111111111],
  ])('%j', (held, expected) => {
    expect(findPrivacyModel('t-ordered')!.value(salaries(...held), all, {})).toBeCloseTo(expected, 12)
  })

  test('one value is at no distance', () => {
    expect(findPrivacyModel('t-ordered')!.value(group([3]), { ...group([9]), missing: -1 }, {})).toBe(0)
  })
})

test('t-closeness by a flat tree is that with equal distances, and cheaper inside a branch', () => {
  const { value } = findPrivacyModel('t-hierarchical')!
  const flat = treeOfPaths(['a', 'b', 'c', 'd'].map((leaf) => [leaf, '*']))
  classes.forEach((each, at) => {
    expect(value(each, { ...whole, tree: flat }, {})).toBeCloseTo(values('t-equal')[at]!, 12)
  })
  const nested = treeOfPaths([
    ['a', 'ab', '*'],
    ['b', 'ab', '*'],
    ['c', 'cd', '*'],
    ['d', 'cd', '*'],
  ])
  const even: WholeCounts = { ...group([1, 1, 1, 1]), missing: -1, tree: nested }
  expect(value(group([2, 0, 1, 1]), even, {})).toBeCloseTo(0.25 * 0.5, 12)
  expect(value(group([2, 1, 0, 1]), even, {})).toBeCloseTo(0.25, 12)
})

test('k-map is refused without a population, and counts it', () => {
  const model = findPrivacyModel('k-map')!
  expect(() => model.value(classes[0]!, whole, { k: 5 })).toThrow('k-map needs the population')
  expect(model.value(classes[0]!, { ...whole, samplingFraction: 0.1 }, { k: 5 })).toBeCloseTo(30)
  expect(model.value({ ...classes[0]!, population: 7 }, { ...whole, population: 100 }, { k: 5 })).toBe(7)
})

describe.each(privacyModels.filter(({ isSensitive }) => isSensitive).map((model) => [model.id, model] as const))(
  '%s',
  (_, model) => {
    const options = { k: 2, alpha: 0.7, l: 2, c: 2.5, t: 0.4, delta: 1, beta: 1, absent: 'skip' as const }
    const tree = treeOfPaths(['a', 'b', 'c', 'd'].map((leaf) => [leaf, '*']))
    const all: WholeCounts = { ...whole, tree }

    test('the whole table as one class holds, and one value alone is worst', () => {
      expect(model.holds(model.value(all, all, options), options)).toBe(true)
      expect(model.holds(model.value(group([0, 0, 0, 1]), all, options), options)).toBe(false)
    })

    test('a mixture of two classes is no worse than the worse of them', () => {
      for (const one of classes)
        for (const other of classes) {
          const mixed = group([...one.counts].map((count, code) => count + other.counts[code]!))
          const held = [one, other].every((each) => model.holds(model.value(each, all, options), options))
          if (held) expect(model.holds(model.value(mixed, all, options), options)).toBe(true)
        }
    })
  },
)
