import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../src/io/engine.js'
import { writeTable } from '../../src/io/index.js'
import { readLedger } from '../../src/privacy/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'private-charges-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const run = (...words: string[]) =>
  mirrorwardHere(folder, ['run', ...words, '--schema', 'declared.yaml', '--epsilon', '1', '--no-evaluate', '--quiet'])

writeFileSync(
  at('declared.yaml'),
  `name: clinic
domain: declared
columns:
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0, bounds: { min: 18, max: 100 } }
  - { name: sex, kind: categorical, role: quasi-identifier, levels: [F, M] }
publicSize: 8000
`,
)
writeFileSync(at('broken.csv'), 'age,sex\n30,F\n"40,M\n')
writeFileSync(at('slip.jsonl'), '{"age":30,"sexe":"F"}\n{"age":31,"sexe":"M"}\n')
writeFileSync(at('questions.yaml'), 'questions:\n  - { id: women, ask: count, where: sex = "F" }\n')

describe('what became of the ledger', () => {
  test.each([
    ['en', /the ledger was charged and stays so: 0\.\d+ of epsilon 1 are spent: file "en\.ledger"/],
    ['fr', /le registre a été imputé et le reste : 0,\d+ sur ε = 1 sont dépensés/],
  ])('a broken file says that it was charged (%s)', async (language, said) => {
    const words = ['--ledger', `${language}.ledger`, '--out', `lost-${language}`, '--lang', language]
    const { status, stderr } = await run('broken.csv', ...words)
    expect(status).toBe(2)
    expect(stderr).toMatch(said)
    expect(readLedger(at(`${language}.ledger`)).entries.length).toBeGreaterThan(0)
    expect(existsSync(at(`lost-${language}`))).toBe(false)
  })
  test('without a file of a ledger it says that none was charged', async () => {
    const { status, stderr } = await run('broken.csv', '--out', 'none')
    expect(status).toBe(2)
    expect(stderr).toContain('nothing was released, and no ledger file was charged')
  })
  test('questions on a broken file say so too', async () => {
    const words = ['query', 'broken.csv', 'questions.yaml', '--schema', 'declared.yaml', '--epsilon', '1']
    const { status, stderr } = await mirrorwardHere(folder, [...words, '--ledger', 'asked.ledger'])
    expect(status).toBe(2)
    expect(stderr).toContain('the ledger was charged and stays so')
  })
})

describe('a column that is lacking costs nothing', () => {
  const table = Table.of([numberColumn('age', [30, 31]), levelColumn('sexe', ['F', 'M'])])
  test.each(['slip.jsonl', 'slip.parquet', 'slip.duckdb'])('in %s', async (file) => {
    const input = file.endsWith('duckdb') ? `duckdb:${file}?table=stays` : file
    if (file.endsWith('parquet')) await writeTable(table, at(file))
    if (file.endsWith('duckdb')) {
      const engine = await openEngine({ file: at(file) })
      await engine.run("CREATE TABLE stays AS SELECT 30 AS age, 'F' AS sexe")
      engine.close()
    }
    for (const command of [
      ['run', input, '--out', `out-${file.replace('.', '-')}`],
      ['query', input, 'questions.yaml'],
    ]) {
      const words = [...command, '--schema', 'declared.yaml', '--epsilon', '1', '--ledger', `${file}.ledger`]
      const { status, stderr } = await mirrorwardHere(folder, words)
      expect(status, stderr).toBe(2)
      expect(stderr).toContain('column "sex"')
      expect(stderr).toContain('nothing was charged')
      expect(existsSync(at(`${file}.ledger`))).toBe(false)
    }
  })
})

describe('a public number of patients', () => {
  test('so small that its delta promises nothing is refused with what delta follows', async () => {
    const { status, stderr } = await run('broken.csv', '--public-size', '5', '--ledger', 'five.ledger', '--out', 'five')
    expect(status).toBe(2)
    expect(stderr).toContain('a public number of 5 patients makes delta 1 in 25, the chance that the promise fails')
    expect(existsSync(at('five.ledger'))).toBe(false)
    const { stderr: french } = await run('broken.csv', '--public-size', '5', '--out', 'five', '--lang', 'fr')
    expect(french).toContain('un nombre public de 5 patients donne delta = 1 sur 25')
  })
  test('is taken with a delta that protects', async () => {
    const { stderr } = await run('broken.csv', '--public-size', '5', '--delta', '1e-6', '--out', 'five')
    expect(stderr).toContain('cannot read file')
  })
})
