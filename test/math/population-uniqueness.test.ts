import { expect, test } from 'vitest'
import { fitSnb, populationUniqueness, shlosser, snbMoments } from '../../src/math/population-uniqueness.js'

/** Sizes of classes and how many there are, of five columns of ARX's adult table; expected values of ARX 3.9.2 but for SNB. */
const histogram = [
  ...[1, 3187, 2, 908, 3, 443, 4, 299, 5, 186, 6, 155, 7, 135, 8, 93, 9, 92, 10, 53, 11, 50, 12, 32, 13, 33, 14, 22],
  ...[
    15, 31, 16, 21, 17, 19, 18, 13, 19, 12, 20, 15, 21, 12, 22, 10, 23, 11, 24, 8, 25, 14, 26, 6, 27, 8, 28, 5, 29, 12,
  ],
  ...[30, 4, 31, 6, 32, 10, 33, 4, 34, 5, 35, 2, 36, 2, 37, 3, 38, 4, 39, 3, 40, 2, 41, 1, 42, 3, 43, 4, 44, 2, 45, 1],
  ...[46, 5, 47, 2, 48, 2, 49, 2, 50, 2, 51, 2, 52, 3, 53, 1, 54, 3, 55, 3, 56, 2, 57, 7, 58, 2, 59, 2, 61, 6, 62, 3],
  ...[65, 1, 66, 1, 67, 3, 68, 2, 69, 6, 70, 4, 71, 6, 72, 2, 73, 2, 74, 2, 75, 1, 76, 3, 77, 2, 78, 2, 79, 1, 80, 3],
  ...[81, 1, 82, 2, 83, 2, 88, 4, 89, 2, 91, 2, 93, 2, 95, 1, 96, 1, 98, 1, 99, 1, 100, 2, 102, 2, 103, 1, 104, 1],
  ...[105, 1, 112, 1, 115, 1, 117, 3, 118, 3, 119, 1, 122, 1, 125, 1, 126, 1, 129, 1, 135, 2, 140, 1, 154, 1],
]
const counts = new Float64Array(155)
for (let at = 0; at < histogram.length; at += 2) counts[histogram[at]!] = histogram[at + 1]!

test.each([
  [0.01, 0.009134621678757405, 0.01481625650744893, 'pitman'],
  [0.1, 0.03146261308135865, 0.032218000191579055, 'pitman'],
  [0.2, 0.04565404596882693, 0.04425772881774568, 'zayatz'],
  [0.5, 0.0746817577912653, 0.07180555092725055, 'zayatz'],
] as const)('of a sample of %d: Pitman, Zayatz and the rule', (fraction, pitman, zayatz, chosen) => {
  const found = populationUniqueness(counts, fraction)
  expect(found.pitman).toBeCloseTo(pitman, 8)
  expect(found.zayatz).toBeCloseTo(zayatz, 8)
  expect(found.dankar).toBe(found[chosen])
})

test.each([
  [0.05, 20369.63035320155, 0.29432236478585916, 0.04539824089481731],
  [0.5, 8638.102397564875, 0.26676632813618883, 0.08024865182624145],
])('slide negative binomial of a sample of %d', (fraction, classes, alpha, beta) => {
  expect(shlosser(counts, fraction)).toBeCloseTo(classes, 6)
  const fitted = fitSnb(counts, fraction)!
  expect(fitted.alpha).toBeCloseTo(alpha, 6)
  expect(fitted.beta).toBeCloseTo(beta, 6)
})

test('its moments, by direct summation', () => {
  const [ones, twos] = snbMoments(1000, { alpha: 1.5, beta: 0.4, fraction: 0.1 })
  expect(ones).toBeCloseTo(223.87166473822282, 9)
  expect(twos).toBeCloseTo(39.14496842350133, 9)
})

test('nobody alone in the sample: nobody in the population', () => {
  expect(populationUniqueness(Float64Array.of(0, 0, 10, 5), 0.5)).toMatchObject({ pitman: 0, zayatz: 0, snb: 0 })
})
