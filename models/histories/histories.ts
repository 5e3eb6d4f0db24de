import { encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { columnStep, type NumberColumn } from '../../src/table/index.js'
import { childrenOf, type LinkedTableSchema, type LinkedTables } from '../../src/table/linked/index.js'
import { findModel } from '../catalogue.js'
import type { FittedLinkedModel, LinkedFitContext, LinkedModel } from '../linked-model.js'
import { compactTable, treeColumn } from '../network/index.js'
import { cellsOf } from './cells-of-table.js'
import type { Course } from './course.js'
import { fitCourse } from './fit-course.js'
import { fittedHistories } from './fitted-histories.js'
import { historiesFromFile } from './histories-file.js'
import { allPeople, type KeptRows, keptRows } from './kept-rows.js'
import { type HistoriesOptions, historiesOptions } from './options.js'
import { latestTimes, readTimes } from './read-times.js'
import { rowLayout } from './row-layout.js'
import { tableRoles } from './table-roles.js'
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
      without: new Set(setByLinks(table)),
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
    const own = kept.get(child.name)!
    const above = kept.get(child.parent!.table)!
    const aboveTable = train.table(child.parent!.table)
    const unitRows = new Int32Array(above.rows.length)
    for (const unit of own.unitOf) unitRows[unit]!++
    const layout = rowLayout(unitRows, above.personOf, everybody.rows.length)
    const stated = child.columns.find(({ name }) => name === child.time?.column)
    const unit = stated?.kind === 'datetime' ? columnStep(stated) : 1
    const { until, column: timeName } = child.time ?? {}
    const moments = timeName === undefined ? undefined : (train.table(child.name).column(timeName) as NumberColumn)
    const limits = until === undefined ? undefined : (aboveTable.column(until) as NumberColumn)
    const units = features.get(child.parent!.table)!
    const { course, states } = await fitCourse(
      {
        table: child.name,
        cells: cells(child),
        layout,
        until: latestTimes(limits, above.rows, unit),
        units,
        ...(moments &&
          timeName !== undefined && {
            time: {
              column: timeName,
              ...(until !== undefined && { until }),
              unit,
              read: readTimes(moments, own.rows, { unit, layout }),
            },
          }),
      },
      {
        options,
        rng: rng.fork(`table:${child.name}`),
        onProgress: (share) => onProgress?.(0.3 + (0.7 * (index + share)) / roles.courses.length, child.name),
        ...watch,
      },
    )
    courses.push(course)
    if (childrenOf(schema, child.name).length > 0)
      features.set(child.name, rowFeatures(course, states, { units, unitOf: layout.unitOf }))
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
    notes,
  })
}

/** Columns that the links set: no model learns them. */
function setByLinks({ key, parent, time }: LinkedTableSchema): string[] {
  return [key, parent?.column, time?.column].filter((name) => name !== undefined)
}
