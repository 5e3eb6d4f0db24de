import { encodeTable } from '../../src/encode/index.js'
import type { LinkedTables } from '../../src/table/linked/index.js'
import {
  allPeople,
  cellsOf,
  courseColumns,
  courseRows,
  type KeptRows,
  keptRows,
  tableRoles,
  timeStates,
} from '../linked-rows/index.js'
import { courseLogLikelihood } from './course-likelihood.js'
import { courseDraw } from './draw-course.js'
import { earlierFeatures } from './earlier-features.js'
import type { HistoriesModel } from './histories-model.js'
import { peopleFeatures, rowFeatures } from './unit-features.js'
import { valuesOnScales } from './values-on-scales.js'

/** Nats per person: of their row in the table of people and of all rows that hang on it. −∞ for what was never seen. */
export function peopleLogLikelihood(fitted: HistoriesModel, tables: LinkedTables): Float64Array {
  const { schema, people: model, codebook, columns, courses } = fitted
  const roles = tableRoles(schema)
  const everybody = allPeople(tables.table(roles.people.name).rowCount)
  const kept = new Map<string, KeptRows>([[roles.people.name, everybody]])
  for (const { name, parent } of roles.courses)
    kept.set(name, keptRows(tables, name, { above: kept.get(parent!.table)!, mostRowsEach: Number.POSITIVE_INFINITY }))
  const cells = (name: string) => cellsOf(tables, name, { schema, kept: kept.get(name)!, below: kept }).table
  const people = cells(roles.people.name)
  const sums = model.logLikelihood?.(people) ?? new Float64Array(people.rowCount)
  const features = new Map([[roles.people.name, peopleFeatures(columns, encodeTable(people, codebook))]])
  for (const child of roles.courses) {
    const course = courses.find(({ table }) => table === child.name)!
    const { layout, until, origins, time } = courseRows(tables, child, {
      ...{ kept, people: everybody.rows.length },
      origin: { column: course.clock?.origin },
    })
    const own = cells(child.name)
    const coded = encodeTable(own, course.codebook)
    const columnStates = courseColumns(course.columns, coded)
    const states = {
      columns: columnStates,
      times: time?.read.times ?? new Float64Array(layout.rowCount).fill(Number.NaN),
      gaps: course.clock && time ? timeStates(course.clock, time.read.steps, layout) : new Int32Array(layout.rowCount),
      onScales: valuesOnScales(course, {
        cells: own,
        codes: coded.columns.map(({ codes }) => codes),
        states: columnStates,
        placeless: () => 0.5,
      }),
      unseen: course.columns.map(({ variable }, column) => {
        const seen = new Set(variable.codes)
        return Uint8Array.from(coded.columns[column]!.codes, (code) => (seen.has(code) ? 0 : 1))
      }),
    }
    const units = features.get(child.parent!.table)!
    const rowNats = courseLogLikelihood(courseDraw(course), { layout, until, origins, features: units }, states)
    rowNats.forEach((nats, row) => {
      sums[layout.personOf[row]!]! += nats
    })
    features.set(child.name, rowFeatures(course, states, { units, unitOf: layout.unitOf }))
    if (child.parent!.table === roles.people.name)
      features.set(roles.people.name, [...units, ...earlierFeatures(course, states, { layout, origins })])
  }
  return sums
}
