/** The discrete Fourier transform of a power of two of complex numbers, in place; `inverse` divides by their number. Radix 2. */
export function transform(real: Float64Array, imaginary: Float64Array, inverse = false): void {
  const size = real.length
  reverseBits(real, imaginary)
  const turn = inverse ? 1 : -1
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size))
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => turn * Math.sin((2 * Math.PI * k) / size))
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half)
    for (let start = 0; start < size; start += 2 * half)
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride]!
        const s = sines[k * stride]!
        const near = start + k
        const far = near + half
        const r = real[far]! * c - imaginary[far]! * s
        const i = real[far]! * s + imaginary[far]! * c
        real[far] = real[near]! - r
        imaginary[far] = imaginary[near]! - i
        real[near] = real[near]! + r
        imaginary[near] = imaginary[near]! + i
      }
  }
  if (!inverse) return
  for (let k = 0; k < size; k++) {
    real[k] = real[k]! / size
    imaginary[k] = imaginary[k]! / size
  }
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  for (let index = 1, other = 0; index < real.length; index++) {
    let bit = real.length >> 1
    for (; other & bit; bit >>= 1) other ^= bit
    other |= bit
    if (index >= other) continue
    const r = real[index]!
    const i = imaginary[index]!
    real[index] = real[other]!
    imaginary[index] = imaginary[other]!
    real[other] = r
    imaginary[other] = i
  }
}
