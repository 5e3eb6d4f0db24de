import { logGamma } from './log-gamma.js'

/** Share of a population that stands alone in it, estimated from the classes of a sample; null where an estimate does not exist. */
export interface PopulationUniqueness {
  readonly samplingFraction: number
  readonly pitman: number | null
  readonly zayatz: number | null
  readonly snb: number | null
  /** Dankar's rule (2012): Pitman up to a tenth of the population, else the lesser of the two others. */
  readonly dankar: number | null
}

/** `counts[i]` classes have i people. O(largest class + classes) a step, some tens of steps. */
export function populationUniqueness(counts: Float64Array, samplingFraction: number): PopulationUniqueness {
  const share = {
    pitman: pitman(counts, samplingFraction),
    zayatz: zayatz(counts, samplingFraction),
    snb: snb(counts, samplingFraction),
  }
  const others = [share.zayatz, share.snb].filter((each) => each !== null)
  const least = others.length === 0 ? null : Math.min(...others)
  return { samplingFraction, ...share, dankar: samplingFraction <= 0.1 ? (share.pitman ?? share.zayatz) : least }
}

function totals(counts: Float64Array): { readonly people: number; readonly classes: number } {
  let [people, classes] = [0, 0]
  for (let size = 1; size < counts.length; size++) {
    people += size * counts[size]!
    classes += counts[size]!
  }
  return { people, classes }
}

/** Hypergeometric sum of Zayatz (1991). */
export function zayatz(counts: Float64Array, fraction: number): number | null {
  const { people, classes } = totals(counts)
  const population = Math.round(people / fraction)
  const single = counts[1] ?? 0
  if (single === 0) return 0
  const choose = (n: number, m: number) => logGamma(n + 1) - logGamma(m + 1) - logGamma(n - m + 1)
  const all = choose(population, people)
  const chance = (size: number) =>
    population - size < people - 1 ? 0 : size * Math.exp(choose(population - size, people - 1) - all)
  let sum = 0
  for (let size = 1; size < counts.length; size++)
    if (counts[size]! > 0) sum += (counts[size]! / classes) * chance(size)
  return sum === 0 ? null : ((((single / classes) * chance(1)) / sum) * single) / fraction / population
}

/** Pitman's sampling formula (Hoshino 2001), by maximum likelihood. */
export function pitman(counts: Float64Array, fraction: number): number | null {
  const { people: n, classes: u } = totals(counts)
  const single = counts[1] ?? 0
  if (single === 0) return 0
  const fitted = fitPitman(counts, { n, u })
  if (fitted === null) return null
  const { theta, alpha } = fitted
  const population = n / fraction
  return Math.exp(logGamma(theta + 1) - logGamma(theta + alpha) + alpha * Math.log(population)) / population
}

/** The parameters of Pitman's formula; null where the likelihood has no maximum inside. */
export function fitPitman(
  counts: Float64Array,
  { n, u }: { readonly n: number; readonly u: number },
): { readonly theta: number; readonly alpha: number } | null {
  const c1 = counts[1] ?? 0
  const c2 = counts[2] ?? 0
  if (c2 === 0 || u === n || u < 2) return null
  const c = (c1 * (c1 - 1)) / c2
  let theta = (n * u * c - c1 * (n - 1) * (2 * u + c)) / (2 * c1 * u + c1 * c - n * c)
  let alpha = (theta * (c1 - n) + (n - 1) * c1) / (n * u)
  if (!(alpha > 0 && alpha < 1)) alpha = 0.5
  if (!(theta > -alpha)) theta = 1
  // Tails: how many classes have more than j people, so that sums over classes become sums over sizes.
  const larger = new Float64Array(counts.length)
  for (let size = counts.length - 2; size >= 0; size--) larger[size] = larger[size + 1]! + counts[size + 1]!
  const likelihood = (t: number, a: number): number => {
    let sum = 0
    for (let i = 1; i < u; i++) sum += Math.log(t + i * a)
    sum -= logGamma(t + n) - logGamma(t + 1)
    for (let j = 1; j < larger.length; j++) if (larger[j]! > 0) sum += larger[j]! * Math.log(j - a)
    return sum
  }
  let best = likelihood(theta, alpha)
  for (let step = 0; step < 100; step++) {
    let [dt, da, dtt, dta, daa] = [0, 0, 0, 0, 0]
    for (let i = 1; i < u; i++) {
      const inverse = 1 / (theta + i * alpha)
      dt += inverse
      da += i * inverse
      dtt -= inverse * inverse
      dta -= i * inverse * inverse
      daa -= i * i * inverse * inverse
    }
    for (let i = 1; i < n; i++) {
      const inverse = 1 / (theta + i)
      dt -= inverse
      dtt += inverse * inverse
    }
    for (let j = 1; j < larger.length; j++) {
      if (larger[j] === 0) continue
      const inverse = 1 / (j - alpha)
      da -= larger[j]! * inverse
      daa -= larger[j]! * inverse * inverse
    }
    const determinant = dtt * daa - dta * dta
    // Newton where the surface is a hill, else along the slope.
    let stepTheta = determinant > 0 && dtt < 0 ? -(daa * dt - dta * da) / determinant : dt * Math.abs(1 / dtt)
    let stepAlpha = determinant > 0 && dtt < 0 ? -(dtt * da - dta * dt) / determinant : da * Math.abs(1 / daa)
    let moved = false
    for (let half = 0; half < 50 && !moved; half++) {
      const [t, a] = [theta + stepTheta, alpha + stepAlpha]
      if (a > 0 && a < 1 && t > -a) {
        const next = likelihood(t, a)
        if (next >= best) {
          const gain = next - best
          ;[theta, alpha, best, moved] = [t, a, next, true]
          if (gain < 1e-11 && Math.abs(stepTheta) < 1e-9 * Math.abs(theta)) return { theta, alpha }
        }
      }
      stepTheta /= 2
      stepAlpha /= 2
    }
    if (!moved) break
  }
  return alpha > 1e-9 && alpha < 1 - 1e-9 ? { theta, alpha } : null
}

