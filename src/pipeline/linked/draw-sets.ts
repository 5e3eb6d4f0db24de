import type { Rng } from '../../math/index.js'
import type { LinkedTables } from '../../table/linked/index.js'
import type { Job } from '../job.js'
import { keepFirstPeople } from './first-people.js'
import type { LearntTables } from './learn-linked.js'
import { type KeptPeople, sampleLinked } from './sample-linked.js'

/** People of a set who are kept in memory and judged: where more are drawn, those drawn first. */
export const mostJudged = 50_000

/** What a job draws: `name` is that of the stream of chance. */
export interface SetsToDraw {
  readonly name: string
  readonly people: number
  readonly job: Job
  readonly rng: Rng
  readonly onKept?: (people: KeptPeople) => void
  readonly signal?: AbortSignal
}

/** The job's sets of people in the model's form, to be drawn independently: the first is that of the same job for one. */
export function drawSets(
  learnt: LearntTables,
  { name, people, job: { sets, where }, rng, onKept, signal }: SetsToDraw,
) {
  return Array.from({ length: sets }, (_, set) => {
    const stream = rng.fork(set === 0 ? name : `${name}:${set + 1}`)
    return sampleLinked(learnt, people, { rng: stream, where, onKept, signal })
  })
}

/** Sets that are judged and not written. */
export async function keptSets(learnt: LearntTables, draws: SetsToDraw): Promise<LinkedTables[]> {
  const { schema } = learnt.model
  const sets: LinkedTables[] = []
  for (const source of drawSets(learnt, { ...draws, people: Math.min(draws.people, mostJudged) })) {
    const first = keepFirstPeople(source, { schema, most: mostJudged })
    for await (const _ of first.batches);
    sets.push(first.kept())
  }
  return sets
}
