import { wilsonInterval } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { discretise } from '../fidelity/discretise.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { mostAskedRows } from '../table-sample.js'
import { attackerKnowledge } from './risks/attacker-knowledge.js'

const mostKeys = 6

/** What synthetic rows with one key say about a target. */
interface KeyCell {
  readonly rows: number
  readonly targets: ReadonlyMap<string, number>
}

export interface Disclosure {
  /** Share of records whose key occurs in the synthetic table with one target value there, and it is theirs (synthpop's DiSCO). */
  readonly disco: number
  /** Mean probability that the synthetic rows of a record's key give to its target (DCAP). */
  readonly dcap: number
  /** Disclosing records among those whose key occurs in the synthetic table (TCAP). */
  readonly tcap: number
  /** Share of records whose key is unique among them and unique in the synthetic table too (repU). */
  readonly replicatedUniques: number
}

/** Disclosure of `target` through `keys`, both as texts, one a row. After synthpop's disclosure (Raab et al., 2024). O(rows). */
export function disclosure(
  real: { readonly keys: readonly string[]; readonly targets: readonly string[] },
  synthetic: { readonly keys: readonly string[]; readonly targets: readonly string[] },
): Disclosure {
  const cells = new Map<string, { rows: number; targets: Map<string, number> }>()
  synthetic.keys.forEach((key, row) => {
    const cell = cells.get(key) ?? { rows: 0, targets: new Map<string, number>() }
    cells.set(key, cell)
    const target = synthetic.targets[row]!
    cell.rows++
    cell.targets.set(target, (cell.targets.get(target) ?? 0) + 1)
  })
  const realCounts = new Map<string, number>()
  for (const key of real.keys) realCounts.set(key, (realCounts.get(key) ?? 0) + 1)
  let [disclosing, found, probability, uniques] = [0, 0, 0, 0]
  real.keys.forEach((key, row) => {
    const cell: KeyCell | undefined = cells.get(key)
    if (cell === undefined) return
    const own = cell.targets.get(real.targets[row]!) ?? 0
    found++
    probability += own / cell.rows
    if (cell.targets.size === 1 && own > 0) disclosing++
    if (cell.rows === 1 && realCounts.get(key) === 1) uniques++
  })
  const rows = Math.max(1, real.keys.length)
  return {
    disco: disclosing / rows,
    dcap: probability / rows,
    tcap: disclosing / Math.max(1, found),
    replicatedUniques: uniques / rows,
  }
}

/** Correct attribution by quasi-identifiers: what a table lookup in the synthetic table discloses. */
export const attributeDisclosure: Metric = {
  id: 'privacy.attribute-disclosure',
  title: 'Attribute disclosure by lookup',
  question: 'How often does looking up quasi-identifiers give a secret away with certainty?',
  reading:
    'Mean over secrets of the share of training rows whose quasi-identifiers occur in the synthetic table with one value of the secret only, the right one (DiSCO). Much of it is true of unseen people too: compare with the holdout in the details. Numbers are cut in ten cells.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  asksRows: mostAskedRows,
  version: 1,
  compute,
}

function compute({ schema, train, holdout, synthetic }: EvaluationContext): MetricResult {
  const { known, secrets } = attackerKnowledge(schema)
  const keys = known.slice(0, mostKeys)
  if (keys.length === 0 || secrets.length === 0)
    return { status: 'skipped', reason: 'nothing is known or nothing secret' }
  if ([train, holdout, synthetic].some(({ rowCount }) => rowCount === 0))
    return { status: 'skipped', reason: 'a table has no rows' }
  const textsOf = (table: Table, names: readonly string[]) => {
    const columns = discretise(train, names, { bins: 'frequency', mostLevels: 200 }).map((each) =>
      each.encode(table.column(each.name)),
    )
    return Array.from({ length: table.rowCount }, (_, row) => columns.map(({ codes }) => codes[row]).join(' '))
  }
  const sides = [train, holdout, synthetic].map((table) => ({
    keys: textsOf(table, keys),
    targets: new Map(secrets.map((name) => [name, textsOf(table, [name])])),
  }))
  const [own, other, made] = sides.map((side) => (name: string) => ({
    keys: side.keys,
    targets: side.targets.get(name)!,
  }))
  const list = secrets.map((secret) => ({
    secret,
    train: disclosure(own!(secret), made!(secret)),
    holdout: disclosure(other!(secret), made!(secret)),
  }))
  const value = list.reduce((sum, each) => sum + each.train.disco, 0) / list.length
  return {
    status: 'ok',
    value,
    interval: wilsonInterval({ successes: value * train.rowCount, trials: train.rowCount }),
    detail: { keys, secrets: list, kMap: kMap(sides[0]!.keys) },
  }
}

/** How many training rows share their quasi-identifiers with fewer than k rows: sample uniqueness and small groups. */
function kMap(keys: readonly string[]): readonly { readonly below: number; readonly rows: number }[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [2, 3, 5, 11].map((below) => ({ below, rows: keys.filter((key) => counts.get(key)! < below).length }))
}
