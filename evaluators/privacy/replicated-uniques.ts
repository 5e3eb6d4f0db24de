import { keyCounts, rowKeys } from '../../src/counts/index.js'
import { wilsonInterval } from '../../src/math/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { attackerKnowledge } from './risks/attacker-knowledge.js'

/** Sizes of group that agencies ask about: unique, below 3, 5 and 11 people (EMA Policy 0070: 1 / 0.09). */
const groupSizes = [2, 3, 5, 11]

/** Rows whose key no other row of their table has, and which is unique in the synthetic table too (synthpop's repU). */
export function replicatedUniques(keys: Int32Array, synthetic: Int32Array): number {
  const count = 1 + Math.max(largest(keys), largest(synthetic))
  const [own, made] = [keyCounts(keys, count), keyCounts(synthetic, count)]
  return countWhere(keys, (key) => own[key] === 1 && made[key] === 1)
}

/**
 * k-map of a synthetic table: how many of its rows have the quasi-identifiers of at least one and of fewer than `below`
 * real people (Sweeney's k-map; El Emam & Dankar, JAMIA 15, 2008). `people` are how many have each key. A row that fits nobody is no risk here.
 */
export function kMap(synthetic: Int32Array, people: Int32Array, below: number): number {
  return countWhere(synthetic, (key) => people[key]! > 0 && people[key]! < below)
}

function largest(keys: Int32Array): number {
  return keys.reduce((most, key) => Math.max(most, key), -1)
}

function countWhere(keys: Int32Array, isMeant: (key: number) => boolean): number {
  let count = 0
  for (const key of keys) if (isMeant(key)) count++
  return count
}

/** Sample uniqueness on quasi-identifiers and what of it the synthetic table repeats. */
export const replicatedUniquesMetric: Metric = {
  id: 'privacy.replicated-uniques',
  title: 'Replicated uniques',
  question: 'Do people who are unique by what others know of them stand alone in the synthetic table too?',
  reading:
    'Share of training rows that are unique by their quasi-identifiers and whose combination occurs exactly once in the synthetic table. Unseen people are hit by chance too: compare with the holdout rows in the details. A hit is a combination, not a person; it does not say that the rest of the row is theirs.',
  natures: withRows,
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
  const { of, count } = rowKeys([train, holdout, reference, synthetic], known)
  const [own, other, third, made] = of as [Int32Array, Int32Array, Int32Array, Int32Array]
  const counts = keyCounts(own, count)
  const [others, thirds] = [keyCounts(other, count), keyCounts(third, count)]
  const everybody = counts.map((each, key) => each + others[key]! + thirds[key]!)
  const successes = replicatedUniques(own, made)
  return {
    status: 'ok',
    value: successes / train.rowCount,
    interval: wilsonInterval({ successes, trials: train.rowCount }),
    detail: {
      keys: known,
      rows: train.rowCount,
      unique: countWhere(own, (key) => counts[key] === 1),
      replicated: successes,
      ofHoldout: { rows: holdout.rowCount, replicated: replicatedUniques(other, made) },
      // Training rows in small groups, and synthetic rows that fit few of all the real people at hand.
      groups: groupSizes.map((below) => ({
        below,
        trainRows: countWhere(own, (key) => counts[key]! < below),
        syntheticRows: kMap(made, everybody, below),
      })),
      syntheticRows: synthetic.rowCount,
    },
  }
}
