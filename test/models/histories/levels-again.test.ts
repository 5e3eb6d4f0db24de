import { describe, expect, test } from 'vitest'
import { weighLevels } from '../../../models/histories/levels-again.js'
import { LevelsHad } from '../../../models/histories/levels-had.js'
import { findLinkedModel } from '../../../models/index.js'
import { createRng, sampleWithoutReplacement } from '../../../src/math/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { type ToyPerson, toyTables } from './toy-processes.js'

describe('shares of the next level', () => {
  const factors = Float64Array.of(4, 4, 2)
  const weighed = (shares: readonly number[], had: LevelsHad, { last = -1, stays = false } = {}) =>
    Array.from(weighLevels(Float64Array.from(shares), { factors, had, person: 0, last, stays }), (share) =>
      Number(share.toFixed(6)),
    )
  const havingHad = (isDistinct: boolean, states: readonly number[]) => {
    const had = new LevelsHad(1, { stateCount: 3, isDistinct })
    for (const state of states) had.add(0, state)
    return had
  }

  test('those of levels had before are multiplied by their factors', () => {
    expect(weighed([0.5, 0.3, 0.2], havingHad(false, []))).toEqual([0.5, 0.3, 0.2])
    expect(weighed([0.5, 0.3, 0.2], havingHad(false, [0]))).toEqual([0.8, 0.12, 0.08])
    expect(weighed([0.5, 0.3, 0.2], havingHad(false, [0, -1]))).toEqual([0.8, 0.12, 0.08])
  })

  test('where no unit has a level twice, one that the unit has is none; in the next unit it is one had before', () => {
    const had = havingHad(true, [0])
    expect(weighed([0.5, 0.3, 0.2], had)).toEqual([0, 0.6, 0.4])
    had.beginUnit(0)
    expect(weighed([0.5, 0.3, 0.2], had)).toEqual([0.8, 0.12, 0.08])
  })

  test('the share of staying stays, and the last level is none of the others', () => {
    const had = havingHad(false, [0, 1])
    expect(weighed([0.25, 0.25, 0.25, 0.25], had, { last: 1, stays: true })).toEqual([0.6, 0, 0.15, 0.25])
  })

  test('all goes to the last state where nothing is left', () => {
    expect(weighed([0.5, 0.3, 0.2, 0], havingHad(true, [0, 1, 2]))).toEqual([0, 0, 0, 1])
  })
})

const toy = { people: ['sex'], rows: ['illness'] }
const levels = Array.from({ length: 12 }, (_, level) => `i${String(level).padStart(2, '0')}`)

/** Three lasting illnesses of twelve each, one of them the reason in nine rows of ten. */
function made(people: number): ToyPerson[] {
  const rng = createRng('illnesses')
  return Array.from({ length: people }, (_, person) => {
    const own = sampleWithoutReplacement(levels.length, 3, rng)
    const rows = Array.from({ length: 8 }, () => ({
      illness: levels[rng.uniform() < 0.9 ? own[rng.below(3)]! : rng.below(levels.length)]!,
    }))
    return { person: { sex: person % 2 === 0 ? 'f' : 'm' }, rows }
  })
}

/** Different illnesses of a person, in the mean. */
function different(tables: LinkedTables): number {
  const column = tables.table('rows').column('illness')
  if (column.type !== 'level') throw new Error('not levels')
  const pairs = new Set(Array.from(tables.parentRows('rows'), (person, row) => `${person} ${column.codes[row]}`))
  return pairs.size / tables.table('people').rowCount
}

const train = toyTables(toy, made(200))
const model = findLinkedModel('histories')
const fitted = model.fit(train, { options: model.options.parse({ trees: 2 }), rng: createRng('fit') })

test('lasting illnesses come again: people have as many different ones as they had', async () => {
  const drawn = await collectLinked((await fitted).sample(400, { rng: createRng('sample') }), await fitted)
  // Without factors the two are 1.67 apart.
  expect(Math.abs(different(drawn) - different(train))).toBeLessThan(0.4)
})

test('a saved model draws the same people, and finds them as likely', async () => {
  const loaded = model.load((await fitted).save())
  const drawn = async (own: Awaited<typeof fitted>) => collectLinked(own.sample(50, { rng: createRng('sample') }), own)
  const [first, again] = [await drawn(await fitted), await drawn(loaded)]
  expect(again.table('rows').column('illness')).toEqual(first.table('rows').column('illness'))
  expect(loaded.logLikelihood!(train)).toEqual((await fitted).logLikelihood!(train))
})

test('an illness that somebody had is likelier than one they had not', async () => {
  const before = ['i01', 'i05', 'i09', 'i05', 'i01', 'i09', 'i05'].map((illness) => ({ illness }))
  const tables = levels.map((illness) =>
    toyTables(toy, [
      { person: { sex: 'f' }, rows: [...before, { illness }] },
      { person: { sex: 'm' }, rows: levels.map((each) => ({ illness: each })) },
    ]),
  )
  const chances = await Promise.all(tables.map(async (each) => Math.exp((await fitted).logLikelihood!(each)[0]!)))
  const sum = chances.reduce((total, own) => total + own, 0)
  const had = [1, 5, 9].reduce((total, level) => total + chances[level]!, 0)
  // The truth: .9 + .1 · 3 / 12.
  expect(had / sum).toBeGreaterThan(0.8)
  expect(had / sum).toBeLessThan(0.97)
})
