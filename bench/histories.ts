import { evaluatePeople, linkedMetrics } from '../evaluators/index.js'
import { createRng } from '../src/math/index.js'
import { draw } from './linked/generators.js'
import { linkedBenches, sidesOf } from './linked/tables.js'

/**
 * The metrics that models of linked tables are held to, mean and standard error over divisions of the people and draws: half are
 * learnt from, as many are drawn, and judged against the unseen half by our own discriminators. MIRRORWARD_DIVISIONS (6),
 * MIRRORWARD_LINKED (names of tables; the first), MIRRORWARD_GENERATORS (histories,hidden-course) and MIRRORWARD_METRICS choose a part.
 */
const listed = (name: string, all: readonly string[]) => process.env[name]?.split(',') ?? all
const divisions = Number(process.env.MIRRORWARD_DIVISIONS ?? 6)
const asked = listed('MIRRORWARD_METRICS', [
  'fidelity.c2st-histories',
  'fidelity.c2st-pairs',
  'fidelity.autocorrelation',
  'fidelity.cardinality',
  'fidelity.gaps',
  'validity.after-end',
])
const metrics = linkedMetrics.filter(({ id }) => asked.includes(id))

for (const tables of listed('MIRRORWARD_LINKED', [linkedBenches[0].name])) {
  const values = new Map<string, number[]>()
  for (let seed = 1; seed <= divisions; seed++) {
    const sides = await sidesOf(tables, seed)
    const { schema } = sides.train
    for (const generator of listed('MIRRORWARD_GENERATORS', ['histories', 'hidden-course'])) {
      const { synthetic, seconds } = await draw(generator, sides.train, { seed })
      const judged = { schema, ...sides, synthetic, rng: createRng(seed).fork('judge'), metrics }
      keep(`${generator} seconds`, seconds)
      for (const { id, result, controls } of await evaluatePeople(judged)) {
        if (result.status === 'ok') keep(`${generator} ${id}`, result.value)
        const unseen = controls['unseen-real']
        if (unseen?.status === 'ok') keep(`unseen people ${id}`, unseen.value)
      }
    }
  }
  console.log(`${tables}, ${divisions} divisions`)
  for (const [name, all] of [...values].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${name.padEnd(44)} ${shown(all)}`)

  function keep(name: string, value: number): void {
    values.set(name, [...(values.get(name) ?? []), value])
  }
}

/** Mean and its standard error. */
function shown(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const error = values.length < 2 ? '' : ` ± ${Math.sqrt(squares / (values.length - 1) / values.length).toFixed(3)}`
  return `${mean.toFixed(3)}${error}`
}
