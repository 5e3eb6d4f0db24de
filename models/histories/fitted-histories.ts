import { MirrorwardError } from '../../src/errors.js'
import type { LinkedTables } from '../../src/table/linked/index.js'
import type { FittedLinkedModel, LinkedModelCard, LinkedSampleOptions, TablesOfPeople } from '../linked-model.js'
import { countColumns, linkedCard, streamPeople } from '../linked-rows/index.js'
import { parameterCount } from './course.js'
import { peopleDrawer } from './draw-people.js'
import { historiesToFile } from './histories-file.js'
import type { HistoriesModel } from './histories-model.js'
import { peopleLogLikelihood } from './people-likelihood.js'

/** The model as one that can be drawn from. */
export function fittedHistories(fitted: HistoriesModel): FittedLinkedModel {
  return {
    schema: fitted.schema,
    sample: (people, options) => sample(fitted, people, options),
    ...(fitted.people.logLikelihood && {
      logLikelihood: (tables: LinkedTables) => peopleLogLikelihood(fitted, tables),
    }),
    countColumns: countColumns(fitted.schema),
    card: () => cardOf(fitted),
    save: () => historiesToFile(fitted),
  }
}

function cardOf(fitted: HistoriesModel): LinkedModelCard {
  const courses = fitted.courses.map((course) => ({ ...course, parameters: parameterCount(course) }))
  return linkedCard(fitted, { people: fitted.people.card(), codebook: fitted.codebook, courses })
}

function sample(
  fitted: HistoriesModel,
  people: number,
  { rng, given, rows = [], batchPeople, signal }: LinkedSampleOptions,
): AsyncIterable<TablesOfPeople> {
  if (rows.length > 0)
    throw new MirrorwardError('unsupported', 'model "histories" cannot condition on cells of rows (hidden-course can)')
  const { schema, lookups } = fitted
  const source = fitted.people.sample(people, {
    rng: rng.fork('people'),
    ...(given && { given }),
    ...(signal && { signal }),
  })
  return streamPeople(source, { schema, lookups, drawRows: peopleDrawer(fitted), rng, batchPeople, signal })
}
