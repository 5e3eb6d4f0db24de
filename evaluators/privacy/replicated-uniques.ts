import { wilsonInterval } from '../../src/math/index.js'
import { cellAt, type Table } from '../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { attackerKnowledge } from './risks/attacker-knowledge.js'

/** Sizes of group that agencies ask about: unique, below 3, 5 and 11 people (EMA Policy 0070: 1 / 0.09). */
const groupSizes = [2, 3, 5, 11]

/** Of each key: how many rows have it. */
type KeyCounts = ReadonlyMap<string, number>

/** Rows whose key no other row of their table has, and which is unique in the synthetic table too (synthpop's repU). */
export function replicatedUniques(keys: readonly string[], synthetic: readonly string[]): number {
  const [own, made] = [countKeys(keys), countKeys(synthetic)]
  return keys.filter((key) => own.get(key) === 1 && made.get(key) === 1).length
}

/**
 * k-map of a synthetic table: how many of its rows have the quasi-identifiers of at least one and of fewer than `below`
 * real people (Sweeney's k-map; El Emam & Dankar, JAMIA 15, 2008). A row that fits nobody is no risk here.
 */
export function kMap(synthetic: readonly string[], people: readonly string[], below: number): number {
  const counts = countKeys(people)
  return synthetic.filter((key) => (counts.get(key) ?? 0) > 0 && counts.get(key)! < below).length
}

function countKeys(keys: readonly string[]): KeyCounts {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Sample uniqueness on quasi-identifiers and what of it the synthetic table repeats. */
export const replicatedUniquesMetric: Metric = {
  id: 'privacy.replicated-uniques',
  title: 'Replicated uniques',
  question: 'Do people who are unique by what others know of them stand alone in the synthetic table too?',
  reading:
    'Share of training rows that are unique by their quasi-identifiers and whose combination occurs exactly once in the synthetic table. Unseen people are hit by chance too: compare with the holdout rows in the details. A hit is a combination, not a person; it does not say that the rest of the row is theirs.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, holdout, reference, synthetic }: EvaluationContext): MetricResult {
  const { known } = attackerKnowledge(schema)
  if (known.length === 0) return { status: 'skipped', reason: 'nothing is known of people' }
  if (train.rowCount === 0 || synthetic.rowCount === 0) return { status: 'skipped', reason: 'a table has no rows' }
  const [own, other, third, made] = [train, holdout, reference, synthetic].map((table) => keysOf(table, known))
  const people = [...own!, ...other!, ...third!]
  const successes = replicatedUniques(own!, made!)
  const counts = countKeys(own!)
  return {
    status: 'ok',
    value: successes / train.rowCount,
    interval: wilsonInterval({ successes, trials: train.rowCount }),
    detail: {
      keys: known,
      rows: train.rowCount,
      unique: own!.filter((key) => counts.get(key) === 1).length,
      replicated: successes,
      ofHoldout: { rows: holdout.rowCount, replicated: replicatedUniques(other!, made!) },
      // Training rows in small groups, and synthetic rows that fit few of all the real people at hand.
      groups: groupSizes.map((below) => ({
        below,
        trainRows: own!.filter((key) => counts.get(key)! < below).length,
        syntheticRows: kMap(made!, people, below),
      })),
      syntheticRows: synthetic.rowCount,
    },
  }
}

/** One text a row: equal cells, equal texts. Never shown. */
function keysOf(table: Table, names: readonly string[]): string[] {
  const columns = names.map((name) => table.column(name))
  return Array.from({ length: table.rowCount }, (_, row) =>
    JSON.stringify(columns.map((column) => cellAt(column, row))),
  )
}
