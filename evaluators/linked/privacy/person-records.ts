import { type ColumnSchema, isModelled, type Schema, type Table } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { EvaluationContext } from '../../metric.js'
import { courseViews } from '../courses/course-views.js'
import { histories } from '../fidelity/people-tests.js'
import type { LinkedContext } from '../linked-metric.js'
import { linkColumns, personTable } from '../person-table.js'

/** A person and all of their rows as one record, so that attacks on records are attacks on people. */
export function personRecords(context: LinkedContext): EvaluationContext {
  const { train, holdout, reference, synthetic, rng, realRng, brief } = context
  const of = (tables: LinkedTables): Table => histories(tables, train, { withPeople: true }).table
  const own = of(train)
  return {
    ...{ schema: schemaOf(context, own), train: own, holdout: of(holdout), reference: of(reference) },
    ...{ synthetic: of(synthetic), rng, ...(realRng && { realRng }), ...(brief && { brief }) },
  }
}

/**
 * The columns of a record in two halves that somebody could hold one without the other: own columns and columns of rows by turns, all that is
 * of one column of a child on one side; counts and times go with the first.
 */
export function halvesOfRecord({ train }: LinkedContext, records: Table): readonly (readonly string[])[] {
  const groups: string[][] = ownColumns(train).map(({ name }) => [name])
  for (const view of courseViews(train)) {
    const first = records.columnNames.filter((name) => name.startsWith(`${view.table}: `))
    const ofColumns = view.columns.map(({ name }) =>
      first.filter((feature) => feature.startsWith(`${view.table}: ${name}, `)),
    )
    const taken = new Set(ofColumns.flat())
    groups.push(
      first.filter((name) => !taken.has(name)),
      ...ofColumns,
    )
  }
  const held = groups.filter(({ length }) => length > 0)
  return [0, 1].map((half) => held.filter((_, index) => index % 2 === half).flat())
}

function ownColumns({ schema }: LinkedTables): ColumnSchema[] {
  const people = personTable(schema)
  const links = linkColumns(people)
  return people.columns.filter((column) => isModelled(column) && !links.has(column.name))
}

function schemaOf({ train }: LinkedContext, records: Table): Schema {
  const own = new Map(ownColumns(train).map((column) => [column.name, column]))
  return {
    name: personTable(train.schema).name,
    columns: records.columns.map(
      ({ name, type }): ColumnSchema =>
        own.get(name) ?? { name, kind: type === 'number' ? 'numeric' : 'categorical', role: 'feature' },
    ),
  }
}
