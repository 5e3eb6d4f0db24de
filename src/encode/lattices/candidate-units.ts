/** Years, months and weeks of days, and days, weeks and months as parts of a year; pounds, stones and inches; factors of laboratories. */
const knownUnits = [
  ...[1 / 365.25, 1 / 365.2425, 1 / 365, 7 / 365.25, 1 / 52, 1 / 12, 1 / 7, 1 / 30.4375, 365.25, 30.4375, 30.44],
  ...[0.45359237, 0.45, 0.454, 6.35029318, 2.54, 30.48, 28.349523125],
  ...[1 / 18.016, 1 / 18, 1 / 38.67, 88.42, 88.4, 17.1, 0.357, 0.0113],
]

/** Steps that are usual between decades, and dozens, weeks, months and hours of what is counted whole. */
const decimalMultiples = [1, 2, 2.5, 5]
const wholeMultiples = [3, 4, 6, 7, 12, 15, 30, 60]

const finestDecimals = 6
/** Of the span of the values a unit is at most this part: coarser, it would be a handful of values. */
const coarsest = 1 / 8
/** A unit that is no multiple of the step is rounded to it: below three steps every other value would be one. */
const fewestSteps = 3

/**
 * Units of which values on the grid of `step` may be multiples, decimal ones first, without the step itself. `span` is how far
 * the values reach.
 */
export function candidateUnits(step: number, span: number): number[] {
  const finest = step > 0 ? Math.floor(Math.log10(step)) : -finestDecimals
  const decades = Array.from({ length: 12 }, (_, index) => finest + index)
  const decimals = decades.flatMap((decade) => decimalMultiples.map((multiple) => Number(`${multiple}e${decade}`)))
  const isPossible = (unit: number) => unit > step && unit <= span * coarsest
  const isRounded = (unit: number) => isPossible(unit) && unit > fewestSteps * step
  const isWhole = (unit: number) => step === 0 || Math.abs(unit / step - Math.round(unit / step)) < 1e-9
  const counted = wholeMultiples.map((multiple) => multiple * (step > 0 ? step : 1))
  return [
    ...decimals.filter((unit) => isPossible(unit) && (isWhole(unit) || isRounded(unit))),
    ...counted.filter(isPossible),
    ...knownUnits.filter(isRounded),
  ]
}
