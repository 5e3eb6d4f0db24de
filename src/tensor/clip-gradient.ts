/** Scales a gradient to `scale` times itself, and further down when its norm would exceed `limit`, in place; returns the norm before clipping. */
export function clipGradient(
  gradient: Float32Array,
  { scale = 1, limit }: { readonly scale?: number; readonly limit: number },
): number {
  let squares = 0
  for (let index = 0; index < gradient.length; index++) squares += gradient[index]! * gradient[index]!
  const norm = scale * Math.sqrt(squares)
  const factor = norm > limit ? (scale * limit) / norm : scale
  if (factor !== 1) for (let index = 0; index < gradient.length; index++) gradient[index] = gradient[index]! * factor
  return norm
}
