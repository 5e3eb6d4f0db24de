import { calibratedNoise, pldEpsilon } from '../src/privacy/index.js'
import { fractionOf, gaussianSampler, systemEntropy } from '../src/privacy/randomness/index.js'

/**
 * Microseconds of processor time a draw of the discrete Gaussian, by variance, digit tables warm; seconds of the distribution of losses
 * of 10,000 batches in both directions, and of a calibration. `npm run bench private-draws`
 */
const draws = 1_000_000
const cpu = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

for (const variance of [10, 1e4, 123_456.789, 1e9]) {
  const sample = gaussianSampler(fractionOf(variance, { bits: 20, towards: 'up' }))
  const many = () => {
    for (let draw = 0; draw < draws; draw++) sample(systemEntropy)
  }
  many()
  console.log(`discrete Gaussian of variance ${variance}: ${cpu(many).toFixed(2)} µs a draw`)
}
const run = { noiseMultiplier: 1.1, sampling: 0.01, steps: 10_000 }
console.log(`losses of 10,000 batches: ${cpu(() => pldEpsilon(run, 1e-5)).toFixed(2)} CPU s`)
console.log(`calibration: ${cpu(() => calibratedNoise(run, { epsilon: 1, delta: 1e-5 })).toFixed(2)} CPU s`)
