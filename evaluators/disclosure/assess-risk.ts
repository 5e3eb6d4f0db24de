import { cellNumbers } from '../../src/counts/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { type PopulationUniqueness, populationUniqueness } from '../../src/math/index.js'
import { isMissing, type Schema, type Table } from '../../src/table/index.js'
import { type AttackerRisks, attackerRisks } from './attackers.js'
import { classesBy, sizeHistogram } from './class-sizes.js'
import { type Homogeneity, homogeneity } from './homogeneity.js'
import { eachMinimalUnique, setCount } from './minimal-uniques.js'
import { type SafeHarborItem, safeHarbor } from './safe-harbor.js'

/** How easily people of a table are told apart by what others may know of them. Counts and names of columns, no cells. */
export interface RiskAssessment {
  readonly format: 'mirrorward/risk'
  readonly version: 1
  readonly rows: number
  readonly people: number
  /** Columns called known. */
  readonly quasiIdentifiers: readonly string[]
  readonly directIdentifiers: readonly string[]
  readonly classes: number
  readonly smallestClass: number
  readonly attackers: AttackerRisks
  /** Absent where nobody said how large the population is. */
  readonly population?: PopulationUniqueness
  /** Of each column: distinct values as a share of rows, and the share of pairs of rows that it tells apart. */
  readonly columns: readonly { readonly name: string; readonly distinction: number; readonly separation: number }[]
  /** Fewest columns together by which people stand alone, those that isolate most first; of so many columns at most. */
  readonly combinations: readonly { readonly columns: readonly string[]; readonly rows: number }[]
  readonly mostColumns: number
  readonly homogeneity: readonly Homogeneity[]
  readonly safeHarbor: readonly SafeHarborItem[]
}

export interface RiskOptions {
  readonly schema: Schema
  /** A risk above it counts: 1/11 by EMA 0070 and Health Canada. */
  readonly threshold?: number
  /** Share of the population that the people of the table are. */
  readonly samplingFraction?: number
  /** Columns taken together at most when looking for what makes people stand out. */
  readonly mostColumns?: number
}

const mostWork = 6e7
const shown = 10

/**
 * The risks of a table as it is, before or after anything was done to it. Throws `bad-option` where the schema names no
 * quasi-identifier. O(rows × sets of columns).
 */
export function assessRisk(
  table: Table,
  { schema, threshold = 1 / 11, samplingFraction, mostColumns = 3 }: RiskOptions,
): RiskAssessment {
  const names = schema.columns
    .filter(({ role, name }) => role === 'quasi-identifier' && table.has(name))
    .map(({ name }) => name)
  if (names.length === 0)
    throw new MirrorwardError(
      'bad-option',
      'no quasi-identifier: give the columns that others may know of a person the role quasi-identifier in the schema',
    )
  const classes = classesBy(names, { table, schema })
  let size = Math.min(mostColumns, names.length)
  while (size > 1 && setCount(names.length, size) * table.rowCount > mostWork) size--
  const codes = names.map((name) => cellNumbers([table.column(name)]).of[0]!)
  const isolated = new Map<readonly number[], number>()
  eachMinimalUnique(codes, { rowCount: table.rowCount, mostColumns: size }, (_row, columns) => {
    isolated.set(columns, (isolated.get(columns) ?? 0) + 1)
  })
  const sensitive = schema.columns.filter(
    ({ role, kind, name }) => (role === 'sensitive' || role === 'outcome') && kind !== 'text' && table.has(name),
  )
  return {
    ...{
      format: 'mirrorward/risk',
      version: 1,
      rows: table.rowCount,
      people: classes.peopleCount,
      quasiIdentifiers: names,
    },
    directIdentifiers: schema.columns.filter(({ role }) => role === 'direct-identifier').map(({ name }) => name),
    classes: classes.people.length,
    smallestClass: classes.people.reduce((least, each) => Math.min(least, each), classes.people[0] ?? 0),
    attackers: attackerRisks(classes.people, {
      threshold,
      ...(samplingFraction !== undefined && { times: 1 / samplingFraction }),
    }),
    ...(samplingFraction !== undefined && {
      population: populationUniqueness(sizeHistogram(classes.people), samplingFraction),
    }),
    columns: names.map((name, place) => ({ name, ...attributeRisk(codes[place]!) })),
    combinations: [...isolated]
      .map(([places, rows]) => ({ columns: places.map((place) => names[place]!), rows }))
      .sort((a, b) => b.rows - a.rows || a.columns.length - b.columns.length)
      .slice(0, shown),
    mostColumns: size,
    homogeneity: sensitive.map(({ name }) => homogeneity(table, { classes, column: name })),
    safeHarbor: safeHarbor(schema, { oldest: oldestOf(table) }),
  }
}

function attributeRisk(codes: Int32Array): { readonly distinction: number; readonly separation: number } {
  let most = 0
  for (const code of codes) most = Math.max(most, code)
  const held = new Float64Array(most + 1)
  for (const code of codes) held[code]! += 1
  const n = codes.length
  let [same, distinct] = [0, 0]
  for (const count of held) {
    same += count * (count - 1)
    if (count > 0) distinct++
  }
  return { distinction: n === 0 ? 0 : distinct / n, separation: n < 2 ? 0 : 1 - same / (n * (n - 1)) }
}

function oldestOf(table: Table): ReadonlyMap<string, number> {
  return new Map(
    table.columns.flatMap((column) => {
      if (column.type !== 'number' || !/(?:^|_)age(?:_|$)|^âge/i.test(column.name)) return []
      let oldest = 0
      for (let row = 0; row < column.values.length; row++)
        if (!isMissing(column, row)) oldest = Math.max(oldest, column.values[row]!)
      return [[column.name, oldest] as const]
    }),
  )
}
