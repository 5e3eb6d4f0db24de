/** A function of some variables' states, not negative: row-major, the last of `scope` changing fastest. */
export interface Factor {
  readonly scope: readonly number[]
  readonly values: Float64Array
}

/** The product of factors over `scope`, which covers all of theirs; `sizes` by variable. O(cells × factors). */
export function multiply(factors: readonly Factor[], scope: readonly number[], sizes: readonly number[]): Factor {
  const scopeSizes = scope.map((variable) => sizes[variable] as number)
  const values = new Float64Array(scopeSizes.reduce((product, size) => product * size, 1)).fill(1)
  for (const factor of factors) multiplyInto(values, factor, { scope, sizes: scopeSizes })
  return { scope, values }
}

/** Sums the last variable of the scope out. O(cells). */
export function sumOutLast({ scope, values }: Factor, sizes: readonly number[]): Factor {
  const size = sizes[scope.at(-1) as number] as number
  const sums = new Float64Array(values.length / size)
  for (let row = 0; row < sums.length; row++) {
    let sum = 0
    for (let cell = row * size; cell < (row + 1) * size; cell++) sum += values[cell]!
    sums[row] = sum
  }
  return { scope: scope.slice(0, -1), values: sums }
}

/** Keeps the listed states of every variable, `domains` by variable; variables with one state leave the scope. */
export function restrict(
  { scope, values }: { readonly scope: readonly number[]; readonly values: ArrayLike<number> },
  domains: readonly (readonly number[])[],
  sizes: readonly number[],
): Factor {
  const keptSizes = scope.map((variable) => domains[variable]?.length ?? 0)
  const strides = stridesOf(scope.map((variable) => sizes[variable] as number))
  const kept = new Float64Array(keptSizes.reduce((product, size) => product * size, 1))
  const digits = new Array<number>(scope.length).fill(0)
  for (let cell = 0; cell < kept.length; cell++) {
    let source = 0
    for (let digit = 0; digit < scope.length; digit++) {
      const states = domains[scope[digit] as number] as readonly number[]
      source += (states[digits[digit] as number] as number) * (strides[digit] as number)
    }
    kept[cell] = values[source]!
    advance(digits, keptSizes)
  }
  return { scope: scope.filter((_, digit) => keptSizes[digit] !== 1), values: kept }
}

function multiplyInto(
  values: Float64Array,
  factor: Factor,
  { scope, sizes }: { readonly scope: readonly number[]; readonly sizes: readonly number[] },
): void {
  const ownStrides = stridesOf(factor.scope.map((variable) => sizes[scope.indexOf(variable)] as number))
  const strides = scope.map((variable) => ownStrides[factor.scope.indexOf(variable)] ?? 0)
  const inner = sizes.at(-1) ?? 1
  const innerStride = strides.at(-1) ?? 0
  const outerSizes = sizes.slice(0, -1)
  const digits = new Array<number>(outerSizes.length).fill(0)
  let offset = 0
  for (let start = 0; start < values.length; start += inner) {
    for (let state = 0; state < inner; state++)
      values[start + state] = values[start + state]! * factor.values[offset + state * innerStride]!
    // The odometer: carry from the fastest outer digit.
    for (let digit = outerSizes.length - 1; digit >= 0; digit--) {
      const next = (digits[digit] as number) + 1
      if (next < (outerSizes[digit] as number)) {
        digits[digit] = next
        offset += strides[digit] as number
        break
      }
      offset -= (next - 1) * (strides[digit] as number)
      digits[digit] = 0
    }
  }
}

function advance(digits: number[], sizes: readonly number[]): void {
  for (let digit = digits.length - 1; digit >= 0; digit--) {
    digits[digit] = (digits[digit] as number) + 1
    if ((digits[digit] as number) < (sizes[digit] as number)) return
    digits[digit] = 0
  }
}

function stridesOf(sizes: readonly number[]): number[] {
  const strides = new Array<number>(sizes.length).fill(1)
  for (let digit = sizes.length - 2; digit >= 0; digit--)
    strides[digit] = (strides[digit + 1] as number) * (sizes[digit + 1] as number)
  return strides
}
