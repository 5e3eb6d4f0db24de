import { expect, test } from 'vitest'
import { answersOf, noNoise, numberOf, peopleTable } from './people.js'

const table = peopleTable(1500)
const cells = (name: string) => {
  const column = table.column(name)
  return Array.from({ length: table.rowCount }, (_, row) =>
    column.type === 'level' && column.codes[row]! >= 0 ? column.levels[column.codes[row]!]! : '',
  )
}
const [sexes, days, dead] = [cells('sex'), cells('days').map(Number), cells('dead').map(Number)]
const asked = { time: 'days', event: 'dead', by: ['sex'], steps: 50 }

/** Kaplan & Meier's estimate from every single time. */
function exactSurvival(rows: readonly number[], until: number): number {
  let survival = 1
  for (const time of [...new Set(rows.filter((row) => dead[row] === 1).map((row) => days[row]!))].sort(
    (a, b) => a - b,
  )) {
    if (time > until) break
    const atRisk = rows.filter((row) => days[row]! >= time).length
    survival *= 1 - rows.filter((row) => days[row] === time && dead[row] === 1).length / atRisk
  }
  return survival
}

test('with next to no noise, the curves are those of Kaplan and Meier', async () => {
  const { byId } = await answersOf(table, [{ id: 'km', ask: 'survival', ...asked }], { epsilon: noNoise })
  for (const curve of byId.km!.curves!) {
    const rows = sexes.flatMap((sex, row) => (sex === curve.group.sex ? [row] : []))
    for (const { time, value, sampling } of curve.points) {
      expect(Math.abs(value - exactSurvival(rows, time)), `${curve.group.sex} at ${time}`).toBeLessThan(0.01)
      expect(sampling[0]).toBeLessThanOrEqual(value)
      expect(sampling[1]).toBeGreaterThanOrEqual(value)
    }
    expect(curve.points.length).toBeGreaterThan(40)
  }
})

test('noisy curves never rise, stay between 0 and 1, end where noise is too large, and their bands hold the value', async () => {
  const { byId } = await answersOf(table, [{ id: 'km', ask: 'survival', ...asked, steps: 20 }], { epsilon: 1 })
  for (const { points } of byId.km!.curves!)
    points.forEach(({ value, noise, both, atRisk }, at) => {
      expect(value).toBeLessThanOrEqual(points[at - 1]?.value ?? 1)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(both[0]).toBeLessThanOrEqual(value)
      expect(both[1]).toBeGreaterThanOrEqual(value)
      expect(noise[1] - noise[0]).toBeGreaterThan(0)
      expect(atRisk).toBeGreaterThan(10 * byId.km!.noise! * Math.sqrt(at))
    })
})

test('the log-rank test finds a difference that is there, and not one that is not', async () => {
  const { byId } = await answersOf(
    table,
    [
      { id: 'sex', ask: 'log-rank', ...asked, steps: 20 },
      { id: 'half', ask: 'log-rank', ...asked, steps: 20, by: [{ column: 'age', edges: [20, 60, 100] }] },
    ],
    { epsilon: 3 },
  )
  expect(byId.half!.test!.chance).toBeLessThan(0.01)
  expect(byId.sex!.test!.groups).toHaveLength(2)
})

test('with next to no noise, rates and quantiles are those of the table', async () => {
  const { byId } = await answersOf(
    table,
    [
      { id: 'rate', ask: 'rate', event: 'dead', time: 'days', per: 1000 },
      { id: 'quartiles', ask: 'quantiles', of: 'days' },
      { id: 'marker', ask: 'quantiles', of: 'marker', at: [0.5] },
    ],
    { epsilon: noNoise },
  )
  const [events, time] = [dead.reduce((sum, each) => sum + each, 0), days.reduce((sum, each) => sum + each, 0)]
  expect(numberOf(byId.rate, {}, 'events')).toBeCloseTo(events, 1)
  expect(numberOf(byId.rate, {}, 'rate')).toBeCloseTo((1000 * events) / time, 3)
  const sorted = [...days].sort((a, b) => a - b)
  for (const share of [0.25, 0.5, 0.75]) {
    const exact = sorted[Math.ceil(share * sorted.length) - 1]!
    expect(Math.abs(numberOf(byId.quartiles, {}, String(share)) - exact)).toBeLessThanOrEqual(1)
  }
  const markers = cells('marker')
    .filter((text) => text !== '')
    .map(Number)
    .sort((a, b) => a - b)
  expect(numberOf(byId.marker, {}, '0.5')).toBeCloseTo(markers[Math.ceil(markers.length / 2) - 1]!, 1)
})
