import { cellNumbers, rowKeys } from '../../../src/counts/index.js'
import { eventTail } from '../../../src/math/index.js'
import { isMissing, type Table } from '../../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { ownRows } from '../../natures.js'
import { attackerKnowledge } from '../risks/attacker-knowledge.js'

/** Below it chance does not explain how many classes have one value. */
const chanceBelow = 0.01
/** Rows of a class at least for it to be named: what a smaller one is called may be somebody's. */
const fewestNamed = 5
const mostNamed = 10

/** A class of rows alike in what is known, all of them with one value of a secret. The value itself is not kept. */
export interface HomogeneousClass {
  readonly secret: string
  /** What the class is called: its columns with their released values. */
  readonly label: string
  readonly rows: number
  /** The chance of as many rows drawn at random to agree. */
  readonly byChance: number
}

/**
 * WP29's third risk where rows are people's own: whoever knows that somebody is in a class knows the secret without knowing which
 * row is theirs (Machanavajjhala et al. 2006). O(rows × secrets).
 */
export const homogeneousClasses: Metric = {
  id: 'privacy.homogeneous-classes',
  title: 'Secrets told by a class',
  question: 'Do all people of a class share one secret, so that being in it tells it?',
  reading:
    'Share of released rows whose class (rows alike in the known columns) has one value of a secret, beyond what classes of the same sizes drawn at random have, the worst secret; 0 where chance explains how many classes have one value in one case in a hundred or more. k people in a class do not help them if they all share it. Rows alone in their class are a matter of singling out and are not counted.',
  natures: ownRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, synthetic, brief = false }: EvaluationContext): MetricResult {
  const { known, secrets } = attackerKnowledge(schema)
  if (known.length === 0 || secrets.length === 0)
    return { status: 'skipped', reason: 'nothing is known or nothing secret' }
  if (synthetic.rowCount === 0) return { status: 'skipped', reason: 'the table has no rows' }
  const keys = rowKeys([synthetic], known)
  const classOf = keys.of[0]!
  const isBlank = blankRows(synthetic, known)
  const rows = new Int32Array(keys.count)
  classOf.forEach((own, row) => {
    if (isBlank[row] === 0) rows[own]! += 1
  })
  const found = secrets.map((secret) =>
    told(synthetic, { secret, classOf, rows, isBlank, known, tests: secrets.length, named: !brief }),
  )
  const worst = found.reduce((most, each) => (each.beyond > most.beyond ? each : most))
  return {
    status: 'ok',
    value: worst.beyond,
    interval: [worst.beyond, worst.beyond],
    detail: {
      known,
      secrets: found.map(({ classes, ...each }) => each),
      classes: found
        .flatMap(({ classes }) => classes)
        .sort((a, b) => a.byChance - b.byChance)
        .slice(0, mostNamed),
    },
  }
}

/** Rows of which nothing is known any more: suppressed ones are no class. */
function blankRows(table: Table, known: readonly string[]): Uint8Array {
  const columns = known.map((name) => table.column(name))
  return Uint8Array.from({ length: table.rowCount }, (_, row) =>
    columns.every((column) => isMissing(column, row)) ? 1 : 0,
  )
}

interface Asked {
  readonly secret: string
  readonly classOf: Int32Array
  readonly rows: Int32Array
  readonly isBlank: Uint8Array
  readonly known: readonly string[]
  readonly tests: number
  readonly named: boolean
}

function told(table: Table, { secret, classOf, rows, isBlank, known, tests, named }: Asked) {
  const cells = cellNumbers([table.column(secret)])
  const own = cells.of[0]!
  const value = new Int32Array(rows.length).fill(-1)
  const isMixed = new Uint8Array(rows.length)
  const example = new Int32Array(rows.length).fill(-1)
  const held = new Float64Array(cells.count)
  let present = 0
  own.forEach((cell, row) => {
    if (isBlank[row] === 1) return
    const group = classOf[row]!
    if (cell === cells.missing) {
      isMixed[group] = 1
      return
    }
    present++
    held[cell]! += 1
    example[group] = row
    if (value[group] === -1) value[group] = cell
    else if (value[group] !== cell) isMixed[group] = 1
  })
  const shares = [...held].filter((each) => each > 0).map((each) => each / Math.max(1, present))
  const bySize = new Map<number, number>()
  const chanceOf = (size: number) => {
    const chance = bySize.get(size) ?? shares.reduce((sum, share) => sum + share ** size, 0)
    bySize.set(size, chance)
    return chance
  }
  let [classes, classesByChance, toldRows, rowsByChance] = [0, 0, 0, 0]
  const homogeneous: { readonly group: number; readonly byChance: number }[] = []
  rows.forEach((size, group) => {
    if (size < 2) return
    classesByChance += chanceOf(size)
    rowsByChance += size * chanceOf(size)
    if (isMixed[group] === 1) return
    classes++
    toldRows += size
    if (size >= fewestNamed)
      homogeneous.push({ group, byChance: (held[value[group]!]! / Math.max(1, present)) ** size })
  })
  const isBeyond = classes > 0 && eventTail(classes, classesByChance) < chanceBelow / tests
  const beyond = isBeyond ? Math.max(0, (toldRows - rowsByChance) / Math.max(1, table.rowCount)) : 0
  const label = (group: number) => known.map((name) => `${name} ${cellText(table, { name, row: example[group]! })}`)
  return {
    ...{ secret, beyond, classes: [] as HomogeneousClass[], rows: toldRows, classCount: classes },
    ...{ rowsByChance, classesByChance },
    ...(named &&
      isBeyond && {
        classes: homogeneous
          .sort((a, b) => a.byChance - b.byChance)
          .slice(0, mostNamed)
          .map(({ group, byChance }) => ({ secret, label: label(group).join(', '), rows: rows[group]!, byChance })),
      }),
  }
}

function cellText(table: Table, { name, row }: { readonly name: string; readonly row: number }): string {
  const column = table.column(name)
  if (isMissing(column, row)) return '–'
  return column.type === 'level' ? column.levels[column.codes[row]!]! : String(column.values[row])
}
