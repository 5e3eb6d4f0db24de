const centre = {
  top: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  bottom: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
}
const shoulder = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
}
const tail = {
  top: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
}

/**
 * Quantile of the standard normal: the z with P(Z ≤ z) = probability, relative error about 1e-15. −∞ at 0, ∞ at 1.
 * Rational approximations of Wichura, algorithm AS 241 (Applied Statistics 37, 1988).
 */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return Number.NEGATIVE_INFINITY
  if (probability >= 1) return Number.POSITIVE_INFINITY
  const offset = probability - 0.5
  if (Math.abs(offset) <= 0.425) return offset * ratio(centre, 0.180625 - offset * offset)
  const depth = Math.sqrt(-Math.log(offset < 0 ? probability : 1 - probability))
  const size = depth <= 5 ? ratio(shoulder, depth - 1.6) : ratio(tail, depth - 5)
  return offset < 0 ? -size : size
}

function ratio({ top, bottom }: typeof centre, at: number): number {
  return polynomial(top, at) / polynomial(bottom, at)
}

/** Horner's scheme, highest power first. */
function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0)
}
