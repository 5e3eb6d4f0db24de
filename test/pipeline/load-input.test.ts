import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadInput, run } from '../../src/index.js'
import { mirrorwardHere } from '../cli/in-process.js'
import { shellWords } from '../docs/shell-words.js'

const folder = mkdtempSync(join(tmpdir(), 'load-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rows = Array.from({ length: 60 }, (_, row) => {
  const day = String(1 + (row % 12)).padStart(2, '0')
  return `${20 + (row % 50)};${row % 10 === 0 ? 'zz9' : `${row % 40},5`};${day}/03/2021;${'ab'[row % 2]};x${row}`
})
const input = join(folder, 'lab.csv')
writeFileSync(input, `age;creatinine;seen;arm;note\r\n${rows.join('\r\n')}\r\n`)

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

test('what a person tells of missing texts, dates and columns to leave out decides', async () => {
  const { table, schema } = await loadInput({
    path: input,
    missing: ['zz9'],
    dateFormat: 'MM/DD/YYYY',
    ignore: ['note'],
  })
  expect(table.columnNames).toEqual(['age', 'creatinine', 'seen', 'arm'])
  expect(schema.columns[1]).toMatchObject({ kind: 'numeric', decimal: ',', missing: ['zz9'] })
  expect(schema.columns[2]).toMatchObject({ kind: 'datetime', format: 'MM/DD/YYYY' })
})

test('a schema file of some columns is completed in the order of the table, and what it says stands', async () => {
  const partial = write('partial.yaml', 'name: lab\ncolumns:\n  - { name: age, kind: categorical, role: sensitive }\n')
  const { schema, completed } = await loadInput({ path: input, dateFormat: 'DD/MM/YYYY' }, partial)
  expect(schema.columns.map(({ name }) => name)).toEqual(['age', 'creatinine', 'seen', 'arm', 'note'])
  expect(schema.columns[0]).toMatchObject({ kind: 'categorical', role: 'sensitive' })
  expect(completed).toEqual(['creatinine', 'seen', 'arm', 'note'])
})

test('a column that the table lacks is an error with the name that was meant', async () => {
  const misspelt = write('misspelt.yaml', 'name: lab\ncolumns:\n  - { name: creatinin, kind: numeric }\n')
  await expect(loadInput({ path: input }, misspelt)).rejects.toMatchObject({
    issues: [{ column: 'creatinin', message: expect.stringContaining('did you mean "creatinine"') }],
  })
})

test('a release keeps the notation of its input, and has none of it when it is asked for plain', async () => {
  const job = {
    ...{
      input,
      model: 'marginals',
      evaluate: false,
      seed: 1,
      missing: ['zz9'],
      ignore: ['note'],
      dateFormat: 'DD/MM/YYYY',
    },
  }
  await run({ ...job, out: join(folder, 'same') })
  const same = readFileSync(join(folder, 'same', 'synthetic.csv'), 'utf8').split('\r\n')
  expect(same[0]).toBe('age;creatinine;seen;arm')
  expect(same.slice(1, -1).every((line) => /^\d*;(\d+,\d|zz9);\d\d\/\d\d\/2021;[ab]$/.test(line))).toBe(true)
  await run({ ...job, plain: true, out: join(folder, 'plain') })
  const plain = readFileSync(join(folder, 'plain', 'synthetic.csv'), 'utf8').split('\n')
  expect(plain[0]).toBe('age,creatinine,seen,arm')
  expect(plain.slice(1, -1).every((line) => /^\d*,(\d+(\.\d)?)?,2021-\d\d-\d\d,[ab]$/.test(line))).toBe(true)
  const schema = join(folder, 'plain', 'schema.yaml')
  await expect(loadInput({ path: join(folder, 'plain', 'synthetic.csv') }, schema)).resolves.toBeDefined()
})

test.each(['tsv', 'arrow', 'xlsx', 'json', 'jsonl', 'csv.gz'] as const)('a release in %s', async (format) => {
  const out = join(folder, format)
  await run({ input, model: 'marginals', evaluate: false, ignore: ['note'], format, out, rows: 20, seed: 1 })
  // No drawn day is beyond the twelfth, as no real one is: where no decimal comma tells, the schema must.
  const { table } = await loadInput({ path: join(out, `synthetic.${format}`) }, join(out, 'schema.yaml'))
  expect(table.columnNames).toEqual(['age', 'creatinine', 'seen', 'arm'])
  expect(table.rowCount).toBe(20)
})

test('the command of the recipe tells what was told of reading, and makes the same bytes again', async () => {
  const told = { missing: ['zz9', 'not done'], ignore: ['note'], dateFormat: 'DD/MM/YYYY', plain: true }
  const { recipe } = await run({
    ...told,
    input,
    model: 'marginals',
    evaluate: false,
    seed: 1,
    out: join(folder, 'first'),
  })
  const [, ...words] = shellWords(recipe.command)
  const again = words.map((word) => (word === join(folder, 'first') ? join(folder, 'again') : word))
  const { status, stderr } = await mirrorwardHere(folder, again)
  expect(stderr).not.toContain('mirrorward:')
  expect(status).toBe(0)
  const bytes = (name: string) => readFileSync(join(folder, name, 'synthetic.csv'), 'utf8')
  expect(bytes('again')).toBe(bytes('first'))
  expect(bytes('first').split('\n')[0]).toBe('age,creatinine,seen,arm')
})

test('a plain release has empty cells where the column of its input has a word', async () => {
  const notDone = rows.map((line) => line.replace(';zz9;', ';ND;'))
  const path = write('not-done.csv', `age;creatinine;seen;arm;note\n${notDone.join('\n')}\n`)
  const job = { input: path, model: 'marginals', evaluate: false, seed: 1, missing: ['ND'], ignore: ['note'] }
  const bytesOf = async (out: string, plain: boolean) => {
    await run({ ...job, plain, out: join(folder, out) })
    return readFileSync(join(folder, out, 'synthetic.csv'), 'utf8')
  }
  expect(await bytesOf('worded', false)).toContain(';ND;')
  expect(await bytesOf('empty', true)).not.toContain('ND')
})
