import { expect, test } from 'vitest'
import { createRng, type Rng } from '../../../src/math/index.js'
import { fitLinked } from '../../../src/pipeline/index.js'
import { collectLinked } from '../../../src/pipeline/linked/index.js'
import { type LevelColumn, levelColumn, type NumberColumn, numberColumn, Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { coursesOf, redrawn } from './toy-processes.js'

/** Processes whose truth is known (reference 8), learnt from people drawn from them and drawn again. */

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [first, second] = [mean(0), mean(1)]
  let [product, squares, others] = [0, 0, 0]
  for (const [a, b] of pairs) {
    product += (a - first) * (b - second)
    squares += (a - first) ** 2
    others += (b - second) ** 2
  }
  return product / Math.sqrt(squares * others)
}

const rounded = (value: number) => Math.round(value * 100) / 100

test('a value that follows the one before by .8 does so again', async () => {
  const drawPerson = (rng: Rng) => {
    let marker = rng.normal()
    const rows = Array.from({ length: 8 }, () => {
      const row = { marker: rounded(marker) }
      marker = 0.8 * marker + 0.6 * rng.normal()
      return row
    })
    return { person: { sex: rng.uniform() < 0.5 ? 'f' : 'm' }, rows }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['marker'] }, drawPerson, { learnt: 400, drawn: 1000 })
  const courses = coursesOf(drawn, 'marker')
  const at = (lag: number) =>
    correlation(courses.flatMap((own) => own.slice(lag).map((value, index) => [own[index]!, value] as const)))
  expect(at(1)).toBeGreaterThan(0.75)
  expect(at(1)).toBeLessThan(0.85)
  expect(Math.abs(at(2) - 0.64)).toBeLessThan(0.07)
}, 60_000)

test('half of the variance lies between people, and stays there', async () => {
  const drawPerson = (rng: Rng) => {
    const own = rng.normal()
    const rows = Array.from({ length: 8 }, () => ({ marker: rounded(own + rng.normal()) }))
    return { person: { sex: rng.uniform() < 0.5 ? 'f' : 'm' }, rows }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['marker'] }, drawPerson, { learnt: 400, drawn: 1000 })
  const courses = coursesOf(drawn, 'marker')
  // The correlation of all pairs of different rows of a person is the share of variance between people.
  const share = correlation(
    courses.flatMap((own) => own.flatMap((a, i) => own.flatMap((b, j) => (i === j ? [] : [[a, b] as const])))),
  )
  expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
}, 60_000)

test('steps between two states have the shares they had', async () => {
  const drawPerson = (rng: Rng) => {
    let isOn = rng.uniform() < 0.4
    const rows = Array.from({ length: 10 }, () => {
      const row = { state: isOn ? 'on' : 'off' }
      isOn = rng.uniform() < (isOn ? 0.7 : 0.2)
      return row
    })
    return { person: { sex: rng.uniform() < 0.5 ? 'f' : 'm' }, rows }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['state'] }, drawPerson, { learnt: 1500, drawn: 3000 })
  const { levels, codes } = drawn.table('rows').column('state') as LevelColumn
  const parents = drawn.parentRows('rows')
  const counts = new Map<string, number>()
  let steps = 0
  for (let row = 1; row < codes.length; row++) {
    if (parents[row] !== parents[row - 1]) continue
    const step = `${levels[codes[row - 1]!]} ${levels[codes[row]!]}`
    counts.set(step, (counts.get(step) ?? 0) + 1)
    steps++
  }
  // .4 of people are on at every row: .4 · .7 + .6 · .2 = .4.
  const truth = { 'on on': 0.28, 'on off': 0.12, 'off on': 0.12, 'off off': 0.48 }
  const distance = Object.entries(truth).reduce((sum, [step, share]) => {
    return sum + Math.abs((counts.get(step) ?? 0) / steps - share) / 2
  }, 0)
  expect(distance).toBeLessThan(0.02)
}, 60_000)

test('a level that mostly stays does so as often, of few people and many levels', async () => {
  const drawPerson = (rng: Rng) => {
    let ward = rng.below(8)
    const rows = Array.from({ length: 8 }, () => {
      const row = { ward: `w${ward}` }
      if (rng.uniform() < 0.15) ward = (ward + 1 + rng.below(7)) % 8
      return row
    })
    return { person: { sex: rng.uniform() < 0.5 ? 'f' : 'm' }, rows }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['ward'] }, drawPerson, { learnt: 80, drawn: 600 })
  const { codes } = drawn.table('rows').column('ward') as LevelColumn
  const parents = drawn.parentRows('rows')
  const later = Array.from(codes.keys()).filter((row) => row > 0 && parents[row] === parents[row - 1])
  const still = later.filter((row) => codes[row] === codes[row - 1]).length / later.length
  // 560 steps were learnt from: .85 with a standard error of .015.
  expect(Math.abs(still - 0.85)).toBeLessThan(0.045)
}, 60_000)

