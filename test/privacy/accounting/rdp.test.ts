import { expect, test } from 'vitest'
import { rdpEpsilon, rdpOfBatch } from '../../../src/privacy/accounting/rdp-subsampled.js'
import { golden } from '../golden.js'

test('Rényi losses of one batch are those of mpmath', () => {
  for (const { q, sigma, order, rdp } of golden.rdp_one_step.items) {
    const loss = rdpOfBatch({ noiseMultiplier: sigma, sampling: q }, order)
    expect(Math.abs(loss / rdp - 1)).toBeLessThan(1e-8)
  }
})

test('ε of many batches is that of dp-accounting', () => {
  for (const item of golden.subsampled_gaussian.items) {
    const run = { noiseMultiplier: item.noise_multiplier, sampling: item.sampling, steps: item.steps }
    expect(Math.abs(rdpEpsilon(run, item.delta) / item.rdp_epsilon - 1)).toBeLessThan(1e-6)
  }
})
