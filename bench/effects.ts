import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareRegressions } from '../evaluators/utility/regressions.js'
import { createRng } from '../src/math/index.js'
import { fitModel } from '../src/pipeline/fit-model.js'
import { collectTable, sampleModel } from '../src/pipeline/sample-model.js'
import { concatTables } from '../src/table/index.js'
import { type Compared, type Effect, effectsPage } from './effects/page.js'
import { openSplit } from './leaderboard/open-split.js'

/**
 * The clear coefficients (logistic, linear, Cox) of four tables' regressions, of the rows learnt from beside those of synthetic
 * rows and of people nobody learnt from: `npm run bench -- effects`. Writes docs/effects.md.
 */
const tables = process.env.EFFECTS_TABLES?.split(',') ?? ['pbc', 'colon', 'rotterdam', 'flchain']
const seeds = [1, 2, 3]
const model = 'sequential-trees'
const halfWidth = 1.959963984540054

const compared: Compared[] = []
for (const table of tables)
  for (const seed of seeds) {
    compared.push({ table, seed, effects: await clearEffects(table, seed) })
    console.log(table, seed, `${compared.at(-1)?.effects.length} clear effects`)
  }
writeFileSync(join(import.meta.dirname, '../docs/effects.md'), effectsPage(compared, { model }))

async function clearEffects(dataset: string, seed: number): Promise<Effect[]> {
  const { schema, train, holdout, reference } = await openSplit(dataset, seed)
  const rng = createRng(seed)
  const fitted = await fitModel(train, { schema, model, rng: rng.fork('fit') })
  const synthetic = await collectTable(sampleModel(fitted, train.rowCount, { rng: rng.fork('sample') }))
  const unseen = concatTables([holdout, reference])
  // One by one: terms without a coefficient among the unseen must not leave the comparison with the synthetic rows.
  const [made, real] = [synthetic, unseen].map((other) => compareRegressions(schema, { train, others: [other] }))
  return made!.flatMap(({ outcome, model: kind, terms }, place) =>
    terms.flatMap(({ term, real: own, synthetic: found }, at) => {
      const reach = halfWidth * Math.sqrt(own.variance)
      if (Math.abs(own.value) <= reach) return []
      const other = real?.[place]?.terms[at]?.synthetic?.[0]?.value
      const effect = { outcome, kind, term, low: own.value - reach, high: own.value + reach, own: own.value }
      return [{ ...effect, synthetic: found?.[0]?.value ?? null, unseen: other ?? null }]
    }),
  )
}
