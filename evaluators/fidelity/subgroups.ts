import { sortedQuantile } from '../../src/math/index.js'
import { type Column, isMissing, presentValues, type Schema, type Table } from '../../src/table/index.js'
import type { SubgroupDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledColumns, modelledNames } from '../modelled-columns.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { columnScore } from './column-score.js'

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
  const sideGroups = {
    train: rowGroups(train, schema),
    reference: rowGroups(reference, schema),
    synthetic: rowGroups(synthetic, schema),
  }
  const scored = groups.slice(0, mostGroups).flatMap((group) => {
    const real = within(group, train, sideGroups.train)
    const other = within(group, synthetic, sideGroups.synthetic)
    if (real.table.rowCount < fewestRows) return []
    const unseen = brief ? null : scoresWithin(schema, real, within(group, reference, sideGroups.reference))
    const scores = scoresWithin(schema, real, other) ?? estimates(() => 0)
    const rows = { rows: real.table.rowCount, syntheticRows: other.table.rowCount }
    return [{ name: group.name, ...rows, scores, unseenScore: unseen?.[0] ?? null }]
  })
  if (scored.length === 0) return { status: 'skipped', reason: 'no quasi-identifier divides the rows in groups of 50' }
  const list: SubgroupDetail['groups'] = scored.map(({ scores, ...group }) => ({ ...group, score: scores[0]! }))
  return {
    status: 'ok',
    ...withInterval(meanEstimates(scored.map(({ scores }) => scores)), subgroups.range),
    detail: { groups: [...list].sort((a, b) => a.score - b.score) },
  }
}

type Part = ReturnType<typeof within>

/** The mean column shape of a group's rows against the training rows of the group; null where there are too few. */
function scoresWithin(schema: Schema, real: Part, other: Part): Estimates | null {
  if (other.table.rowCount < 2) return null
  const columns = modelledNames(schema).map((name) => {
    const score = columnScore(
      { column: real.table.column(name), groups: real.groups },
      { column: other.table.column(name), groups: other.groups },
    )
    return estimates(score)
  })
  return meanEstimates(columns.filter((each) => !Number.isNaN(each[0]!)))
}

function within({ contains }: Subgroup, table: Table, groups: Uint8Array) {
  const isIn = contains(table)
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter(isIn)
  return { table: table.take(rows), groups: Uint8Array.from(rows, (row) => groups[row]!) }
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
