import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { permutation, type Rng } from '../../src/math/index.js'
import { type Climbed, type ClimbOptions, expectationOf, maximise } from './climb.js'
import type { Expected } from './expectation.js'
import type { LearntStrand } from './learn-course.js'
import { takePeople } from './take-people.js'

/** People of a part, and times that everybody is gone through. */
const partPeople = 5000
const epochs = 2
/** How fast what was counted before is forgotten: step k keeps 1 − (k + 2)^−power of it. */
const power = 0.7

/**
 * Expectation maximisation in small steps: parts of the people in a random order, their counts blended into those before.
 * P. Liang, D. Klein, Online EM for unsupervised models, 2009. Throws `aborted`.
 */
export async function climbStepwise(
  start: Climbed,
  tables: readonly LearntStrand[],
  { people, classes, prior, afterPass, signal, rng }: Omit<ClimbOptions, 'passes'> & { readonly rng: Rng },
): Promise<Climbed> {
  let now = start
  let blended: Expected | undefined
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = permutation(people, rng.fork(`epoch:${epoch}`))
    for (let from = 0; from < people; from += partPeople) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
      const part = takePeople(tables, order.subarray(from, from + partPeople))
      const own =
        prior &&
        Float64Array.from(
          { length: part.people * classes },
          (_, cell) => prior[order[from + Math.floor(cell / classes)]! * classes + (cell % classes)]!,
        )
      const expected = expectationOf(
        now,
        part.tables,
        part.tables.map((table) => table.rows),
        {
          ...{ people: part.people, classes, prior: own },
        },
      )
      const share = blended === undefined ? 1 : (step + 2) ** -power
      blended = blend(blended, expected, { share, scale: people / part.people })
      step++
      now = maximise(blended, tables, now)
      afterPass?.(step)
      await setImmediate()
    }
  }
  return now
}

/** What was counted before, and what a part counts as if it were everybody. */
function blend(
  before: Expected | undefined,
  part: Expected,
  { share, scale }: { readonly share: number; readonly scale: number },
): Expected {
  const mix = (old: Float64Array | undefined, fresh: Float64Array) =>
    fresh.map((value, cell) => share * scale * value + (1 - share) * (old?.[cell] ?? 0))
  return {
    ...part,
    classes: mix(before?.classes, part.classes),
    chains: part.chains.map((chain, table) => {
      const old = before?.chains[table]
      return {
        initial: mix(old?.initial, chain.initial),
        transitions: mix(old?.transitions, chain.transitions),
        first: mix(old?.first, chain.first),
        gap: mix(old?.gap, chain.gap),
      }
    }),
    cells: part.cells.map((columns, table) =>
      columns.map((counts, column) => mix(before?.cells[table]?.[column], counts)),
    ),
  }
}
