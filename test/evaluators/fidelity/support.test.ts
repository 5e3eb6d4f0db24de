import { expect, test } from 'vitest'
import type { Cloud } from '../../../evaluators/fidelity/clouds.js'
import { alphaLevels, betaLevels, integratedAgreement } from '../../../evaluators/fidelity/support.js'
import { golden } from '../golden-tables.js'

function cloud(rows: readonly (readonly number[])[]): Cloud {
  return { values: Float64Array.from(rows.flat()), rowCount: rows.length, featureCount: rows[0]!.length }
}

test("synthcity's Δα and Δβ on five points", () => {
  const { trn, syn } = golden.emb
  expect(integratedAgreement(alphaLevels(cloud(trn), cloud(syn)))).toBeCloseTo(
    golden.synthcity_alpha_precision.delta_precision_alpha,
    12,
  )
  expect(integratedAgreement(betaLevels(cloud(trn), cloud(syn)))).toBeCloseTo(
    golden.synthcity_alpha_precision.delta_coverage_beta,
    12,
  )
})
