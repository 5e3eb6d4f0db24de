export interface AdamOptions {
  /** Decay of the running mean of gradients. */
  readonly meanDecay?: number
  /** Decay of the running mean of squared gradients. */
  readonly squareDecay?: number
  /** Share of the learning rate by which parameters shrink each step, apart from the gradient. */
  readonly weightDecay?: number
  /** Where to go on from; it is copied. */
  readonly from?: AdamState | undefined
}

/** What Adam remembers of the steps so far; its arrays change with the next one. */
export interface AdamState {
  readonly means: Float32Array
  readonly squares: Float32Array
  readonly steps: number
}

export interface Adam {
  /** Moves `parameters` against `gradient`, in place. */
  step(parameters: Float32Array, gradient: Float32Array, learningRate: number): void
  state(): AdamState
}

const smallest = 1e-8

/**
 * Adam with decoupled weight decay over one flat array of parameters. One fused loop in JavaScript: on arrays of this size
 * it costs less than a dozen elementwise kernels. O(parameters) a step.
 * D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015; I. Loshchilov, F. Hutter, Decoupled weight
 * decay regularization, ICLR 2019.
 */
export function openAdam(
  size: number,
  { meanDecay = 0.9, squareDecay = 0.999, weightDecay = 0, from }: AdamOptions = {},
): Adam {
  const means = from?.means.slice() ?? new Float32Array(size)
  const squares = from?.squares.slice() ?? new Float32Array(size)
  let steps = from?.steps ?? 0
  return {
    step(parameters, gradient, learningRate) {
      steps++
      const rate = learningRate / (1 - meanDecay ** steps)
      const correction = 1 / (1 - squareDecay ** steps)
      const kept = 1 - learningRate * weightDecay
      for (let index = 0; index < size; index++) {
        const slope = gradient[index]!
        const mean = meanDecay * means[index]! + (1 - meanDecay) * slope
        const square = squareDecay * squares[index]! + (1 - squareDecay) * slope * slope
        means[index] = mean
        squares[index] = square
        parameters[index] = kept * parameters[index]! - (rate * mean) / (Math.sqrt(square * correction) + smallest)
      }
    },
    state: () => ({ means, squares, steps }),
  }
}
