import type { Codebook } from '../../src/encode/index.js'
import type { LinkedModelCard } from '../linked-model.js'
import type { ModelCard } from '../model.js'
import type { LinkedModelParts } from './linked-model-file.js'
import { tableRoles } from './table-roles.js'

/** What was learnt of the rows of one table. */
export interface CardOfCourse {
  readonly table: string
  readonly trainRows: number
  readonly codebook: Codebook
  readonly parameters: number
}

/** The card of a model of linked tables, from that of its model of people and what it learnt of each table's rows. */
export function linkedCard(
  { model, title, schema, options, release, trainPeople, notes }: LinkedModelParts,
  {
    people,
    codebook,
    courses,
  }: {
    readonly people: Pick<ModelCard, 'parameters' | 'notes'>
    /** Codes of people. */
    readonly codebook: Codebook
    readonly courses: readonly CardOfCourse[]
  },
): LinkedModelCard {
  const ofCodes = [codebook, ...courses.map((course) => course.codebook)].flatMap((book) => book.notes ?? [])
  return {
    model,
    title,
    trainRows: trainPeople,
    ...(release !== undefined && { release }),
    options,
    parameters: courses.reduce((sum, { parameters }) => sum + parameters, people.parameters),
    notes: [...new Set([...notes, ...people.notes, ...ofCodes])],
    tables: {
      [tableRoles(schema).people.name]: trainPeople,
      ...Object.fromEntries(courses.map(({ table, trainRows }) => [table, trainRows])),
    },
  }
}
