import { cellNumbers } from '../../src/counts/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { type PopulationUniqueness, populationUniqueness } from '../../src/math/index.js'
import { didYouMean } from '../../src/messages/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import { type AttackerRisks, attackerRisks } from './attackers.js'
import { classesBy, sizeHistogram } from './class-sizes.js'
import { type Homogeneity, homogeneity } from './homogeneity.js'
import { type IndividualRisk, individualRisk } from './individual-risk.js'
import { type CountedPopulation, countedPopulation } from './journalist.js'
import { eachMinimalUnique, setCount } from './minimal-uniques.js'
import { type SafeHarborItem, safeHarbor } from './safe-harbor.js'
import { seenColumns } from './seen-columns.js'
import { intrusionScores, sudaScores } from './suda.js'

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
  /** Counted in the table of a population, where it was given. */
  readonly counted?: CountedPopulation
  /** By sampling weights, where a column of them was named. */
  readonly individual?: IndividualRisk
  /** Of single rows, by what isolates them: the highest chance that a match is right, and how many lie above the threshold. */
  readonly intrusion: { readonly highest: number; readonly rows: number }
  /** Of each column: distinct values as a share of rows, the share of pairs of rows that it tells apart,
   * and the share of what makes rows stand out that comes from sets of columns with it (SUDA2). */
  readonly columns: readonly ColumnRisk[]
  /** Fewest columns together by which people stand alone, those that isolate most first; of so many columns at most. */
  readonly combinations: readonly { readonly columns: readonly string[]; readonly rows: number }[]
  readonly mostColumns: number
  readonly homogeneity: readonly Homogeneity[]
  readonly safeHarbor: readonly SafeHarborItem[]
}

export interface ColumnRisk {
  readonly name: string
  readonly distinction: number
  readonly separation: number
  readonly contribution: number
}

export interface RiskOptions {
  readonly schema: Schema
  /** A risk above it counts: 1/11 by EMA 0070 and Health Canada. */
  readonly threshold?: number
  /** Share of the population that the people of the table are. */
  readonly samplingFraction?: number
  /** Everybody whom the people of the table may be confused with, in columns of the same names. */
  readonly population?: Table
  /** A column that says how many people each row stands for. */
  readonly weight?: string
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
  { schema, threshold = 1 / 11, samplingFraction, population, weight, mostColumns = 3 }: RiskOptions,
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
  const suda = sudaScores({ rowCount: table.rowCount, columnCount: names.length })
  eachMinimalUnique(codes, { rowCount: table.rowCount, mostColumns: size }, (row, columns) => {
    suda.add(row, columns)
    isolated.set(columns, (isolated.get(columns) ?? 0) + 1)
  })
  const contributions = suda.contributions()
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
    ...(population !== undefined && { counted: countedPopulation(table, { population, names }) }),
    ...(weight !== undefined && { individual: individualRisk(classes.of, weightsOf(table, weight)) }),
    intrusion: intrusionOf(suda.scores, { rows: classes.rows, columnCount: names.length, threshold }),
    columns: names.map((name, place) => ({
      ...{ name, ...attributeRisk(codes[place]!), contribution: contributions[place]! },
    })),
    combinations: [...isolated]
      .map(([places, rows]) => ({ columns: places.map((place) => names[place]!), rows }))
      .sort((a, b) => b.rows - a.rows || a.columns.length - b.columns.length)
      .slice(0, shown),
    mostColumns: size,
    homogeneity: sensitive.map(({ name }) => homogeneity(table, { classes, column: name })),
    safeHarbor: safeHarbor(schema, seenColumns(table, schema)),
  }
}

function intrusionOf(
  scores: Float64Array,
  {
    rows,
    columnCount,
    threshold,
  }: { readonly rows: Int32Array; readonly columnCount: number; readonly threshold: number },
): RiskAssessment['intrusion'] {
  let [alone, inPairs] = [0, 0]
  for (const held of rows) {
    if (held === 1) alone++
    if (held === 2) inPairs += 2
  }
  let [highest, above] = [0, 0]
  for (const score of intrusionScores(scores, { alone, inPairs, columnCount })) {
    highest = Math.max(highest, score)
    if (score > threshold) above++
  }
  return { highest, rows: above }
}

function weightsOf(table: Table, name: string): ArrayLike<number> {
  if (!table.has(name))
    throw new MirrorwardError('bad-option', `no such column: "${name}"${didYouMean(name, table.columnNames)}`)
  const column = table.column(name)
  if (column.type === 'number') return column.values
  // A column of one number is read as a level.
  const numbers = column.levels.map(Number)
  if (numbers.some(Number.isNaN)) throw new MirrorwardError('bad-option', `weights are numbers: column "${name}"`)
  return Float64Array.from(column.codes, (code) => (code < 0 ? 0 : numbers[code]!))
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
