import type { FittedLinkedModel, LinkedModelCard } from '../linked-model.js'
import { countColumns, linkedCard, streamPeople } from '../linked-rows/index.js'
import { fittedNetwork } from '../network/index.js'
import type { HiddenCourse } from './course.js'
import { placedStrands } from './course-table.js'
import { peopleGiven } from './draw-given.js'
import { peopleDrawer } from './draw-people.js'
import { hiddenCourseToFile } from './hidden-course-file.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { imputePeople } from './impute-people.js'
import { peopleLogLikelihood } from './people-likelihood.js'
import { clampsOf } from './row-evidence.js'

/** The model as one that can be drawn from. */
export function fittedHiddenCourse(fitted: HiddenCourseModel): FittedLinkedModel {
  const { schema, lookups, courses } = fitted
  return {
    schema,
    sample(people, { rng, given, rows = [], batchPeople, signal }) {
      const stream = { rng: rng.fork('people'), ...(given && { given }), ...(signal && { signal }) }
      const told = { schema, lookups, rng, batchPeople, signal }
      if (rows.length === 0)
        return streamPeople(fittedNetwork(fitted.people.network).sample(people, stream), {
          ...told,
          drawRows: peopleDrawer(fitted),
        })
      const strands = placedStrands(courses, schema)
      const clamps = clampsOf(fitted, strands, rows)
      const source = peopleGiven(fitted, people, { strands, clamps, ...stream })
      return streamPeople(source, { ...told, drawRows: peopleDrawer(fitted, { rows, clamps }) })
    },
    conditionsRows: true,
    logLikelihood: (tables) => peopleLogLikelihood(fitted, tables),
    impute: (tables, options) => imputePeople(fitted, tables, options),
    countColumns: countColumns(schema),
    card: () => cardOf(fitted),
    save: () => hiddenCourseToFile(fitted),
  }
}

function cardOf(fitted: HiddenCourseModel): LinkedModelCard {
  const { network } = fitted.people
  const courses = fitted.courses.map((course) => ({ ...course, parameters: parameterCount(course) }))
  return linkedCard(fitted, { people: fittedNetwork(network).card(), codebook: network.codebook, courses })
}

/** Numbers that were learnt of one table. */
function parameterCount({ strands }: HiddenCourse): number {
  const all = strands.flatMap(({ chain, emission, times }) => [
    ...[chain.initial, chain.transitions, ...emission.shares, ...emission.lifts],
    ...(times ? [times.first, times.gap].flatMap(({ byState, within }) => [byState, within]) : []),
  ])
  return all.reduce((sum, { length }) => sum + length, 0)
}
