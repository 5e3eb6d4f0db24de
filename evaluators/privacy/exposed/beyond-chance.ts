import { drawTail, eventTail, sortedQuantile } from '../../../src/math/index.js'

/** The most exposed people of a side, each by the best that the release has for one of its rows. */
export interface Scored {
  readonly bits: Float64Array
  readonly differing: Int32Array
}

export const testKinds = [
  'copy',
  'all but one column',
  'all but two columns',
  'close',
  'closer than unseen people',
] as const

/** People on either side who have something, how many chance shows among the training ones, and how likely so many or more are. */
export interface PeopleTest {
  readonly kind: (typeof testKinds)[number]
  readonly train: number
  readonly unseen: number
  readonly expected: number
  readonly p: number
}

/** Shares of the exposed people, nearest first, among whom training people are counted. */
const nearestShares = [0.05, 0.2, 0.5]
/** The nearest training people, so many at a time, against the tail of the unseen ones. */
const tailCounts = [1, 2, 4]
const tailShare = 0.25
const fewestInTail = 8

/** The chance that a release of so many rows copies a person, in all columns and in all but one, as real people coincide. */
export type CopyChances = readonly [inAll: number, inAllButOne: number]

/**
 * Every count of training people against what unseen people show. Counts that unseen people have too: by permuting which are
 * called train and unseen, exactly. Copies that no unseen person shows: against how often real people coincide; where no two
 * do, a single one is beyond chance. Near-copies also against how near the release comes to unseen people: drawn rows hit common
 * combinations more often than people share them. Whatever else no unseen person shows is asked of the tail of what they do show.
 */
export function peopleTests(train: Scored, unseen: Scored, chances: CopyChances): PeopleTest[] {
  return [...copyTests(train, unseen, chances), ...nearestTests(train, unseen), ...tailTests(train, unseen)]
}

function copyTests(train: Scored, unseen: Scored, chances: CopyChances): PeopleTest[] {
  return testKinds.slice(0, 3).map((kind, most) => {
    const counts = { train: peopleWithin(train, most), unseen: peopleWithin(unseen, most) }
    if (counts.unseen > 0) return permuted(kind, counts, [train, unseen])
    const likeUnseen = carriedOn(unseen, most) / unseen.bits.length
    const ofOne = most === 0 ? chances[0] : Math.max(chances[most] ?? 0, likeUnseen)
    const expected = ofOne * train.bits.length
    return { kind, ...counts, expected, p: eventTail(counts.train, expected) }
  })
}

function peopleWithin({ differing }: Scored, most: number): number {
  return differing.reduce((count, each) => count + Number(each <= most), 0)
}

/**
 * How many unseen people would differ in at most so many columns, where none does: the number of columns in which two rows differ is a sum of
 * yes and no, whose distribution is log-concave for independent columns, so that each column less multiplies by no more than
 * the last step that was seen; one person is added to what was seen, for what was not.
 */
function carriedOn(unseen: Scored, most: number): number {
  let nearest = most
  while (peopleWithin(unseen, nearest) === 0) nearest++
  const seen = peopleWithin(unseen, nearest) + 1
  const step = seen / (peopleWithin(unseen, nearest + 1) + 1)
  return seen * Math.min(1, step) ** (nearest - most)
}

function nearestTests(train: Scored, unseen: Scored): PeopleTest[] {
  const all = Float64Array.from([...train.bits, ...unseen.bits]).sort()
  return nearestShares.map((share) => {
    const limit = sortedQuantile(all, 1 - share) ?? 0
    const among = ({ bits }: Scored) => bits.reduce((count, each) => count + Number(each > limit), 0)
    return permuted('close', { train: among(train), unseen: among(unseen) }, [train, unseen])
  })
}

function permuted(
  kind: PeopleTest['kind'],
  { train, unseen }: Pick<PeopleTest, 'train' | 'unseen'>,
  [some, others]: readonly [Scored, Scored],
): PeopleTest {
  const drawn = some.bits.length
  const population = drawn + others.bits.length
  const marked = train + unseen
  const p = drawTail(train, { population, marked, drawn })
  return { kind, train, unseen, expected: (marked * drawn) / population, p }
}

/**
 * The nearest training people against unseen ones: bits beyond the upper quarter of theirs fall off exponentially, as sums over
 * many columns do; the scale is taken larger by two standard errors.
 */
function tailTests(train: Scored, unseen: Scored): PeopleTest[] {
  const sorted = unseen.bits.slice().sort()
  const start = sortedQuantile(sorted, 1 - tailShare) ?? 0
  const beyond = sorted.filter((bits) => bits > start)
  if (beyond.length < fewestInTail) return []
  const excess = beyond.reduce((sum, bits) => sum + bits - start, 0) / beyond.length
  const scale = excess * (1 + 2 / Math.sqrt(beyond.length))
  const nearest = train.bits.slice().sort().reverse()
  return tailCounts.flatMap((count): PeopleTest[] => {
    const limit = nearest[count - 1]
    if (limit === undefined || limit <= start) return []
    const expected = nearest.length * (beyond.length / sorted.length) * Math.exp(-(limit - start) / scale)
    const atLeast = (all: Float64Array) => all.reduce((sum, bits) => sum + Number(bits >= limit), 0)
    return [
      {
        kind: 'closer than unseen people',
        train: atLeast(nearest),
        unseen: atLeast(sorted),
        expected,
        p: eventTail(count, expected),
      },
    ]
  })
}
