import { normalCdf, normalDensity } from '../../math/index.js'

/**
 * ln δ of a Gaussian mechanism whose neighbouring answers lie μ standard deviations apart (Balle & Wang 2018): δ(ε) = Φ(−ε/μ +
 * μ/2) − e^ε Φ(−ε/μ − μ/2), as φ(a)·(m(a) − m(b)) with Mills's ratio m, for the two terms nearly cancel.
 */
export function gaussianLogDelta(mu: number, epsilon: number): number {
  if (mu === 0) return Number.NEGATIVE_INFINITY
  const near = epsilon / mu - mu / 2
  const far = epsilon / mu + mu / 2
  if (near < -8) return Math.log(normalCdf(-near) - Math.exp(epsilon) * normalCdf(-far))
  return -(near * near) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(millsRatio(near) - millsRatio(far))
}

/** The ε of (ε, δ) of a Gaussian mechanism whose zCDP is ρ = μ²/2: exact, so never more than by zCDP. Rounded up. */
export function gaussianEpsilon(rho: number, delta: number): number {
  const mu = Math.sqrt(2 * rho)
  if (mu === 0) return 0
  const wanted = Math.log(delta)
  let low = 0
  let high = 1
  if (gaussianLogDelta(mu, 0) <= wanted) return 0
  while (gaussianLogDelta(mu, high) > wanted) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (gaussianLogDelta(mu, middle) <= wanted) high = middle
    else low = middle
  }
  return high * (1 + 1e-12)
}

/** (1 − Φ(x))/φ(x). Laplace's continued fraction where it converges fast. */
function millsRatio(value: number): number {
  if (value < 3) return normalCdf(-value) / normalDensity(value)
  let fraction = value
  for (let step = 120; step >= 1; step--) fraction = value + step / fraction
  return 1 / fraction
}