test('a marker that rises before death rises before it, and nobody is seen after', async () => {
  const drawPerson = (rng: Rng) => {
    const end = 300 + rng.below(1500)
    const isDead = rng.uniform() < 0.5
    const rows = []
    for (let day = 0; day <= end; day += 90 + rng.below(20)) {
      const near = isDead ? Math.max(0, 1 - (end - day) / 400) : 0
      rows.push({ day, marker: rounded(3 * near + 0.5 * rng.normal()) })
    }
    return { person: { end, status: isDead ? 'dead' : 'alive' }, rows }
  }
  const toy = { people: ['end', 'status'], rows: ['day', 'marker'], until: 'end' }
  const drawn = await redrawn(toy, drawPerson, { learnt: 400, drawn: 600 })
  const [days, markers] = [coursesOf(drawn, 'day'), coursesOf(drawn, 'marker')]
  const ends = (drawn.table('people').column('end') as NumberColumn).values
  const status = drawn.table('people').column('status') as LevelColumn
  const meanOf = (wanted: string, isNear: (left: number) => boolean) => {
    const found = days.flatMap((own, person) =>
      status.levels[status.codes[person]!] === wanted
        ? own.flatMap((day, index) => (isNear(ends[person]! - day) ? [markers[person]![index]!] : []))
        : [],
    )
    return found.reduce((sum, value) => sum + value, 0) / found.length
  }
  days.forEach((own, person) => {
    for (const day of own) expect(day).toBeLessThanOrEqual(ends[person]!)
  })
  // Of the last hundred days the truth is 3 · .875 = 2.6, of those before the last 400 it is 0.
  expect(meanOf('dead', (left) => left < 100)).toBeGreaterThan(2)
  expect(Math.abs(meanOf('dead', (left) => left > 500))).toBeLessThan(0.3)
  expect(Math.abs(meanOf('alive', (left) => left < 100))).toBeLessThan(0.5)
}, 60_000)

test('numbers of rows follow their law, given sex', async () => {
  const shares = { f: 0.5, m: 0.25 }
  const drawPerson = (rng: Rng) => {
    const sex = rng.uniform() < 0.5 ? 'f' : 'm'
    let count = 0
    while (rng.uniform() >= shares[sex]) count++
    return { person: { sex }, rows: Array.from({ length: count }, () => ({ marker: rounded(rng.normal()) })) }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['marker'] }, drawPerson, { learnt: 1500, drawn: 4000 })
  const sex = drawn.table('people').column('sex') as LevelColumn
  const counts = coursesOf(drawn, 'marker').map(({ length }) => length)
  for (const [level, share] of Object.entries(shares)) {
    const own = counts.filter((_, person) => sex.levels[sex.codes[person]!] === level)
    // Geometric from 0: mean (1 − p) / p, none with probability p.
    const mean = own.reduce((sum, count) => sum + count, 0) / own.length
    expect(Math.abs(mean / ((1 - share) / share) - 1)).toBeLessThan(0.1)
    expect(Math.abs(own.filter((count) => count === 0).length / own.length - share)).toBeLessThan(0.04)
  }
}, 60_000)

test('a value carried forward is the value before, as often as it was', async () => {
  const drawPerson = (rng: Rng) => {
    let weight = 70 + 12 * rng.normal()
    const rows = Array.from({ length: 8 }, () => {
      const row = { weight: rounded(weight) }
      if (rng.uniform() >= 0.4) weight += 3 * rng.normal()
      return row
    })
    return { person: { sex: rng.uniform() < 0.5 ? 'f' : 'm' }, rows }
  }
  const drawn = await redrawn({ people: ['sex'], rows: ['weight'] }, drawPerson, { learnt: 300, drawn: 600 })
  const steps = coursesOf(drawn, 'weight').flatMap((own) => own.slice(1).map((value, index) => value - own[index]!))
  const still = steps.filter((step) => step === 0).length / steps.length
  expect(Math.abs(still - 0.4)).toBeLessThan(0.04)
}, 60_000)

test('two tables of a person belong together', async () => {
  const rng = createRng('two tables')
  const people = Array.from({ length: 300 }, (_, index) => ({ id: `p${index}`, own: rng.normal() }))
  const rowsOf = (draw: (own: number) => number, count: number) =>
    people.flatMap(({ id, own }) => Array.from({ length: count }, () => ({ id, value: rounded(draw(own)) })))
  const tableOf = (rows: readonly { readonly id: string; readonly value: number }[]) =>
    Table.of([
      levelColumn(
        'person',
        rows.map(({ id }) => id),
      ),
      numberColumn(
        'value',
        rows.map(({ value }) => value),
      ),
    ])
  const key = (name: string) => ({ name, kind: 'identifier' as const, role: 'direct-identifier' as const })
  const child = (name: string) => ({
    ...{ name, parent: { table: 'people', column: 'person' } },
    columns: [key('person'), { name: 'value', kind: 'numeric' as const, role: 'feature' as const, precision: 2 }],
  })
  const tables = LinkedTables.of(
    new Map([
      [
        'people',
        Table.of([
          levelColumn(
            'id',
            people.map(({ id }) => id),
          ),
        ]),
      ],
      ['labs', tableOf(rowsOf((own) => own + 0.3 * rng.normal(), 4))],
      ['doses', tableOf(rowsOf((own) => 5 * own + rng.normal(), 3))],
    ]),
    { name: 'toy', tables: [{ name: 'people', key: 'id', columns: [key('id')] }, child('labs'), child('doses')] },
  )
  const model = await fitLinked(tables, { model: 'histories', rng: createRng('fit') })
  const drawn = await collectLinked(model.sample(600, { rng: createRng('sample') }), model)
  const meansOf = (name: string) => {
    const { values } = drawn.table(name).column('value') as NumberColumn
    const [sums, counts] = [new Float64Array(600), new Float64Array(600)]
    drawn.parentRows(name).forEach((person, row) => {
      sums[person]! += values[row]!
      counts[person]!++
    })
    return sums.map((sum, person) => sum / counts[person]!)
  }
  const [labs, doses] = [meansOf('labs'), meansOf('doses')]
  // The truth is .98; without the earlier table it would be 0.
  expect(correlation(Array.from(labs, (value, person) => [value, doses[person]!] as const))).toBeGreaterThan(0.8)
}, 60_000)
