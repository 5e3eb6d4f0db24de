import { encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { childrenOf, type LinkedTableSchema, type LinkedTables } from '../../src/table/linked/index.js'
import { findModel } from '../catalogue.js'
import type { FittedLinkedModel, LinkedFitContext, LinkedModel } from '../linked-model.js'
import {
  allPeople,
  cellsOf,
  courseRows,
  type KeptRows,
  keptRows,
  notesOfKept,
  refuseNames,
  tableRoles,
} from '../linked-rows/index.js'
import { compactTable, treeColumn } from '../network/index.js'
import type { Course } from './course.js'
import { earlierFeatures } from './earlier-features.js'
import { fitCourse } from './fit-course.js'
import { fittedHistories } from './fitted-histories.js'
import { historiesFromFile } from './histories-file.js'
import { type HistoriesOptions, historiesOptions } from './options.js'
import { peopleFeatures, rowFeatures } from './unit-features.js'

const identity = { model: 'histories', title: 'Histories' }

/** People from a model of one table, and their rows one after the other from trees on what came before. See docs/models/histories.md. */
export const histories: LinkedModel<HistoriesOptions> = {
  id: identity.model,
  title: identity.title,
  options: historiesOptions,
  fit,
  load: (bytes) => fittedHistories(historiesFromFile(bytes, identity)),
}

async function fit(
  train: LinkedTables,
  { options, rng, release, notes = [], onProgress, signal }: LinkedFitContext<HistoriesOptions>,
): Promise<FittedLinkedModel> {
  const { schema } = train
  const roles = tableRoles(schema)
  refuseNames(roles)
  const everybody = allPeople(train.table(roles.people.name).rowCount)
  if (everybody.rows.length === 0) throw new MirrorwardError('bad-data', `table "${roles.people.name}" has no rows`)
  const kept = new Map<string, KeptRows>([[roles.people.name, everybody]])
  for (const { name, parent } of roles.courses)
    kept.set(name, keptRows(train, name, { above: kept.get(parent!.table)!, mostRowsEach: options.mostRowsEach }))
  const cells = (table: LinkedTableSchema) =>
    cellsOf(train, table.name, {
      schema,
      kept: kept.get(table.name)!,
      below: kept,
    })
  const watch = signal && { signal }
  const people = cells(roles.people)
  const model = findModel(options.people)
  const fittedPeople = await model.fit(people.table, {
    schema: people.schema,
    options: model.options.parse({}),
    rng: rng.fork('people'),
    onProgress: (share) => onProgress?.(0.3 * share, roles.people.name),
    ...watch,
  })
  const codebook = fitCodebook(people.table, people.schema, { ...(options.rare && { rare: options.rare }) })
  const coded = encodeTable(people.table, codebook)
  const books = new Map(codebook.books.map((book) => [book.column.name, book]))
  const columns = coded.columns.map((column) =>
    treeColumn(compactTable({ columns: [column], rowCount: coded.rowCount }).variables[0]!, books.get(column.name)!),
  )
  const features = new Map([[roles.people.name, peopleFeatures(columns, coded)]])
  const courses: Course[] = []
  for (const [index, child] of roles.courses.entries()) {
    const rows = courseRows(train, child, { kept, people: everybody.rows.length, origin: 'find' })
    const units = features.get(child.parent!.table)!
    const { course, states } = await fitCourse(
      { table: child.name, cells: cells(child), units, ...rows },
      {
        options,
        rng: rng.fork(`table:${child.name}`),
        onProgress: (share) => onProgress?.(0.3 + (0.7 * (index + share)) / roles.courses.length, child.name),
        ...watch,
      },
    )
    courses.push(course)
    if (childrenOf(schema, child.name).length > 0)
      features.set(child.name, rowFeatures(course, states, { units, unitOf: rows.layout.unitOf }))
    if (child.parent!.table === roles.people.name)
      features.set(roles.people.name, [...units, ...earlierFeatures(course, states, rows)])
  }
  onProgress?.(1)
  return fittedHistories({
    ...identity,
    schema,
    peopleModel: model.id,
    people: fittedPeople,
    codebook,
    columns,
    courses,
    lookups: new Map(roles.lookups.map(({ name }) => [name, train.table(name)])),
    options: { ...options },
    release,
    trainPeople: everybody.rows.length,
    notes: [...notes, ...notesOfKept(kept, options)],
  })
}
