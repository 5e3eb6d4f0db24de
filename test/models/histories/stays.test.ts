import { expect, test } from 'vitest'
import { findLinkedModel } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { type ToyPerson, toyTables } from './toy-processes.js'

const toy = { people: ['sex'], rows: ['ward'] }
const levels = ['a', 'b', 'c', 'd', 'e']

/** Everybody stays in a ward in nine rows of ten, and moves to any other. */
function made(people: number): ToyPerson[] {
  const rng = createRng('wards')
  return Array.from({ length: people }, (_, person) => {
    let ward = rng.below(levels.length)
    const rows = Array.from({ length: 6 }, () => {
      if (rng.uniform() < 0.1) ward = (ward + 1 + rng.below(levels.length - 1)) % levels.length
      return { ward: levels[ward]! }
    })
    return { person: { sex: person % 2 === 0 ? 'f' : 'm' }, rows }
  })
}

const model = findLinkedModel('histories')
const fitted = model.fit(toyTables(toy, made(120)), {
  options: model.options.parse({ trees: 2 }),
  rng: createRng('fit'),
})

test('the chances of staying and of moving are those that people showed', async () => {
  const before = ['b', 'b', 'b', 'b', 'b'].map((ward) => ({ ward }))
  const nats = (rows: ToyPerson['rows']) => {
    // All levels are in the schema: another person has them.
    const tables = toyTables(toy, [
      { person: { sex: 'f' }, rows },
      { person: { sex: 'm' }, rows: levels.map((ward) => ({ ward })) },
    ])
    return fitted.then((model) => model.logLikelihood!(tables)[0]!)
  }
  const whole = await Promise.all(levels.map((ward) => nats([...before, { ward }])))
  const chances = whole.map((own) => Math.exp(own))
  const sum = chances.reduce((total, own) => total + own, 0)
  expect(Math.abs(chances[1]! / sum - 0.9)).toBeLessThan(0.06)
})

test('a saved model draws the same people, who stay as often', async () => {
  const drawn = async (own: Awaited<typeof fitted>) => collectLinked(own.sample(50, { rng: createRng('sample') }), own)
  const [first, again] = [await drawn(await fitted), await drawn(model.load((await fitted).save()))]
  expect(again.table('rows').column('ward')).toEqual(first.table('rows').column('ward'))
})
