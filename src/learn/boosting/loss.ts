/** First and second derivatives by the raw score, by row number: those of rows not asked for are 0. */
export interface Derivatives {
  readonly gradient: Float32Array
  readonly hessian: Float32Array
}

/** A loss over raw scores (one array an output). */
export interface Loss {
  readonly outputs: number
  /** The best constant score per output. */
  baseline(targets: Float64Array, rows: Uint32Array): Float64Array
  gradients(targets: Float64Array, scores: readonly Float64Array[], rows: Uint32Array): Derivatives[]
  mean(targets: Float64Array, scores: readonly Float64Array[], rows: Uint32Array): number
}

export function losses(task: 'regression' | 'classification', classCount: number): Loss {
  if (task === 'regression') return squaredError
  return classCount <= 2 ? logLoss : softmaxLoss(classCount)
}

const squaredError: Loss = {
  outputs: 1,
  baseline: (targets, rows) => Float64Array.of(meanOver(rows, (row) => targets[row]!)),
  gradients(targets, [scores], rows) {
    const derivatives = derivativesOf(targets.length)
    derivatives.hessian.fill(1)
    for (const row of rows) derivatives.gradient[row] = scores![row]! - targets[row]!
    return [derivatives]
  },
  mean: (targets, [scores], rows) => meanOver(rows, (row) => (scores![row]! - targets[row]!) ** 2 / 2),
}

const logLoss: Loss = {
  outputs: 1,
  baseline(targets, rows) {
    const share = clampShare(meanOver(rows, (row) => targets[row]!))
    return Float64Array.of(Math.log(share / (1 - share)))
  },
  gradients(targets, [scores], rows) {
    const { gradient, hessian } = derivativesOf(targets.length)
    for (let position = 0; position < rows.length; position++) {
      const row = rows[position]!
      const probability = 1 / (1 + Math.exp(-scores![row]!))
      gradient[row] = probability - targets[row]!
      hessian[row] = probability * (1 - probability)
    }
    return [{ gradient, hessian }]
  },
  // log(1 + e^s) − y·s, without overflow.
  mean: (targets, [scores], rows) =>
    meanOver(rows, (row) => {
      const score = scores![row]!
      return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - targets[row]! * score
    }),
}

function softmaxLoss(classCount: number): Loss {
  return {
    outputs: classCount,
    baseline: (targets, rows) =>
      Float64Array.from({ length: classCount }, (_, label) =>
        Math.log(clampShare(meanOver(rows, (row) => (targets[row] === label ? 1 : 0)))),
      ),
    gradients(targets, scores, rows) {
      const derivatives = scores.map(() => derivativesOf(targets.length))
      for (let position = 0; position < rows.length; position++) {
        const row = rows[position]!
        const total = logSumExp(scores, row)
        for (let label = 0; label < classCount; label++) {
          const probability = Math.exp(scores[label]![row]! - total)
          derivatives[label]!.gradient[row] = probability - (targets[row] === label ? 1 : 0)
          derivatives[label]!.hessian[row] = probability * (1 - probability)
        }
      }
      return derivatives
    },
    mean: (targets, scores, rows) => meanOver(rows, (row) => logSumExp(scores, row) - scores[targets[row]!]![row]!),
  }
}

function derivativesOf(count: number): Derivatives {
  return { gradient: new Float32Array(count), hessian: new Float32Array(count) }
}

function logSumExp(scores: readonly Float64Array[], row: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score[row]!)
  let sum = 0
  for (const score of scores) sum += Math.exp(score[row]! - most)
  return most + Math.log(sum)
}

function clampShare(share: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, share))
}

function meanOver(rows: Uint32Array, value: (row: number) => number): number {
  let sum = 0
  for (const row of rows) sum += value(row)
  return rows.length === 0 ? 0 : sum / rows.length
}
