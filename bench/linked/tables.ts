import { loadDataset } from '../../datasets/index.js'
import { createRng } from '../../src/math/index.js'
import { inForm, normalised } from '../../src/pipeline/linked/normal-form.js'
import { splitLinked } from '../../src/pipeline/linked/split-linked.js'
import { LinkedTables } from '../../src/table/linked/index.js'

/** Linked tables that are measured: a shipped dataset, without some of its tables. */
export const linkedBenches = [
  { name: 'pbc + pbcseq', dataset: 'pbc-visits', without: [] },
  { name: 'nafld1 + nafld2', dataset: 'nafld-visits', without: ['nafld3'] },
] as const

export interface Sides {
  readonly train: LinkedTables
  readonly holdout: LinkedTables
  readonly reference: LinkedTables
}

/** Half of the people to learn from, the rest unseen; what is constant within a person lifted, long tables pivoted. */
export async function sidesOf(name: string, seed: number): Promise<Sides> {
  const bench = linkedBenches.find((each) => each.name === name)!
  const { tables } = (await loadDataset(bench.dataset)) as { readonly tables: LinkedTables }
  const left: readonly string[] = bench.without
  const kept = tables.schema.tables.filter((table) => !left.includes(table.name))
  const asked = LinkedTables.of(new Map(kept.map((each) => [each.name, tables.table(each.name)])), {
    ...tables.schema,
    tables: kept,
  })
  const shares = { train: 0.5, holdout: 0.25, reference: 0.25 }
  const real = splitLinked(asked, { shares, rng: createRng(seed).fork('split') })
  const { lifts } = normalised(asked).form
  const learnt = normalised(real.train, { lifts })
  return {
    train: learnt.tables,
    holdout: inForm(real.holdout, learnt.form),
    reference: inForm(real.reference, learnt.form),
  }
}
