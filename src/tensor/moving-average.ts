const warmUp = 10

/**
 * Moves an average of parameters towards their present values, in place: the average keeps `decay` of itself, less in the
 * first steps, when it still remembers the start. Averages of the last iterates generalise better than the last one:
 * B. T. Polyak, A. B. Juditsky, SIAM J. Control and Optimization 30(4), 1992.
 */
export function moveAverage(
  average: Float32Array,
  parameters: Float32Array,
  { decay, step }: { readonly decay: number; readonly step: number },
): void {
  const kept = Math.min(decay, (1 + step) / (warmUp + step))
  for (let index = 0; index < average.length; index++)
    average[index] = parameters[index]! + kept * (average[index]! - parameters[index]!)
}
