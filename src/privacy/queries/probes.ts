import {
  boundsOf,
  type Column,
  type ColumnSchema,
  columnsOf,
  type Expression,
  evaluateExpression,
  evidenceOf,
  isNumberKind,
  levelColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../table/index.js'
import { type Axis, placesOfTruth } from './axis.js'
import type { Structure } from './measurement.js'
import type { Condition } from './question.js'

/**
 * Made-up cells that stand for everything a row can hold, as far as some structures can tell: of each column a few values, one for
 * every way in which it can fall. Nothing real is looked at. Comparisons of several columns count as facts of their own.
 */
export interface Probes {
  /** What there is to vary: columns, and comparisons that are facts of their own. */
  namesOf(structure: Structure): readonly string[]
  /** How many combinations the values of these have. */
  combinations(names: readonly string[]): number
  /** The cell of a structure that each combination of the values of `names` falls into; −1 outside. Row-major over `names`. */
  cells(structure: Structure, names: readonly string[]): Int32Array
}

export function probesOf(structures: readonly Structure[], schema: Schema): Probes {
  const axes = structures.flatMap(({ axes }) => axes.flatMap(leavesOf))
  const conditions = [
    ...structures.flatMap(({ cohort }) => cohort ?? []),
    ...axes.flatMap(({ condition }) => condition ?? []),
  ]
  const facts = new Map<string, Fact>()
  for (const { expression } of conditions)
    for (const leaf of comparisonsOf(expression)) addFact(leaf, { facts, schema })
  const simple = [...facts.values()].filter(({ ranges }) => ranges !== undefined)
  const values = new Map<string, Column>()
  const names = new Set([
    ...axes.flatMap(({ columns }) => columns),
    ...conditions.flatMap((each) => namesIn(each, facts)),
  ])
  for (const name of names) values.set(name, distinct(probesOfName(name), name))

  function probesOfName(name: string): Column {
    const column = schema.columns.find((each) => each.name === name)
    if (column === undefined) return levelColumn(name, ['no', 'yes', null], ['no', 'yes'])
    if (!isNumberKind(column.kind)) return levelColumn(name, [...(column.levels ?? []), null], column.levels ?? [])
    const edges = axes
      .filter(({ columns }) => columns.length === 1 && columns[0] === name)
      .flatMap((axis) => axis.edges ?? [])
    const ends = simple.filter((fact) => fact.name === name).flatMap(({ ranges = [] }) => ranges)
    return numberColumn(name, [...probeNumbers([...edges, ...ends], column), null])
  }

  /** Of values that fall alike in everything, the first. */
  function distinct(column: Column, name: string): Column {
    const table = Table.of([column])
    const own = [
      ...axes
        .filter((axis) => axis.condition === undefined && axis.columns[0] === name)
        .map((axis) => axis.place(table)),
      ...simple.filter((fact) => fact.name === name).map(({ leaf }) => evaluateExpression(leaf, table, schema)),
      ...(facts.has(name) ? [Int8Array.from({ length: table.rowCount }, (_, row) => row)] : []),
    ]
    const seen = new Set<string>()
    const kept = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => {
      const signature = own.map((places) => places[row]).join()
      return !seen.has(signature) && seen.add(signature) !== undefined
    })
    return table.take(kept).columns[0]!
  }

  function placeOf(axis: Axis, table: Table): ArrayLike<number> {
    if (axis.parts !== undefined) {
      const parts = axis.parts.map((part) => placeOf(part, table))
      return Int32Array.from({ length: table.rowCount }, (_, row) => axis.combine!(parts.map((places) => places[row]!)))
    }
    return axis.condition === undefined ? axis.place(table) : placesOfTruth(truthOf(axis.condition, table))
  }

  const truthOf = ({ expression }: Condition, table: Table) =>
    evaluateExpression(withFacts(expression, facts), table, schema)

  return {
    namesOf: ({ axes: own, cohort }) => [
      ...new Set([
        ...own.flatMap(leavesOf).flatMap((axis) => (axis.condition ? namesIn(axis.condition, facts) : axis.columns)),
        ...(cohort ? namesIn(cohort, facts) : []),
      ]),
    ],
    combinations: (wanted) => wanted.reduce((product, name) => product * lengthOf(values.get(name)!), 1),
    cells({ axes: own, cohort, of }, wanted) {
      const table = productOf(wanted.map((name) => values.get(name)!))
      const places = own.map((axis) => placeOf(axis, table))
      const inside = cohort && truthOf(cohort, table)
      const size = own.reduce((product, { labels }) => product * labels.length, 1)
      return Int32Array.from({ length: table.rowCount }, (_, row) => {
        if (inside !== undefined && inside[row] !== 1) return of === 'count' ? size : -1
        return own.reduce((cell, { labels }, axis) => cell * labels.length + places[axis]![row]!, 0)
      })
    },
  }
}

