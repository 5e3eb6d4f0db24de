import { createRng } from '../../src/math/index.js'
import { levelColumn, numberColumn, type Relation, type Schema, Table } from '../../src/table/index.js'

export const plantedRelations: readonly Relation[] = [
  { type: 'order', lower: 'relapse', upper: 'death time' },
  { type: 'order', lower: 'admitted', upper: 'discharged' },
  { type: 'formula', column: 'total', formula: 'kappa + lambda' },
  { type: 'formula', column: 'bmi', formula: 'weight / (height * height) * 10000', within: 0.5 },
  { type: 'function', column: 'years', of: 'education' },
  { type: 'cut', column: 'group', formula: 'kappa + lambda' },
  { type: 'presence', column: 'cause', when: 'dead = "yes"' },
  { type: 'presence', column: 'dose', when: 'arm in ("low", "high")' },
]

/** Rows in which every relation above holds, with missing cells in the columns of most of them. */
export function relatedTable(rowCount: number, seed = 'related'): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng(seed)
  const day = 86_400_000
  const round = (value: number, decimals: number) => Number(value.toFixed(decimals))
  const rows = Array.from({ length: rowCount }, () => {
    const deathTime = rng.uniform() < 0.05 ? null : rng.below(4000)
    const relapse =
      rng.uniform() < 0.1 ? null : rng.uniform() < 0.4 ? (deathTime ?? 77) : rng.below((deathTime ?? 900) + 1)
    const admitted = Date.UTC(2020, 0, 1) + rng.below(900) * day
    const kappa = round(Math.exp(rng.normal()), 2)
    const lambda = round(Math.exp(rng.normal()), 2)
    const height = rng.uniform() < 0.1 ? null : 150 + rng.below(50)
    const weight = rng.uniform() < 0.1 ? null : round(45 + 50 * rng.uniform(), 1)
    const bmi =
      height === null || weight === null ? null : round((weight / height ** 2) * 10000 + 0.2 * (rng.uniform() - 0.5), 2)
    const education = ['none', 'school', 'college', null][rng.below(4)] ?? null
    const dead = rng.uniform() < 0.5 ? 'yes' : 'no'
    const arm = ['none', 'low', 'high'][rng.below(3)] ?? 'none'
    return {
      relapse,
      'death time': deathTime,
      admitted,
      discharged: admitted + (rng.uniform() < 0.3 ? 0 : rng.below(30)) * day,
      kappa,
      lambda,
      total: round(kappa + lambda, 2),
      group: kappa + lambda < 1.5 ? 'I' : kappa + lambda < 3 ? 'II' : 'III',
      height,
      weight,
      bmi,
      education,
      years: education === null ? null : { none: 0, school: 9, college: 15 }[education]!,
      dead,
      cause: dead === 'no' ? null : (['heart', 'cancer', 'other'][rng.below(3)] ?? null),
      arm,
      dose: arm === 'none' ? null : round(1 + 9 * rng.uniform(), 1),
    }
  })
  type Row = (typeof rows)[number]
  const numbers = (name: keyof Row) =>
    numberColumn(
      name,
      rows.map((row) => row[name] as number | null),
    )
  const levels = (name: keyof Row, order: readonly string[] = []) =>
    levelColumn(
      name,
      rows.map((row) => row[name] as string | null),
      order,
    )
  const groups = ['I', 'II', 'III']
  const table = Table.of([
    numbers('relapse'),
    numbers('death time'),
    numbers('admitted'),
    numbers('discharged'),
    numbers('kappa'),
    numbers('lambda'),
    numbers('total'),
    levels('group', groups),
    numbers('height'),
    numbers('weight'),
    numbers('bmi'),
    levels('education'),
    numbers('years'),
    levels('dead'),
    levels('cause'),
    levels('arm'),
    numbers('dose'),
  ])
  const schema: Schema = {
    name: 'related',
    columns: [
      { name: 'relapse', kind: 'numeric', role: 'feature', precision: 0, bounds: { min: 0 } },
      { name: 'death time', kind: 'numeric', role: 'outcome', precision: 0, bounds: { min: 0, max: 4000 } },
      { name: 'admitted', kind: 'datetime', role: 'feature', format: 'date' },
      { name: 'discharged', kind: 'datetime', role: 'feature', format: 'date', bounds: { max: Date.UTC(2022, 7, 1) } },
      { name: 'kappa', kind: 'numeric', role: 'feature', precision: 2, bounds: { min: 0 } },
      { name: 'lambda', kind: 'numeric', role: 'feature', precision: 2, bounds: { min: 0 } },
      { name: 'total', kind: 'numeric', role: 'feature', precision: 2 },
      { name: 'group', kind: 'ordinal', role: 'feature', levels: groups },
      { name: 'height', kind: 'numeric', role: 'feature', precision: 0 },
      { name: 'weight', kind: 'numeric', role: 'feature', precision: 1 },
      { name: 'bmi', kind: 'numeric', role: 'sensitive', precision: 2 },
      { name: 'education', kind: 'categorical', role: 'feature' },
      { name: 'years', kind: 'numeric', role: 'feature', precision: 0 },
      { name: 'dead', kind: 'categorical', role: 'outcome' },
      { name: 'cause', kind: 'categorical', role: 'sensitive' },
      { name: 'arm', kind: 'categorical', role: 'feature' },
      { name: 'dose', kind: 'numeric', role: 'feature', precision: 1 },
    ],
    relations: plantedRelations,
  }
  return { table, schema }
}