/** Classes of the population by Shlosser (1981). */
export function shlosser(counts: Float64Array, fraction: number): number {
  const { classes } = totals(counts)
  const f = fraction
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let size = 1; size < counts.length; size++) {
    const held = counts[size]!
    if (held === 0) continue
    a += size * f * f * (1 - f * f) ** (size - 1) * held
    b += (1 - f) ** size * ((1 + f) ** size - 1) * held
    c += (1 - f) ** size * held
    d += size * f * (1 - f) ** (size - 1) * held
  }
  return classes + (counts[1] ?? 0) * (a / b) * (c / d) ** 2
}

/** Expected classes of one and of two people in the sample, of classes spread by a slide negative binomial. */
export function snbMoments(
  classes: number,
  { alpha, beta, fraction: f }: { readonly alpha: number; readonly beta: number; readonly fraction: number },
): readonly [ones: number, twos: number] {
  const x = (1 - f) * (1 - beta)
  return [
    classes * f * (beta / (1 - x)) ** alpha * (1 + (alpha * x) / (1 - x)),
    (classes * alpha * beta ** alpha * f * f * (1 - beta) * (2 - (1 - alpha) * x)) / 2 / (1 - x) ** (alpha + 2),
  ]
}

/** Slide negative binomial (Chen & Keller-McNulty 1998), by its first two moments. */
export function snb(counts: Float64Array, fraction: number): number | null {
  const fitted = fitSnb(counts, fraction)
  if (fitted === null) return (counts[1] ?? 0) === 0 ? 0 : null
  const { people } = totals(counts)
  return (fitted.classes * fitted.beta ** fitted.alpha) / (people / fraction)
}

export function fitSnb(
  counts: Float64Array,
  fraction: number,
): { readonly classes: number; readonly alpha: number; readonly beta: number } | null {
  const ones = counts[1] ?? 0
  const twos = counts[2] ?? 0
  if (ones === 0 || twos === 0) return null
  const classes = shlosser(counts, fraction)
  const at = ([p, q]: readonly [number, number]) => {
    const [alpha, beta] = [Math.exp(p), 1 / (1 + Math.exp(-q))]
    const [one, two] = snbMoments(classes, { alpha, beta, fraction })
    return [Math.log(one / ones), Math.log(two / twos)] as const
  }
  for (const start of [
    [Math.log(0.3), -3],
    [0, -2],
    [Math.log(0.1), -4],
    [Math.log(3), 0],
  ] as const) {
    let point: readonly [number, number] = start
    let off = at(point)
    for (let step = 0; step < 200; step++) {
      const size = Math.hypot(...off)
      if (size < 1e-13) break
      const h = 1e-6
      const [plusP, minusP] = [at([point[0] + h, point[1]]), at([point[0] - h, point[1]])]
      const [plusQ, minusQ] = [at([point[0], point[1] + h]), at([point[0], point[1] - h])]
      const [a, c] = [0, 1].map((row) => (plusP[row]! - minusP[row]!) / (2 * h)) as [number, number]
      const [b, d] = [0, 1].map((row) => (plusQ[row]! - minusQ[row]!) / (2 * h)) as [number, number]
      const determinant = a * d - b * c
      const move = [(-d * off[0] + b * off[1]) / determinant, (c * off[0] - a * off[1]) / determinant] as const
      let moved = false
      for (let scale = 1; scale > 1e-8 && !moved; scale /= 2) {
        const next = [point[0] + scale * move[0], point[1] + scale * move[1]] as const
        const nextOff = at(next)
        if (Math.hypot(...nextOff) < size) [point, off, moved] = [next, nextOff, true]
      }
      if (!moved) break
    }
    if (Math.hypot(...off) < 1e-9) return { classes, alpha: Math.exp(point[0]), beta: 1 / (1 + Math.exp(-point[1])) }
  }
  return null
}
