import { expect, test } from 'vitest'
import { clearRelations, relationLoss } from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { pickContender } from '../../../src/pipeline/contest/pick-contender.js'
import { numberColumn, Table } from '../../../src/table/index.js'
import { schemaOf } from '../../contracts/model-tables.js'

const names = ['dose', 'effect', 'x', 'y', 'z']
const schema = schemaOf(names.map((name) => ({ name, kind: 'numeric' as const })))

/** The effect follows the dose as told; the other columns follow each other a little. */
function trial(follows: number, seed: string): Table {
  const rng = createRng(seed)
  const rows = Array.from({ length: 600 }, () => {
    const [dose, x] = [rng.normal(), rng.normal()]
    const effect = follows * dose + Math.sqrt(1 - follows ** 2) * rng.normal()
    return [dose, effect, x, 0.3 * x + rng.normal(), rng.normal()]
  })
  return Table.of(
    names.map((name, at) =>
      numberColumn(
        name,
        rows.map((row) => row[at]!),
      ),
    ),
  )
}

const real = trial(0.8, 'real')
const lossOf = (synthetic: Table) => {
  const nobody = real.take([])
  return relationLoss(
    clearRelations({
      schema,
      train: real,
      holdout: nobody,
      reference: nobody,
      synthetic,
      rng: createRng('relations'),
    })!,
  )
}

test('unseen rows lose nothing, a table without its main relation nearly all, though another one is kept', () => {
  expect(lossOf(trial(0.8, 'unseen'))).toBe(0)
  expect(lossOf(trial(0, 'lost'))).toBeGreaterThan(0.7)
  expect(lossOf(trial(0, 'lost'))).toBeLessThan(1)
  expect(lossOf(trial(-0.8, 'turned'))).toBeGreaterThan(0.7)
})

test('the favourite does not win by a nearer area when it loses the main relation', () => {
  const contender = (model: string, unseen: number, synthetic: Table) => ({
    model,
    rounds: [{ unseen, fitted: 0.55, lost: lossOf(synthetic), heldOut: new Float64Array(0), variance: 0.02 ** 2 }],
  })
  const field = [contender('sequential-trees', 0.54, trial(0, 'lost')), contender('bayes-net', 0.6, trial(0.8, 'kept'))]
  expect(pickContender(field).winner.model).toBe('bayes-net')
})

test('nothing clear, nothing lost', () => {
  expect(relationLoss({ effects: [] })).toBe(0)
})
