import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { models } from '../../models/index.js'
import { createRng, renderReport, run } from '../../src/index.js'
import { mirrorwardHere } from '../cli/in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'planted-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** One person's own value in every kind of column; nobody else has any of them. */
const planted = {
  words: ['zebra', 'okapi', 'quagga', 'kudu', 'bongo'],
  numbers: [987_654.25, 71.234_375, -4321.5],
  /** A day of 1903, as text in both notations and as milliseconds. */
  days: ['1903-07-19', '19/07/1903'],
  moment: Date.UTC(1903, 6, 19),
}

function patients(): string {
  const rng = createRng('zebra')
  const rows = Array.from({ length: 420 }, (_, row) => {
    const age = 30 + rng.below(50)
    const day = new Date(Date.UTC(2020, 0, 1) + rng.below(900) * 86_400_000).toISOString().slice(0, 10)
    return [
      `K${100_000 + 37 * row}`,
      `seen on ward ${rng.below(9)} plan ${row}`,
      ['I10', 'E11', 'J45'][rng.below(3)],
      ['mild', 'moderate', 'severe'][rng.below(3)],
      rng.uniform() < 0.4 ? 'yes' : 'no',
      String(age),
      (60 + 15 * rng.normal()).toFixed(2),
      (5 + rng.normal()).toFixed(3),
      day,
      rng.uniform() < 0.3 ? '1' : '0',
    ]
  })
  Object.assign(rows[17]!, {
    0: 'Kzebra17',
    1: 'okapi',
    2: 'quagga',
    3: 'kudu',
    6: '987654.25',
    7: '71.234375',
    8: '1903-07-19',
  })
  Object.assign(rows[23]!, { 2: 'bongo', 7: '-4321.5' })
  const header = 'record,note,diagnosis,stage,smoker,age,weight,potassium,admitted,died'
  return `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`
}

writeFileSync(join(folder, 'patients.csv'), patients())

/** What of the planted values a file holds: as text, or as the eight bytes of a number. */
function foundIn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  const texts = [...planted.words, ...planted.days, ...planted.numbers.map(String), String(planted.moment)]
  const inText = texts.filter((text) => buffer.includes(text))
  const inBytes = [...planted.numbers, planted.moment].filter((number) => {
    const double = Buffer.alloc(8)
    double.writeDoubleLE(number)
    return buffer.includes(double)
  })
  const near = [...buffer.toString('latin1').matchAll(/\d{4,}(?:\.\d+)?/g)]
    .map(([text]) => Number(text))
    .filter((number) => Math.abs(number / 987_654.25 - 1) < 1e-4)
  return [...inText, ...[...inBytes, ...near].map(String)]
}

test('the search finds what is there', () => {
  const bytes = Buffer.from(patients())
  expect(foundIn(bytes)).toEqual(
    expect.arrayContaining(['zebra', 'okapi', 'quagga', 'kudu', 'bongo', '1903-07-19', '987654.25']),
  )
  const double = Buffer.alloc(8)
  double.writeDoubleLE(71.234375)
  expect(foundIn(double)).toEqual(['71.234375'])
})

const small: Record<string, Record<string, unknown>> = { vae: { steps: 30 } }

describe.each(models.map(({ id }) => id))('%s', (model) => {
  test.each(['internal', 'external'] as const)(
    'one person’s values stand in no file, %s',
    { timeout: 120_000 },
    async (audience) => {
      const out = join(folder, `${model}-${audience}`)
      const said: string[] = []
      const { warnings } = await run(
        {
          input: join(folder, 'patients.csv'),
          out,
          model,
          options: small[model] ?? {},
          depth: 'quick',
          audience,
          seed: 3,
        },
        { onProgress: (event) => said.push(JSON.stringify(event)) },
      )
      expect(foundIn(Buffer.from(said.join('\n') + JSON.stringify(warnings)))).toEqual([])
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      expect(files.length).toBeGreaterThan(5)
      for (const { parentPath, name } of files) expect(foundIn(readFileSync(join(parentPath, name))), name).toEqual([])
      const french = await renderReport(JSON.parse(readFileSync(join(out, 'evaluation.json'), 'utf8')), {
        language: 'fr',
      })
      expect(foundIn(Buffer.from(french))).toEqual([])
    },
  )
})

test.each([
  ['inspect', ['inspect', 'patients.csv', '--out', 'drafted.yaml']],
  ['init', ['init', 'patients.csv', '--yes', '--out', 'study/job.yaml']],
])('%s neither prints nor drafts them', async (_name, words) => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, words)
  expect(status).toBe(0)
  expect(foundIn(Buffer.from(stdout + stderr))).toEqual([])
  const drafted = words[0] === 'init' ? join('study', 'schema.yaml') : 'drafted.yaml'
  expect(foundIn(readFileSync(join(folder, drafted)))).toEqual([])
})
