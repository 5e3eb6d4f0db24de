import { lostRelations } from '../evaluators/fidelity/lost-relations.js'
import { lostEffects } from '../evaluators/utility/lost-effects.js'
import { createRng, loadDataset, splitByPatient } from '../src/index.js'

/** How often releases of unseen people are said to have lost a clear relation or effect: both would be false. */
const tables = ['pbc', 'pbcseq', 'colon', 'rotterdam', 'flchain', 'nafld', 'pima']
const divisions = 30
const shares = { train: 0.5, holdout: 0.45, reference: 0.05 }

for (const metric of [lostRelations, lostEffects]) {
  const counts = { releases: 0, lost: 0 }
  for (const name of tables) {
    const { table, schema } = await loadDataset(name)
    for (let seed = 0; seed < divisions; seed++) {
      const rng = createRng(seed)
      const { train, holdout: synthetic, reference } = splitByPatient(table, schema, { shares, rng })
      const result = await metric.compute({ schema, train, holdout: reference, reference, synthetic, rng })
      if (result.status === 'skipped') continue
      counts.releases++
      counts.lost += Number((result.interval?.[0] ?? 0) > 0)
    }
  }
  console.log(`${metric.id}: ${counts.lost} of ${counts.releases} releases of unseen people with something clear`)
}
