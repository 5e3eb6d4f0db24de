import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { models } from '../../models/index.js'
import { createRng, renderReport, run } from '../../src/index.js'
import { mirrorwardHere } from '../cli/in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'planted-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'cabinet'))
const seed = 987_654_321

function table(name: string, rows: number): string {
  const rng = createRng(name)
  const lines = Array.from(
    { length: rows },
    () => `${30 + rng.below(50)},${(60 + 15 * rng.normal()).toFixed(1)},${rng.below(2)}`,
  )
  const path = join(folder, 'cabinet', `${name}.csv`)
  writeFileSync(path, `age,weight,died\n${lines.join('\n')}\n`)
  return path
}

const input = table('planted-name', 300)
const unseen = table('planted-unseen', 120)
const schema = join(folder, 'cabinet', 'planted-schema.yaml')
writeFileSync(
  schema,
  [
    'name: ward',
    'columns:',
    '  - name: died',
    '    kind: categorical',
    '    role: outcome',
    '    levels: ["0", "1"]',
    '',
  ].join('\n'),
)
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What would let somebody make the release again: the seed as text or number, the command, what was read by hash or place. */
function foundIn(bytes: Uint8Array): string[] {
  const whole = [Buffer.from(bytes), ...unpacked(Buffer.from(bytes))]
  const double = Buffer.alloc(8)
  double.writeDoubleLE(seed)
  const integer = Buffer.alloc(8)
  integer.writeBigInt64LE(BigInt(seed))
  const hashes = [input, unseen, schema].flatMap((path) => [hashOf(path), hashOf(path).slice(0, 12)])
  const needles = {
    ...Object.fromEntries(hashes.map((hash) => [`hash ${hash}`, hash])),
    ...{ seed: String(seed), 'seed as double': double, 'seed as integer': integer },
    ...{ run: 'mirrorward run', evaluate: 'mirrorward evaluate', fit: 'mirrorward fit' },
    ...{ folder: 'planted-folder-', cabinet: 'cabinet', input: 'planted-name.csv', unseen: 'planted-unseen.csv' },
    ...{ schema: 'planted-schema', command: '--seed' },
  }
  return Object.entries(needles).flatMap(([name, needle]) =>
    whole.some((part) => part.includes(needle)) ? [name] : [],
  )
}

/** What lies packed in a gzip file or a zip archive (a workbook). */
function unpacked(bytes: Buffer): Buffer[] {
  if (bytes.readUInt16BE(0) === 0x1f8b) return [gunzipSync(bytes)]
  const parts: Buffer[] = []
  const mark = Buffer.from('PK\u0003\u0004')
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) === 8) parts.push(inflateRawSync(bytes.subarray(start)))
  }
  return parts
}

function filesOf(out: string): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .sort()
}

function expectOnlyInside(out: string, fewest: number): void {
  const files = filesOf(out)
  expect(files.length).toBeGreaterThanOrEqual(fewest)
  for (const file of files)
    if (file !== 'internal/recipe.json') expect(foundIn(readFileSync(join(out, file))), file).toEqual([])
  expect(foundIn(readFileSync(join(out, 'internal/recipe.json')))).toEqual(expect.arrayContaining(['seed', 'command']))
  expect(statSync(join(out, 'internal/recipe.json')).mode & 0o777).toBe(0o600)
  expect(statSync(join(out, 'internal')).mode & 0o777).toBe(0o700)
}

const small: Record<string, Record<string, unknown>> = { vae: { steps: 30 } }

describe.each(models.map(({ id }) => id))('%s', (model) => {
  test.each(['internal', 'external'] as const)(
    'seed, command and what went in stand in the recipe alone, and the id everywhere, %s',
    { timeout: 120_000 },
    async (audience) => {
      const out = join(folder, `${model}-${audience}`)
      const options = small[model] ?? {}
      const { manifest, recipe } = await run({ input, schema, out, model, options, depth: 'quick', audience, seed })
      expectOnlyInside(out, 7)
      expect(recipe).toMatchObject({ seed: String(seed), command: expect.stringContaining(`--seed ${seed}`) })
      expect(recipe.inputs.map(({ role, sha256 }) => [role, sha256])).toEqual([
        ['input', hashOf(input)],
        ['schema', hashOf(schema)],
      ])
      expect(manifest.release).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
      for (const file of [
        'manifest.json',
        'evaluation.json',
        'report.html',
        'model.safetensors',
        'internal/recipe.json',
      ])
        expect(readFileSync(join(out, file)).includes(manifest.release), file).toBe(true)
      const evaluation = JSON.parse(readFileSync(join(out, 'evaluation.json'), 'utf8'))
      expect(foundIn(Buffer.from(await renderReport(evaluation, { language: 'fr' })))).toEqual([])
    },
  )
})

test.each(['tsv', 'parquet', 'arrow', 'xlsx', 'json', 'jsonl', 'csv.gz'] as const)(
  'no table in %s carries them, and none the id: the same seed makes the same bytes',
  async (format) => {
    const out = join(folder, format)
    const job = { input, model: 'marginals', evaluate: false, format, seed, rows: 40 }
    const first = await run({ ...job, out })
    const bytes = readFileSync(join(out, `synthetic.${format}`))
    const second = await run({ ...job, out })
    expect(second.manifest.release).not.toBe(first.manifest.release)
    expect(readFileSync(join(out, `synthetic.${format}`)).equals(bytes)).toBe(true)
    expectOnlyInside(out, 5)
  },
)

test('an evaluation of a table made elsewhere keeps them inside too', { timeout: 60_000 }, async () => {
  const words = ['--train', input, '--holdout', unseen, '--synthetic', unseen, '--schema', schema]
  const out = join(folder, 'evaluated')
  const { status } = await mirrorwardHere(folder, [
    ...['evaluate', ...words, '--seed', String(seed), '--depth', 'quick', '--quiet', '--title', 'ward', '--out', out],
  ])
  expect(status).toBe(0)
  const synthetic = hashOf(unseen)
  for (const file of ['evaluation.json', 'report.html']) {
    const text = readFileSync(join(out, file), 'utf8')
    // The synthetic table's own hash says which table was measured.
    expect(foundIn(Buffer.from(text.replaceAll(synthetic, ''))), file).toEqual([])
  }
  const recipe = JSON.parse(readFileSync(join(out, 'internal/recipe.json'), 'utf8'))
  expect(recipe.inputs.map(({ role, sha256 }: { role: string; sha256: string }) => [role, sha256])).toEqual([
    ['train', hashOf(input)],
    ['holdout', hashOf(unseen)],
    ['synthetic', hashOf(unseen)],
    ['schema', hashOf(schema)],
  ])
})

test('the search finds them where they are', () => {
  const double = Buffer.alloc(8)
  double.writeDoubleLE(seed)
  expect(foundIn(double)).toEqual(['seed as double'])
  expect(foundIn(Buffer.from(`mirrorward run planted-name.csv --seed ${seed}`))).toEqual([
    ...['seed', 'run', 'input', 'command'],
  ])
})
