import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { draftSchema, loadInput, readTableFile, relationText, run } from '../../src/index.js'
import { createRng } from '../../src/math/index.js'

const folder = mkdtempSync(join(tmpdir(), 'orders-of-dates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const day = 86_400_000
const pad = (value: number) => String(value).padStart(2, '0')

function french(moment: number): string {
  const date = new Date(moment)
  return `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}

const momentOf = (text = '') =>
  Date.UTC(Number(text.slice(6, 10)), Number(text.slice(3, 5)) - 1, Number(text.slice(0, 2)))

/** Stays with an arrival to the minute, an operation in half of them, and a day of discharge that may be that of arrival. */
function stays(rowCount: number): string[][] {
  const rng = createRng('stays')
  return Array.from({ length: rowCount }, () => {
    const admitted = Date.UTC(2021, 0, 1) + rng.below(700) * day
    const arrived = new Date(admitted + rng.below(1440) * 60_000)
    const operated = rng.uniform() < 0.5 ? null : admitted + rng.below(4) * day
    const discharged = (operated ?? admitted) + Math.floor(rng.uniform() ** 2 * 12) * day
    const minute = `${french(arrived.getTime())} ${pad(arrived.getUTCHours())}:${pad(arrived.getUTCMinutes())}`
    return [french(admitted), minute, operated === null ? '' : french(operated), french(discharged)]
  })
}

function write(
  name: string,
  rows: readonly (readonly string[])[],
  header = 'admitted;arrived;operated;discharged',
): string {
  const path = join(folder, name)
  writeFileSync(path, `${header}\n${rows.map((row) => row.join(';')).join('\n')}\n`)
  return path
}

const input = write('stays.csv', stays(400))

test('an order by way of a column that may be missing is drafted beside it', async () => {
  const days = stays(400).map(([admitted = '', , operated = '', discharged = '']) => [admitted, operated, discharged])
  const path = write('days.csv', days, 'admitted;operated;discharged')
  const { table, notation } = await readTableFile(path)
  const { schema } = draftSchema(table, { name: 'days', file: path, notation })
  expect(schema.relations?.map(relationText)).toEqual([
    'admitted <= operated',
    'admitted <= discharged',
    'operated <= discharged',
  ])
})

test('an order of moments is not left to a column of days between them', async () => {
  const rng = createRng('moments')
  const rows = Array.from({ length: 300 }, () => {
    const from = Date.UTC(2021, 0, 1) + rng.below(500_000) * 60_000
    const to = from + rng.below(2000) * 60_000
    const middle = to - (to % day)
    const minute = (moment: number) => new Date(moment).toISOString().slice(0, 16).replace('T', ' ')
    return [minute(from), new Date(middle).toISOString().slice(0, 10), minute(to)]
  })
  const { schema } = await loadInput({ path: write('moments.csv', rows, 'from;seen;to') })
  expect(schema.relations?.map(relationText)).toContain('from <= to')
})

describe('a release without a schema', async () => {
  const release = await run({ input, model: 'bayes-net', depth: 'quick', seed: 1, out: join(folder, 'release') })
  const [, ...lines] = readFileSync(join(folder, 'release', 'synthetic.csv'), 'utf8')
    .trim()
    .split('\n')
  const cells = lines.map((line) => line.split(';'))

  test('has no row whose dates stand in the wrong order', () => {
    expect(cells).toHaveLength(400)
    const broken = cells.filter(([admitted, arrived, operated, discharged]) => {
      const [from, to] = [momentOf(admitted), momentOf(discharged)]
      const between = operated === '' ? from : momentOf(operated)
      return from > to || from > between || between > to || momentOf(arrived) > to
    })
    expect(broken).toEqual([])
  })

  test('keeps stays that end on the day they began as frequent as they are', () => {
    const share = (rows: readonly (readonly string[])[]) =>
      rows.filter(([admitted, , , discharged]) => admitted === discharged).length / rows.length
    // Both are of 400 rows: .11 apart has a chance below 1e-6 (normal approximation of a difference of two shares of .2).
    expect(Math.abs(share(cells) - share(stays(400)))).toBeLessThan(0.14)
  })

  test('says which orders it found and kept', () => {
    expect(release.evaluation?.protocol.notes.join('\n')).toMatch(
      /relations that every row keeps, .* arrived <= discharged/,
    )
  })
})

test('no order is kept without a schema that a row breaks, or that too few rows bear', async () => {
  const broken = stays(400).map((row, at) => (at === 7 ? ['02/03/2022', row[1] ?? '', '', '01/03/2022'] : row))
  const { schema } = await loadInput({ path: write('broken.csv', broken) })
  expect(schema.relations?.map(relationText) ?? []).not.toContain('admitted <= discharged')
  const few = await loadInput({ path: write('few.csv', stays(29)) })
  expect(few.schema.relations).toBeUndefined()
})

test('times of a day have an order among themselves', async () => {
  const rng = createRng('times')
  const time = (minutes: number) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  const rows = Array.from({ length: 200 }, () => {
    const arrival = rng.below(1200)
    return [time(arrival), time(arrival + rng.below(200))]
  })
  const { schema } = await loadInput({ path: write('times.csv', rows, 'arrival;seen') })
  expect(schema.relations?.map(relationText)).toEqual(['arrival <= seen'])
})

test('times in order do not run into the next day', async () => {
  const rng = createRng('evenings')
  const time = (minutes: number) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  const rows = Array.from({ length: 400 }, () => {
    const arrival = 900 + rng.below(535)
    return [time(arrival), time(arrival + rng.below(1440 - arrival))]
  })
  await run({
    input: write('evenings.csv', rows, 'arrival;seen'),
    model: 'marginals',
    evaluate: false,
    seed: 1,
    out: join(folder, 'evenings'),
  })
  const [, ...lines] = readFileSync(join(folder, 'evenings', 'synthetic.csv'), 'utf8')
    .trim()
    .split('\n')
  expect(lines.filter((line) => !/^([01]\d|2[0-3]):[0-5]\d;([01]\d|2[0-3]):[0-5]\d$/.test(line))).toEqual([])
  expect(lines.map((line) => line.split(';')).filter(([arrival = '', seen = '']) => arrival > seen)).toEqual([])
})
