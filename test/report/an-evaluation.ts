import { loadDataset } from '../../datasets/index.js'
import type { Evaluation } from '../../evaluators/index.js'
import { createRng } from '../../src/math/index.js'
import { type Depth, evaluateTables, splitByPatient } from '../../src/pipeline/index.js'

/** A real evaluation with a hostile title and a hostile column name: markup in either must come out as text. */
export async function hostileEvaluation(depth: Depth = 'standard'): Promise<Evaluation> {
  const { table, schema } = await loadDataset('pima')
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const rng = createRng(1)
  const { train, holdout, reference, description } = splitByPatient(table, schema, { shares, rng })
  const evaluation = await evaluateTables(reference, {
    schema,
    train,
    holdout,
    reference,
    rng,
    title: hostile,
    split: description,
    depth,
  })
  const text = JSON.stringify(evaluation).replaceAll('"glucose"', JSON.stringify(hostile))
  return JSON.parse(text) as Evaluation
}

export const hostile = '<script>window.broken = 1</script><img src=x onerror="window.broken = 2">'
