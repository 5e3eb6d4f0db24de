import { partsOf, relationsOf } from '../../../src/table/index.js'
import {
  type CourseRelation,
  childrenOf,
  type LinkedSchema,
  type LinkedTables,
} from '../../../src/table/linked/index.js'
import { cellsOfNumber, columnSchema, type Derivation, type Family, familyOf } from './derivation.js'
import { planChain } from './plan-chain.js'
import { planLast } from './plan-last.js'

/** Numbers of at most so many values are held, others told as differences. */
const fewValues = 24

/**
 * How the relations that the schema states are built in, rows that end when the next begins, and last times where nothing ends a
 * table's, in the order in which they are done: times last. O(rows × relations).
 */
export function planCourses(tables: LinkedTables): Derivation[] {
  const { schema } = tables
  const taken = new Set(schema.tables.flatMap(({ columns }) => columns.map(({ name }) => name)))
  const free = (wanted: string): string => {
    let name = wanted
    while (taken.has(name)) name += '_'
    taken.add(name)
    return name
  }
  const planned = schema.tables.flatMap(({ name, courses = [], parent }) => {
    if (parent === undefined) return []
    const family = familyOf(tables, name)
    const last = planChain(schema, family, free) ?? planLast(tables, family, free)
    const until = last?.last ?? family.schema.time?.until
    const stated = courses.filter(({ column }) => last?.type !== 'chain' || column !== last.column)
    // One relation of a column is built in, but what holds where it lies beside a bound.
    const found = stated.flatMap((relation) => derivationOf(relation, { family, schema, free, courses, until }))
    const isTime = ({ type }: Derivation) => type === 'origin' || type === 'clamp'
    return [...found.filter((each) => !isTime(each)), ...(last ? [last] : []), ...found.filter(isTime)]
  })
  return [...endsWithin(schema, planned), ...planned]
}

/** Where the end of a table's times is held to a bound when all is drawn, its rows are held to that end after. */
function endsWithin({ tables }: LinkedSchema, planned: readonly Derivation[]): Derivation[] {
  return tables.flatMap(({ name: table, parent, time }): Derivation[] => {
    const isHeld = planned.some(
      (each) => each.type === 'clamp' && each.table === parent?.table && each.column === time?.until,
    )
    if (!isHeld || time?.until === undefined) return []
    return [{ type: 'clamp', table, column: time.column, side: 'at-most', of: time.until }]
  })
}

interface Planning {
  readonly family: Family
  readonly schema: LinkedSchema
  readonly free: (wanted: string) => string
  readonly courses: readonly CourseRelation[]
  /** The parent's column that no row passes, one that is made for it included. */
  readonly until: string | undefined
}

function derivationOf(relation: CourseRelation, { family, schema, free, courses, until }: Planning): Derivation[] {
  const { own, schema: child } = family
  const table = child.name
  const { column } = relation
  const stated = columnSchema(child, column)
  // What others speak of stays as it is: as a difference it would mean something else to them.
  const isNamed = namedColumns(schema, table).has(column)
  switch (relation.type) {
    case 'increment':
      if (isNamed) return []
      return [
        {
          ...{ type: 'line', table, column, per: relation.per, start: free(`${column} at time 0`) },
          isSparse: cellsOfNumber(own, column).some(Number.isNaN),
        },
      ]
    case 'monotone': {
      const { direction } = relation
      const isNumber = own.column(column).type === 'number'
      if (isNamed || !isNumber || (stated.kind === 'numeric' && hasFewValues(cellsOfNumber(own, column))))
        return [{ type: 'hold', table, column, rule: direction }]
      return [{ type: 'steps', table, column, direction, first: free(`${column} at first`) }]
    }
    case 'constant-after':
      return [{ type: 'hold', table, column, rule: { stays: relation.level } }]
    case 'bound': {
      const { side, of } = relation
      const told = { table, column, side, of }
      const isKnown = !cellsOfNumber(family.above, of).some(Number.isNaN)
      const isAlone = courses.filter((each) => each.column === column).length === 1
      if (column !== child.time?.column) return [{ type: isKnown && isAlone && !isNamed ? 'slack' : 'clamp', ...told }]
      // Others that hang on the rows see their times as they are.
      if (!isKnown || side !== 'at-least' || childrenOf(schema, table).length > 0) return [{ type: 'clamp', ...told }]
      const left = until === undefined ? undefined : { column: until, left: free(`${until} after ${of}`) }
      return [{ type: 'origin', table, column, of, ...(left && { until: left }) }]
    }
  }
}

/** Columns of a table that relations inside its rows speak of, or ends and bounds of the tables below. */
function namedColumns(schema: LinkedSchema, table: string): ReadonlySet<string> {
  const own = schema.tables.find(({ name }) => name === table)!
  const inside = relationsOf(own).flatMap((relation) => {
    const { column, inputs } = partsOf(relation)
    return [column, ...inputs]
  })
  const below = childrenOf(schema, table).flatMap(({ time, courses = [] }) => [
    ...(time?.until === undefined ? [] : [time.until]),
    ...courses.flatMap((each) => (each.type === 'bound' ? [each.of] : [])),
  ])
  return new Set([...inside, ...below])
}

function hasFewValues(cells: Float64Array): boolean {
  const seen = new Set<number>()
  for (const cell of cells) {
    if (!Number.isNaN(cell)) seen.add(cell)
    if (seen.size > fewValues) return false
  }
  return true
}
