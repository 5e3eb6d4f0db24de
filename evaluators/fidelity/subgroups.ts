import { sortedQuantile } from '../../src/math/index.js'
import { type Column, isMissing, presentValues, type Schema, type Table } from '../../src/table/index.js'
import type { SubgroupDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledColumns, modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { shapeScorer } from './column-score.js'

const fewestRows = 50
const mostGroups = 40

/** A subgroup: its name for the report and which rows are in it. */
interface Subgroup {
  readonly name: string
  contains(table: Table): (row: number) => boolean
}

/** Mean column shape within subgroups: levels of the quasi-identifiers, and thirds of those that are numbers. */
export const subgroups: Metric = {
  id: 'fidelity.subgroups',
  title: 'Column shapes in subgroups',
  question: 'Are small groups of people as faithful as the whole?',
  reading:
    'Mean over subgroups of at least 50 training rows of the mean column shape within them; 1 is identical. Smaller groups differ more by chance alone: compare with unseen real rows. Groups are single quasi-identifiers, not their combinations.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute,
}

function compute({ schema, train, reference, synthetic, brief }: EvaluationContext): MetricResult {
  const groups = modelledColumns(schema)
    .filter(({ role }) => role === 'quasi-identifier')
    .flatMap(({ name }) => subgroupsOf(train.column(name)))
  const ofSynthetic = meanShape(schema, train, synthetic)
  const ofUnseen = brief ? null : meanShape(schema, train, reference)
  const scored = groups.slice(0, mostGroups).flatMap((group) => {
    const real = rowsWithin(group, train)
    const other = rowsWithin(group, synthetic)
    if (real.length < fewestRows) return []
    const unseen = ofUnseen?.(real, rowsWithin(group, reference))
    const scores = ofSynthetic(real, other) ?? estimates(() => 0)
    return [
      { name: group.name, rows: real.length, syntheticRows: other.length, scores, unseenScore: unseen?.[0] ?? null },
    ]
  })
  if (scored.length === 0) return { status: 'skipped', reason: 'no quasi-identifier divides the rows in groups of 50' }
  const list: SubgroupDetail['groups'] = scored.map(({ scores, ...group }) => ({ ...group, score: scores[0]! }))
  return {
    status: 'ok',
    ...withInterval(meanEstimates(scored.map(({ scores }) => scores)), subgroups.range),
    detail: { groups: [...list].sort((a, b) => a.score - b.score) },
  }
}

/** The mean column shape of some rows of a table against some training rows; null where there are too few. */
function meanShape(schema: Schema, train: Table, other: Table) {
  const groups = { train: rowGroups(train, schema), other: rowGroups(other, schema) }
  const scorers = modelledNames(schema).map((name) =>
    shapeScorer(
      { column: train.column(name), groups: groups.train },
      { column: other.column(name), groups: groups.other },
    ),
  )
  return (realRows: Uint32Array, otherRows: Uint32Array): Estimates | null => {
    if (otherRows.length < 2) return null
    const scores = scorers.map((scorer) => scorer(realRows, otherRows))
    return meanEstimates(scores.filter((each) => !Number.isNaN(each[0]!)))
  }
}

function rowsWithin({ contains }: Subgroup, table: Table): Uint32Array {
  return Uint32Array.from({ length: table.rowCount }, (_, row) => row).filter(contains(table))
}

function subgroupsOf(column: Column): Subgroup[] {
  const { name } = column
  if (column.type === 'level')
    return column.levels.map((level) => ({
      name: `${name} = ${level}`,
      contains(table) {
        const other = table.column(name)
        const code = other.type === 'level' ? other.levels.indexOf(level) : -1
        return (row) => other.type === 'level' && code >= 0 && other.codes[row] === code
      },
    }))
  const sorted = presentValues(column).sort()
  const [low, high] = [1 / 3, 2 / 3].map((share) => sortedQuantile(sorted, share) ?? 0)
  const third = (label: string, from: number, to: number): Subgroup => ({
    name: `${name}, ${label} third`,
    contains(table) {
      const other = table.column(name)
      return (row) =>
        other.type === 'number' && !isMissing(other, row) && other.values[row]! > from && other.values[row]! <= to
    },
  })
  return [
    third('lowest', Number.NEGATIVE_INFINITY, low!),
    third('middle', low!, high!),
    third('highest', high!, Number.POSITIVE_INFINITY),
  ]
}
