import { expect, test } from 'vitest'
import { meanByCluster, ratioByCluster } from '../../../bench/detection/ratio-by-cluster.js'
import { wilsonInterval } from '../../../src/math/index.js'

test('clusters of one are Wilson’s own case, but for the degree of freedom', () => {
  const clusters = [1, 1, 1, 0].map((part) => ({ part, whole: 1 }))
  const measured = ratioByCluster(clusters)
  expect(measured).toMatchObject({ part: 3, whole: 4, share: 0.75 })
  // Variance with n / (n − 1) leaves three trials of four.
  const [low, high] = wilsonInterval({ successes: 2.25, trials: 3 })
  expect(measured.interval[0]).toBeCloseTo(low, 12)
  expect(measured.interval[1]).toBeCloseTo(high, 12)
})

test('things that fail together count as fewer', () => {
  const together = [...Array(18).fill({ part: 10, whole: 10 }), ...Array(2).fill({ part: 0, whole: 10 })]
  const apart = Array(20).fill({ part: 9, whole: 10 })
  expect(ratioByCluster(together).share).toBe(ratioByCluster(apart).share)
  expect(ratioByCluster(together).interval).toEqual(wilsonIntervalOfTrials(19))
  expect(ratioByCluster(apart).interval).toEqual(wilsonIntervalOfTrials(20))
})

test('without any whole there is no share', () => {
  expect(ratioByCluster([{ part: 0, whole: 0 }])).toEqual({ part: 0, whole: 0, share: null, interval: [0, 1] })
})

test('a mean has the interval of its standard error, and no lower end below 0', () => {
  // Mean .5, standard deviation sqrt(1/3), standard error .288675 of four.
  const { mean, interval } = meanByCluster([0, 1, 0, 1])
  expect(mean).toBe(0.5)
  expect(interval[0]).toBe(0)
  expect(interval[1]).toBeCloseTo(0.5 + 1.959964 * 0.288675, 5)
})

function wilsonIntervalOfTrials(trials: number): readonly number[] {
  return wilsonInterval({ successes: 0.9 * trials, trials }).map((end) => expect.closeTo(end, 9))
}
