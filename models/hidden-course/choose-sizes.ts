import { permutation, type Rng } from '../../src/math/index.js'
import { type Climbed, climb, expectationOf } from './climb.js'
import { initialCourses } from './initial-course.js'
import type { LearntStrand } from './learn-course.js'
import type { HiddenCourseOptions } from './options.js'
import { peopleWithin, takePeople } from './take-people.js'

export interface Sizes {
  readonly classes: number
  readonly states: number
}

type Tried = Sizes & { readonly heldOut: number }

export interface SizeChoice extends Sizes {
  readonly tried: readonly Tried[]
}

const mostPeople = 1500
const mostRows = 12_000
const passes = 12
/** Fewer people are divided so many times. */
const fewPeople = 400
const foldsOfFew = 3
/** A person in four is held out. */
const heldOutShare = 0.25
/** More classes are taken that cost less than this share of the best likelihood: what columns share goes through them. */
const worthOfClasses = 0.01

/**
 * Numbers of states and of classes by the likelihood of held-out people's rows, on a part of the people when there are many:
 * states with the fewest classes first, from few to many until more no longer help, then classes with as many states.
 */
export async function chooseSizes(
  tables: readonly LearntStrand[],
  { people, candidates, rng, signal }: ChooseOptions,
): Promise<SizeChoice> {
  const folds = people < fewPeople ? foldsOfFew : 1
  const divisions = Array.from({ length: folds }, (_, fold) => {
    const order = permutation(people, rng.fork(`fold:${fold}`))
    const chosen = order.subarray(0, peopleWithin(tables, order, { mostPeople, mostRows }))
    const held = Math.max(1, Math.round(heldOutShare * chosen.length))
    return {
      train: takePeople(tables, chosen.subarray(held)),
      test: takePeople(tables, chosen.subarray(0, held)),
      held,
    }
  })
  const tried: Tried[] = []
  const attempt = async ({ classes, states }: Sizes): Promise<Tried> => {
    let heldOut = 0
    for (const [fold, { train, test, held }] of divisions.entries()) {
      const stream = rng.fork(`fit:${fold}`)
      const start = startOf(train.tables, { people: train.people, classes, states, rng: stream })
      const fitted = await climb(start, train.tables, { people: train.people, classes, passes, signal })
      const rows = test.tables.map((table) => table.rows)
      const expected = expectationOf(fitted, test.tables, rows, { people: held, classes, prior: undefined })
      heldOut += expected.logLikelihood / held / folds
    }
    const own = { classes, states, heldOut }
    tried.push(own)
    return own
  }
  const [fewest = 1, ...more] = ascending(candidates.classes)
  let best: Tried | undefined
  for (const states of ascending(candidates.states)) {
    const own = await attempt({ classes: fewest, states })
    if (best !== undefined && own.heldOut <= best.heldOut) break
    best = own
  }
  const { states } = best!
  const all = [best!]
  for (const classes of more) all.push(await attempt({ classes, states }))
  const most = Math.max(...all.map(({ heldOut }) => heldOut))
  const { classes } = all.findLast(({ heldOut }) => heldOut >= most - worthOfClasses * Math.abs(most))!
  return { classes, states, tried }
}

interface ChooseOptions {
  readonly people: number
  readonly candidates: HiddenCourseOptions['candidates']
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

/** Parameters to start from, classes of equal shares. */
export function startOf(
  tables: readonly LearntStrand[],
  { people, classes, states, rng }: Sizes & { people: number; rng: Rng },
): Climbed {
  return {
    parameters: initialCourses(tables, { people, classes, states, rng }),
    classes: new Float64Array(classes).fill(1 / classes),
  }
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
