import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createRng,
  drawPart,
  fitModel,
  isDrawnAgain,
  levelColumn,
  numberColumn,
  type Schema,
  sampleModel,
  Table,
  verifyRelease,
  writeTable,
} from '../../../src/index.js'

const schema: Schema = {
  name: 'small',
  columns: [
    { name: 'id', kind: 'identifier', role: 'feature' },
    { name: 'x', kind: 'numeric', role: 'feature' },
    { name: 'g', kind: 'categorical', role: 'feature' },
  ],
}
const rows = 400
const table = Table.of([
  levelColumn(
    'id',
    Array.from({ length: rows }, (_, row) => `P${1000 + row}`),
  ),
  numberColumn(
    'x',
    Array.from({ length: rows }, (_, row) => row % 37),
  ),
  levelColumn(
    'g',
    Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 'a' : 'b')),
  ),
])
/** More than three blocks of the stream, so that parts share them unevenly. */
const drawn = 50_000

const fitted = await fitModel(table, { schema, model: 'marginals', rng: createRng(1) })
const model = fitted.save()

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parts-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function bodies(folder: string, of: number): Promise<string[]> {
  const texts: string[] = []
  for (let number = 1; number <= of; number++) {
    const path = join(folder, `part-${number}-of-${of}.csv`)
    await drawPart(path, { model, seed: 7, rows: drawn, part: { number, of } })
    texts.push((await readFile(path, 'utf8')).replace(/^.*\n/, ''))
  }
  return texts
}

test(
  'one, two and seven parts are the same rows, and no key comes twice',
  () =>
    inFolder(async (folder) => {
      const whole = join(folder, 'whole.csv')
      await writeTable(sampleModel(fitted, drawn, { rng: createRng(7).fork('sample') }), whole, {
        schema: fitted.schema,
      })
      const expected = (await readFile(whole, 'utf8')).replace(/^.*\n/, '')
      for (const of of [1, 2, 7]) expect((await bodies(folder, of)).join('')).toBe(expected)
      const keys = expected
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')[0])
      expect(new Set(keys).size).toBe(drawn)
    }),
  60_000,
)

test(
  'parts are verified by their manifests: whole, changed, missing, and drawn again',
  () =>
    inFolder(async (folder) => {
      await bodies(folder, 2)
      expect((await verifyRelease(folder)).files.map(({ status }) => status)).toEqual(['same', 'same'])
      expect(await isDrawnAgain(folder, { number: 2, model, seed: 7 })).toBe(true)
      expect(await isDrawnAgain(folder, { number: 2, model, seed: 8 })).toBe(false)
      await expect(isDrawnAgain(folder, { number: 3, model, seed: 7 })).rejects.toThrow('no such part')
      expect(await readFile(join(folder, 'part-1-of-2.csv.part.json'), 'utf8')).not.toMatch(/seed/)

      await writeFile(join(folder, 'part-1-of-2.csv'), 'changed')
      expect((await verifyRelease(folder)).files[0]).toEqual({ file: 'part-1-of-2.csv', status: 'differs' })
      await rm(join(folder, 'part-2-of-2.csv.part.json'))
      expect((await verifyRelease(folder)).files[1]).toEqual({ file: 'part 2/2', status: 'missing' })
    }),
  60_000,
)

test('what is drawn until it fits has no parts', async () => {
  const drawing = sampleModel(fitted, 10, {
    ...{ rng: createRng(1), where: 'x > 30 or g = "a"', part: { number: 1, of: 2 } },
  })
  await expect(drawing.next()).rejects.toThrow('parts are drawn under conditions')
})
