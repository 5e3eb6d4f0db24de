import { normalQuantile } from '../../math/index.js'

/** τ with which a single patient's key passes by continuous Gaussian noise with a chance of δ: 1 + σ·Φ⁻¹(1 − δ). */
export function gaussianThreshold(deviation: number, delta: number): number {
  return 1 - deviation * normalQuantile(delta)
}

/** The same for Laplace noise of scale 1/ε: 1 + ln(1/2δ)/ε. */
export function laplaceThreshold(epsilon: number, delta: number): number {
  return 1 - (Math.LN2 + Math.log(delta)) / epsilon
}
