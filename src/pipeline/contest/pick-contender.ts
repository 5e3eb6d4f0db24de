/** What one division of the training rows shows of a candidate. */
export interface Round {
  /** Area under the curve of boosted trees, synthetic against validation rows; 0.5 is indistinguishable. */
  readonly unseen: number
  /** The same against the rows it was fitted to. */
  readonly fitted: number
  /** Share of the clear relations of the fitted rows that the synthetic ones surely lost, each by its strength, 0 to 1. */
  readonly lost: number
  /** Nats of every validation row above those of independent columns of the same bins; empty when the model knows none. */
  readonly heldOut: Float64Array
  /** Variance by chance of `unseen`, of independent rows. */
  readonly variance: number
}

/** One candidate's rounds, over the same divisions as the others'. */
export interface Contender {
  readonly model: string
  readonly rounds: readonly Round[]
}

export interface Choice {
  readonly winner: Contender
  readonly grounds: 'favourite' | 'favourite of the rest' | 'better' | 'likelier' | 'only honest'
  /** Who would have won without evidence. */
  readonly incumbent: string
  /** By how much the favourite's mark is above the winner's; 0 when it won. */
  readonly lead: number
  /** The standard error of that. */
  readonly error: number
}

/** What wins on most tables first: without evidence against it, the first stays. Measured by `npm run bench -- auto`. */
const favourites = ['sequential-trees', 'hidden-tree', 'bayes-net']
/** What losing every clear relation adds to the distance from one half. */
const weightOfLost = 0.2
/** So far below what rows that copy nobody show against the rows they were learnt from, copying begins. */
const copying = 0.02
/** Standard errors by which the usual winner must be beaten, and the threshold of copying missed: one in forty by chance. */
const clearly = 2
/** Standard errors beyond which a candidate goes after the first division. */
const hopeless = 4

/** How far from one half the two-sample test is over the rounds, and a fifth of the share of clear relations lost. 0 is best. */
export function markOf({ rounds }: Contender): number {
  return Math.abs(mean(rounds.map(({ unseen }) => unseen)) - 0.5) + weightOfLost * mean(rounds.map(({ lost }) => lost))
}

/**
 * The standard error of the difference of two marks. All are held against the same real rows, whose half of the variance falls
 * out; drawn rows count as independent.
 */
export function errorBetween(a: Contender, b: Contender): number {
  return Math.sqrt((varianceOf(a) + varianceOf(b)) / 2)
}

/**
 * The favourite, unless a candidate's mark is lower by two standard errors of their difference, or by one where validation rows
 * are clearly (two standard errors, row by row) likelier under it. Of several the lowest mark. Who resembles the rows it learnt from more than rows that copy nobody do, which show the
 * area `uncopied`, by .02 and two standard errors of the difference, is out, unless all do.
 */
export function pickContender(
  contenders: readonly Contender[],
  { uncopied }: { readonly uncopied?: number | undefined } = {},
): Choice {
  const honest = contenders.filter((each) => !isCopying(each, uncopied))
  const field = [...(honest.length > 0 ? honest : contenders)].sort((a, b) => rankOf(a) - rankOf(b))
  const [favourite, ...others] = field as [Contender, ...Contender[]]
  const incumbent = favourite.model
  const none = { winner: favourite, incumbent, lead: 0, error: 0 }
  if (others.length === 0 && contenders.length > 1) return { ...none, grounds: 'only honest' }
  const challenges = others.flatMap((winner): Choice[] => {
    const lead = markOf(favourite) - markOf(winner)
    const error = errorBetween(favourite, winner)
    const errorsLikelier = likelierBy(winner, favourite)
    if (lead > error && errorsLikelier > clearly) return [{ winner, grounds: 'likelier', incumbent, lead, error }]
    return lead > clearly * error ? [{ winner, grounds: 'better', incumbent, lead, error }] : []
  })
  const best = challenges.sort((a, b) => markOf(a.winner) - markOf(b.winner))[0]
  return best ?? { ...none, grounds: rankOf(favourite) === 0 ? 'favourite' : 'favourite of the rest' }
}

/** Whether a candidate resembles its own rows so much that it must be asked what rows that copy nobody show. */
export function seemsToCopy(contender: Contender): boolean {
  return isCopying(contender, undefined)
}

/** Whether a candidate may go after the first divisions: another's mark is lower by four standard errors of the difference. */
export function isHopeless(contender: Contender, others: readonly Contender[]): boolean {
  return others.some((other) => markOf(contender) - markOf(other) > hopeless * errorBetween(contender, other))
}

/** The mean over all validation rows, a row of probability 0 counted as the least likely of the others; NaN without rows. */
export function heldOutOf(contender: Contender): number {
  return mean([...nats(contender)])
}

/** `uncopied` was measured on the same divisions, with an error as large; without it, one half is held against. */
function isCopying(contender: Contender, uncopied: number | undefined): boolean {
  const area = mean(contender.rounds.map(({ fitted }) => fitted))
  const error = Math.sqrt(varianceOf(contender) * (uncopied === undefined ? 1 : 2))
  return area < (uncopied ?? 0.5) - copying - clearly * error
}

/** By how many standard errors, row by row, validation rows are likelier under `a`; 0 where one of them knows no likelihood. */
function likelierBy(a: Contender, b: Contender): number {
  const [first, second] = [nats(a), nats(b)]
  if (first.length !== second.length || first.length < 2) return 0
  const differences = first.map((value, row) => value - second[row]!)
  const middle = mean([...differences])
  const variance = differences.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (differences.length - 1)
  return middle / Math.max(Math.sqrt(variance / differences.length), Number.MIN_VALUE)
}

function nats({ rounds }: Contender): Float64Array {
  const all = Float64Array.from(rounds.flatMap(({ heldOut }) => [...heldOut]))
  const least = all.reduce((low, value) => (Number.isFinite(value) ? Math.min(low, value) : low), 0)
  return all.map((value) => Math.max(value, least))
}

function varianceOf({ rounds }: Contender): number {
  return mean(rounds.map(({ variance }) => variance)) / rounds.length
}

function rankOf({ model }: Contender): number {
  const rank = favourites.indexOf(model)
  return rank < 0 ? favourites.length : rank
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
