import { type Rng, solvePositiveDefinite } from '../../../math/index.js'
import type { Schema } from '../../../table/index.js'
import { conditionOf } from '../condition.js'
import { refused } from '../domain.js'
import { drawCount, errorDraws } from '../error-draws.js'
import { followedAxis, possibleCounts, riskTable } from '../followed.js'
import { cellsOf } from '../measurement.js'
import { type Approach, groupsOf, type QuestionOf, sceneOf } from './kind.js'
import { countsOfGroup, survivalApproach } from './survival.js'

/**
 * Whether groups survive alike: the log-rank statistic of noisy tables of steps, and how often one as large comes where they do,
 * by made tables with the same noise. The usual χ² table would not know of the noise. The curves come with it.
 */
export function logRankApproach(question: QuestionOf<'survival' | 'log-rank'>, schema: Schema): Approach {
  const { id, time } = question
  const { cohort, groups } = sceneOf(question, schema)
  if (groups.length === 0) throw refused('it compares groups: say by', { question: id })
  const event = conditionOf(question.event, schema, id)
  const followed = followedAxis({ time, event }, { ...question, schema, question: id })
  const measurement = cellsOf({ axes: [...groups, followed.axis], cohort, schema })
  const { steps } = followed
  const cells = 2 * steps + 1
  const curves = survivalApproach(question, schema)
  const compared = groupsOf(groups).flatMap((group, place) =>
    Object.values(group).includes('(missing)') ? [] : [{ group, place }],
  )
  return {
    parts: [{ measurement, share: 1 }],
    answer(released, rounds) {
      const noisy = released(measurement)
      const counts = compared.map(({ place }) => possibleCounts(countsOfGroup(noisy, { place, cells })))
      const { statistic, observed, expected } = logRank(counts, steps)
      const rng = errorDraws(`log-rank: ${id}`)
      let larger = 0
      for (let draw = 0; draw < drawCount; draw++) {
        const alike = sameHazards(counts, { steps, rng })
        const seen = compared.map(({ place }, at) => {
          const from = place * (cells + 1)
          return possibleCounts(
            alike[at]!.map((count, cell) => count + noisy.errors[draw * noisy.values.length + from + cell]!),
          )
        })
        if (logRank(seen, steps).statistic >= statistic) larger++
      }
      return {
        ...curves.answer(released, rounds),
        method: 'log-rank of noisy counts, its chance by made tables with the same noise',
        test: {
          statistic,
          chance: (larger + 1) / (drawCount + 1),
          draws: drawCount,
          groups: compared.map(({ group }, at) => ({ group, observed: observed[at]!, expected: expected[at]! })),
        },
      }
    },
  }
}

/** Mantel's statistic of tables of steps: (O − E)ᵀ V⁻¹ (O − E) of all groups but the last. */
export function logRank(groups: readonly Float64Array[], steps: number) {
  const tables = groups.map((counts) => riskTable(counts, steps))
  const free = groups.length - 1
  const [observed, expected] = [new Float64Array(groups.length), new Float64Array(groups.length)]
  const covariance = new Float64Array(free * free)
  for (let step = 0; step < steps; step++) {
    const events = tables.reduce((sum, table) => sum + table.events[step]!, 0)
    const atRisk = tables.reduce((sum, table) => sum + table.atRisk[step]!, 0)
    if (!(atRisk > 1)) continue
    const spread = (events * Math.max(0, atRisk - events)) / (atRisk - 1)
    tables.forEach((table, group) => {
      observed[group]! += table.events[step]!
      expected[group]! += (events * table.atRisk[step]!) / atRisk
      for (let other = 0; group < free && other < free; other++) {
        const share = tables[other]!.atRisk[step]! / atRisk
        covariance[group * free + other]! +=
          spread * (table.atRisk[step]! / atRisk) * ((group === other ? 1 : 0) - share)
      }
    })
  }
  const difference = observed.slice(0, free).map((value, group) => value - expected[group]!)
  const solved = solvePositiveDefinite(covariance, difference)
  const statistic = solved === undefined ? 0 : solved.reduce((sum, value, group) => sum + value * difference[group]!, 0)
  return { statistic, observed, expected }
}

/** Made tables of groups that have one hazard, each leaving as its own did. */
function sameHazards(
  groups: readonly Float64Array[],
  { steps, rng }: { readonly steps: number; readonly rng: Rng },
): readonly Float64Array[] {
  const tables = groups.map((counts) => riskTable(counts, steps))
  const hazards = Float64Array.from({ length: steps }, (_, step) => {
    const events = tables.reduce((sum, table) => sum + table.events[step]!, 0)
    const atRisk = tables.reduce((sum, table) => sum + table.atRisk[step]!, 0)
    return atRisk > 0 ? Math.min(1, events / atRisk) : 0
  })
  return groups.map((counts, group) => {
    const made = new Float64Array(counts.length)
    let left = counts.reduce((sum, count) => sum + count, 0)
    for (let step = 0; step < steps; step++) {
      const entering = tables[group]!.entering[step]!
      const leaving = entering > 0 ? Math.min(1, counts[2 * step]! / entering) : 0
      const atRisk = left * (1 - leaving / 2)
      const hazard = hazards[step]!
      const events = atRisk * hazard + Math.sqrt(Math.max(0, atRisk * hazard * (1 - hazard))) * rng.normal()
      made[2 * step + 1] = Math.min(left, Math.max(0, events))
      made[2 * step] = Math.min(left - made[2 * step + 1]!, left * leaving)
      left -= made[2 * step]! + made[2 * step + 1]!
    }
    made[2 * steps] = left
    return made
  })
}
