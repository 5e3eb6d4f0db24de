import {
  brokenRows,
  type Column,
  columnLength,
  fewestPeople,
  findRelations,
  isMissing,
  learnRelation,
  partsOf,
  partsOfFormat,
  presentValues,
  type Relation,
  relationsOf,
  relationText,
  type Schema,
  type Table,
} from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { flagRows, type Violation, validShare } from './row-share.js'

const fewestRows = 100
const fewestRowsOfDates = 30
/** Of more training rows, relations are looked for in so many and kept if every row keeps them. */
const mostSearched = 200_000

/** Share of rows that break nothing of what every training row and every holdout row keeps, stated in the schema or not. */
export const foundRelations: Metric = {
  id: 'validity.found-relations',
  title: 'What every real row keeps',
  question: 'Do rows break what no real row breaks, though nobody wrote it down?',
  reading:
    'Share of rows that break no relation (order, formula, function, cut, presence or another kind) that was found in the training rows beyond chance and makes sense, holds in every holdout row too, and is not in the schema; that keep the only value of a column that has one; and whose dates do not lie after the last real one. Unseen real rows show how many of these statements are accidents. What no pair of columns shows is not found.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute({ schema, train, holdout, synthetic }) {
    const statements = remembered([schema, train, holdout], 'what every real row keeps', () =>
      statementsOf(schema, { train, holdout }),
    )
    if (statements.length === 0)
      return { status: 'skipped', reason: 'the real rows keep nothing beyond the schema', nothingToTest: true }
    const invalid = new Uint8Array(synthetic.rowCount)
    const violations = statements.map(({ name, broken }): Violation => {
      const flags = broken(synthetic)
      return { name, rows: flagRows(invalid, (row) => flags[row] === 1) }
    })
    return validShare(invalid, violations)
  },
}

interface Statement {
  readonly name: string
  /** 1 for each row of a table that breaks it. */
  broken(table: Table): Uint8Array
}

interface Real {
  readonly train: Table
  readonly holdout: Table
}

function statementsOf(schema: Schema, real: Real): Statement[] {
  const searched = everyNth(real.train, mostSearched)
  const kept = foundIn(schema, searched).map((relation): Statement => {
    const learnt = learnRelation(relation, real.train, { schema, minCount: fewestPeople })
    return { name: relationText(relation), broken: (table) => brokenRows(learnt, table, schema) }
  })
  return [
    ...kept.filter(
      ({ broken }) => !broken(real.holdout).includes(1) && (searched === real.train || !broken(real.train).includes(1)),
    ),
    ...modelledNames(schema).flatMap((name) => constant(name, real) ?? []),
    ...lastDates(schema, real),
  ]
}

/** Rows at even distances, no more than so many. */
function everyNth(table: Table, most: number): Table {
  const step = Math.ceil(table.rowCount / most)
  if (step <= 1) return table
  return table.take(Int32Array.from({ length: Math.ceil(table.rowCount / step) }, (_, index) => index * step))
}

/** Found in enough rows, not likely to be an accident, and not stated. */
function foundIn(schema: Schema, train: Table): Relation[] {
  const stated = new Set(relationsOf(schema).map(relationText))
  const isDate = (name: string) => schema.columns.some((column) => column.name === name && column.kind === 'datetime')
  return findRelations(train, schema, { minCount: fewestPeople }).flatMap(({ relation, rows, doubt }) => {
    const { column, inputs } = partsOf(relation)
    const fewest = [column, ...inputs].every(isDate) ? fewestRowsOfDates : fewestRows
    return doubt !== undefined || rows < fewest || stated.has(relationText(relation)) ? [] : [relation]
  })
}

/** A column of one value in at least 100 training rows and in the holdout rows. */
function constant(name: string, { train, holdout }: Real): Statement | undefined {
  const [own, other] = [train, holdout].map((table) => onlyText(table.column(name)))
  const only = own?.text
  if (own === undefined || only === undefined || other?.text !== only || own.rows < fewestRows) return undefined
  return {
    name: `${name} has one value`,
    broken: (table) => {
      const column = table.column(name)
      return Uint8Array.from({ length: table.rowCount }, (_, row) =>
        Number(!isMissing(column, row) && textAt(column, row) !== only),
      )
    },
  }
}

/** No date of any column lies after the last real one, which is when the data were taken. */
function lastDates({ columns }: Schema, { train, holdout }: Real): Statement[] {
  const dates = columns.filter(({ kind, format }) => kind === 'datetime' && partsOfFormat(format) !== 'time')
  const columnsOfDates = (table: Table) => dates.map(({ name }) => table.column(name))
  if (train.rowCount < fewestRowsOfDates) return []
  const last = [train, holdout]
    .flatMap(columnsOfDates)
    .flatMap((column) =>
      column.type === 'number'
        ? presentValues(column).reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
        : [],
    )
    .reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return dates.map(
    ({ name }): Statement => ({
      name: `${name} is not after the last real date`,
      broken: (table) => {
        const flags = new Uint8Array(table.rowCount)
        for (const { row, value } of numbersIn(table.column(name))) flags[row] = Number(value > last)
        return flags
      },
    }),
  )
}

function numbersIn(column: Column): { readonly row: number; readonly value: number }[] {
  if (column.type !== 'number') return []
  return Array.from(column.values, (value, row) => ({ row, value })).filter(({ row }) => !isMissing(column, row))
}

/** The only text of a column and how many rows have it; undefined where it has several, or none. */
function onlyText(column: Column): { readonly text: string; readonly rows: number } | undefined {
  let text: string | undefined
  let rows = 0
  for (let row = 0; row < columnLength(column); row++) {
    if (isMissing(column, row)) continue
    const own = textAt(column, row)
    if (text !== undefined && own !== text) return undefined
    text = own
    rows++
  }
  return text === undefined ? undefined : { text, rows }
}

function textAt(column: Column, row: number): string {
  return column.type === 'number' ? String(column.values[row]) : column.levels[column.codes[row]!]!
}
