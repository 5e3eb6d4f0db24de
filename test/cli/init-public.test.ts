import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseSchema } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'init-public-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)
const rows = Array.from(
  { length: 900 },
  (_, row) => `s${row},${30 + (row % 41)},${'FM'[row % 2]},2021-0${1 + (row % 9)}-11`,
)
writeFileSync(at('table.csv'), `record,age,sex,admitted\n${rows.join('\n')}\n`)
// Whoever reads beyond the first line stumbles.
writeFileSync(at('unread.csv'), 'record,age,sex,admitted\n"never closed\n')

const answers = [...['identifier', 'whole', 'a lot', '18 100', 'cat', 'F, M', 'date', ''], ...['1000', '', '1']]

test('asks what anybody may know, reads the names alone, and shows and writes nothing of the rows', () => {
  const { status, stderr, stdout } = mirrorward(
    folder,
    ['init', 'unread.csv', '--public', '--out', 'study/job.yaml', '--lang', 'en'],
    { input: `${answers.join('\n')}\n` },
  )
  expect(status, stderr).toBe(0)
  expect(stderr).toContain('age: number, whole, category')
  expect(stderr).toContain('two numbers are needed')
  expect(stdout).toContain('Next: mirrorward run study/job.yaml')
  expect(parseSchema(readFileSync(at('study/schema.yaml'), 'utf8'))).toEqual({
    name: 'unread',
    publicSize: 1000,
    columns: [
      { name: 'record', kind: 'identifier', role: 'direct-identifier' },
      {
        ...{ name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0, domain: 'declared' },
        bounds: { min: 18, max: 100 },
      },
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier', domain: 'declared', levels: ['F', 'M'] },
      { name: 'admitted', kind: 'datetime', role: 'feature', format: 'date', domain: 'buy' },
    ],
  })
  expect(parse(readFileSync(at('study/job.yaml'), 'utf8'))).toMatchObject({
    privacy: { epsilon: 1 },
    schema: 'schema.yaml',
  })
})

test('what it wrote runs as it stands, and dates that were bought lie where the rows do', async () => {
  const said = mirrorward(folder, ['init', 'table.csv', '--public', '--out', 'real/job.yaml'], {
    input: `${answers.join('\n')}\n`,
  })
  expect(said.status, said.stderr).toBe(0)
  const words = ['run', 'real/job.yaml', '--privacy.epsilon', '8', '--no-evaluate', '--quiet']
  const { status, stderr } = await mirrorwardHere(folder, words)
  expect(status, stderr).toBe(0)
  const dates = readFileSync(at('real/release/synthetic.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[3]!.slice(0, 4)))
    .filter((year) => year > 0)
  expect(dates.length).toBeGreaterThan(500)
  // Noise may take the bounds a cell of five years too wide on a side, in one run in forty; hardly a row lies there.
  const near = dates.filter((year) => year >= 2019 && year <= 2023).length
  expect(near / dates.length).toBeGreaterThan(0.8)
})

test('speaks French, and ends where the answers do', () => {
  const { status, stderr } = mirrorward(
    folder,
    ['init', 'table.csv', '--public', '--out', 'fr/job.yaml', '--lang', 'fr'],
    {
      input: 'identifiant\nchien\nentjer\nent\n',
    },
  )
  expect(status).toBe(2)
  expect(stderr).toContain('Seuls les noms des colonnes')
  expect(stderr).toContain('« chien » (connues : nombre, entier,')
  expect(stderr).not.toMatch(/whole|did you mean/)
  expect(stderr).toContain('les réponses se sont arrêtées')
  const refused = mirrorward(folder, ['init', 'table.csv', '--public', '--yes', '--out', 'yes/job.yaml'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain('leave --yes out')
})

// A French hospital's table: semicolons, dates the French way, decimal commas.
const stays = Array.from({ length: 2500 }, (_, row) => {
  const day = String(1 + (row % 28)).padStart(2, '0')
  return `${8_000_000 + row};DUPONT;${'MF'[row % 2]};${day}/0${1 + (row % 9)}/2021;${50 + (row % 40)},${row % 10}`
})
writeFileSync(at('sejours.csv'), `IPP;Nom;Sexe;Date d'entrée;Poids (kg)\r\n${stays.join('\r\n')}\r\n`)

test('Enter at every question buys, kinds too, and the release is made of it', async () => {
  const said = mirrorward(folder, ['init', 'sejours.csv', '--public', '--out', 'enter/job.yaml', '--lang', 'en'], {
    input: '\n'.repeat(8),
  })
  expect(said.status, said.stderr).toBe(0)
  expect(said.stderr).not.toContain('no such')
  expect(said.stderr).toContain(
    'IPP: number, whole, category, ordered, yes-no, date, identifier or text? (Enter: identifier',
  )
  expect(said.stderr).toContain('(Enter: buy its kind, bounds and levels)')
  expect(said.stderr).toContain('(Enter: IPP, by its name; none: each row is another person)')
  // Every question says what Enter does.
  const questions = said.stderr.split('(Enter: ').length - 1
  expect(questions).toBe(said.stderr.match(/\? \(|Epsilon: /g)?.length)
  expect(questions).toBe(9)
  const schema = parseSchema(readFileSync(at('enter/schema.yaml'), 'utf8'))
  expect(schema.columns.map(({ domain }) => domain)).toEqual([undefined, undefined, ...Array(3).fill('buy-kind')])
  expect(schema).toMatchObject({ patient: 'IPP', file: { delimiter: ';', lineEnd: 'crlf' } })
  const words = ['run', 'enter/job.yaml', '--epsilon', '4', '--no-evaluate', '--quiet']
  const { status, stderr } = await mirrorwardHere(folder, words)
  expect(status, stderr).toBe(0)
  const made = parseSchema(readFileSync(at('enter/release/schema.yaml'), 'utf8'))
  expect(made.columns.slice(2)).toMatchObject([
    { kind: 'categorical', domain: 'bought' },
    { kind: 'datetime', domain: 'bought', format: 'DD/MM/YYYY' },
    { kind: 'numeric', domain: 'bought', decimal: ',' },
  ])
  const [head, row] = readFileSync(at('enter/release/synthetic.csv'), 'utf8').split('\r\n')
  expect(head).toBe("IPP;Nom;Sexe;Date d'entrée;Poids (kg)")
  expect(row).not.toContain('DUPONT')
})
