import { expect, test } from 'vitest'
import {
  type Contender,
  errorBetween,
  heldOutOf,
  isHopeless,
  markOf,
  pickContender,
  type Round,
  seemsToCopy,
} from '../../../src/pipeline/contest/pick-contender.js'

const error = 0.02
/** Two of these are `error` apart by chance. */
const round = (unseen: number, marks: Partial<Round> = {}): Round => ({
  ...{ unseen, fitted: 0.55, lost: 0, heldOut: Float64Array.of(-10, -11, -9, -10), variance: error ** 2 },
  ...marks,
})
const contender = (model: string, ...rounds: readonly Round[]): Contender => ({ model, rounds })
const favourite = (unseen: number, marks?: Partial<Round>) => contender('sequential-trees', round(unseen, marks))

test('the usual winner stays where no other is better by two errors', () => {
  const near = contender('bayes-net', round(0.57))
  expect(pickContender([near, favourite(0.605)])).toMatchObject({ grounds: 'favourite', lead: 0 })
  expect(pickContender([near, favourite(0.605)]).winner.model).toBe('sequential-trees')
})

test('a mark lower by two errors wins, whatever the likelihood', () => {
  const better = contender('hidden-tree', round(0.53, { heldOut: Float64Array.of(-30, -31, -29, -30) }))
  const { winner, grounds, lead } = pickContender([favourite(0.58), better])
  expect([winner.model, grounds]).toEqual(['hidden-tree', 'better'])
  expect(lead).toBeCloseTo(0.05)
})

test('below one half is as far off as above it', () => {
  expect(markOf(favourite(0.42))).toBeCloseTo(markOf(favourite(0.58)))
  const below = contender('bayes-net', round(0.4))
  expect(pickContender([below, favourite(0.55)]).winner.model).toBe('sequential-trees')
})

test('a model that lost its main findings does not win by its area', () => {
  const flat = contender('bayes-net', round(0.52, { lost: 0.5 }))
  expect(pickContender([flat, favourite(0.58)]).winner.model).toBe('sequential-trees')
  const losing = favourite(0.55, { lost: 0.3 })
  expect(pickContender([contender('hidden-tree', round(0.56)), losing]).winner.model).toBe('hidden-tree')
})

test('a lead of one error counts where validation rows are likelier, row by row', () => {
  const likelier = Float64Array.of(-9, -10, -8.1, -9)
  expect(pickContender([contender('hidden-tree', round(0.55, { heldOut: likelier })), favourite(0.58)])).toMatchObject({
    grounds: 'likelier',
    winner: { model: 'hidden-tree' },
  })
  const behind = contender('hidden-tree', round(0.57, { heldOut: likelier }))
  expect(pickContender([behind, favourite(0.58)]).grounds).toBe('favourite')
  const uneven = contender('hidden-tree', round(0.55, { heldOut: Float64Array.of(-2, -14, -12, -8) }))
  expect(pickContender([uneven, favourite(0.58)]).grounds).toBe('favourite')
})

test('who resembles its own rows more than rows that copy nobody is out, unless all do', () => {
  const copier = favourite(0.5, { fitted: 0.38 })
  const honest = contender('bayes-net', round(0.6))
  expect(pickContender([favourite(0.5, { fitted: 0.46 }), honest]).winner.model).toBe('sequential-trees')
  expect(pickContender([copier, honest])).toMatchObject({ grounds: 'only honest', winner: honest })
  expect(pickContender([copier, honest], { uncopied: 0.45 }).winner).toBe(copier)
  expect(pickContender([copier, honest], { uncopied: 0.47 }).winner).toBe(honest)
  const both = contender('bayes-net', round(0.6, { fitted: 0.43 }))
  expect(pickContender([copier, both]).winner).toBe(copier)
  expect([copier, honest].map(seemsToCopy)).toEqual([true, false])
})

test('more divisions lessen the error, and who is four of it behind goes early', () => {
  const thrice = (unseen: number) => contender('bayes-net', round(unseen), round(unseen), round(unseen))
  expect(errorBetween(thrice(0.6), thrice(0.6))).toBeCloseTo(error / Math.sqrt(3))
  expect(isHopeless(contender('bayes-net', round(0.65)), [favourite(0.58)])).toBe(false)
  expect(isHopeless(contender('bayes-net', round(0.67)), [favourite(0.58)])).toBe(true)
})

test('a row of probability 0 counts as the least likely of the others', () => {
  const impossible = Float64Array.of(-4, Number.NEGATIVE_INFINITY, -2)
  expect(heldOutOf(favourite(0.5, { heldOut: impossible }))).toBeCloseTo(-10 / 3)
})

test('where the usual winner is out, the next one is not called the usual winner', () => {
  const rest = [contender('bayes-net', round(0.6)), contender('hidden-tree', round(0.6))]
  const { winner, grounds } = pickContender([favourite(0.5, { fitted: 0.4 }), ...rest])
  expect([winner.model, grounds]).toEqual(['hidden-tree', 'favourite of the rest'])
})