/** A comparison: of one column with constants, whose ends are known, or a fact of its own. */
interface Fact {
  readonly name: string
  readonly leaf: Expression
  readonly ranges?: readonly number[]
}

function addFact(leaf: Expression, { facts, schema }: { readonly facts: Map<string, Fact>; readonly schema: Schema }) {
  const key = JSON.stringify(leaf)
  const [name, ...others] = columnsOf(leaf)
  if (name === undefined || facts.has(key)) return
  const ends = others.length === 0 ? endsOf(leaf, { name, schema }) : undefined
  facts.set(key, ends === undefined ? { name: key, leaf } : { name, leaf, ranges: ends })
}

/** The ends of the ranges that a comparison of one column accepts; undefined where they cannot be told. */
function endsOf(leaf: Expression, { name, schema }: { readonly name: string; readonly schema: Schema }) {
  const reckons =
    leaf.type === 'compare' && [leaf.left, leaf.right].some(({ type }) => type === 'arithmetic' || type === 'call')
  if (reckons) return undefined
  const { ranges = [] } = evidenceOf(leaf, schema).get(name) ?? {}
  return ranges.flatMap(({ min, max }) => [min, max].filter((end) => end !== undefined))
}

/** An expression with its facts in place of comparisons that are too intricate to follow. */
function withFacts(expression: Expression, facts: ReadonlyMap<string, Fact>): Expression {
  switch (expression.type) {
    case 'logical':
      return { ...expression, left: withFacts(expression.left, facts), right: withFacts(expression.right, facts) }
    case 'not':
      return { ...expression, operand: withFacts(expression.operand, facts) }
    default: {
      const fact = facts.get(JSON.stringify(expression))
      if (fact === undefined || fact.ranges !== undefined) return expression
      return {
        type: 'compare',
        operator: '=',
        left: { type: 'column', name: fact.name },
        right: { type: 'text', value: 'yes' },
      }
    }
  }
}

function comparisonsOf(expression: Expression): readonly Expression[] {
  if (expression.type === 'logical') return [...comparisonsOf(expression.left), ...comparisonsOf(expression.right)]
  return expression.type === 'not' ? comparisonsOf(expression.operand) : [expression]
}

function namesIn({ expression }: Condition, facts: ReadonlyMap<string, Fact>): readonly string[] {
  return columnsOf(withFacts(expression, facts))
}

function leavesOf(axis: Axis): readonly Axis[] {
  return axis.parts?.flatMap(leavesOf) ?? [axis]
}

/** A number at every cut and between any two, within the bounds. */
function probeNumbers(cuts: readonly number[], column: ColumnSchema): readonly number[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = boundsOf(column)
  const points = [...new Set([min, max, ...cuts].filter(Number.isFinite))].sort((a, b) => a - b)
  const between = points.slice(1).map((point, at) => (point + points[at]!) / 2)
  const beyond = points.length === 0 ? [0] : [points[0]! - 1, points.at(-1)! + 1]
  return [...points, ...between, ...beyond].filter((point) => point >= min && point <= max)
}

function lengthOf(column: Column): number {
  return column.type === 'number' ? column.values.length : column.codes.length
}

/** Every combination of the columns' cells, the last running fastest. */
function productOf(columns: readonly Column[]): Table {
  const rows = columns.reduce((product, column) => product * lengthOf(column), 1)
  let run = rows
  const spread = columns.map((column) => {
    const own = lengthOf(column)
    run /= own
    const step = run
    const picked = Uint32Array.from({ length: rows }, (_, row) => Math.floor(row / step) % own)
    return Table.of([column]).take(picked).columns[0]!
  })
  return Table.of(spread, rows)
}
