import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mirrorward as run } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'broken-'))
afterAll(() => rmSync(folder, { recursive: true }))

const secret = 'Xq7secret'
const goodRows = Array.from({ length: 12 }, (_, row) => `${row + 20},a`).join('\n')

interface Broken {
  readonly name: string
  readonly file: string
  readonly content: string | Uint8Array
  readonly schema?: string
  readonly says: RegExp
}

const schema = `name: t\ncolumns:\n  - { name: age, kind: numeric, role: feature }\n  - { name: sex, kind: categorical, role: feature, levels: [a] }\n`

/** Each with what its error must say; every one holds `secret`, which no error may repeat. */
const broken: readonly Broken[] = [
  { name: 'a ragged row', file: 'ragged.csv', content: `age,sex\n30,a\n31,a,${secret}\n`, says: /ragged\.csv.*row 2/s },
  { name: 'a short row', file: 'short.csv', content: `age,sex,note\n30,a,${secret}\n31\n`, says: /short\.csv.*row 2/s },
  {
    name: 'a duplicate header',
    file: 'twice.csv',
    content: `age,age\n30,${secret}\n`,
    says: /twice\.csv.*column "age"/s,
  },
  {
    name: 'an unterminated quote',
    file: 'quote.csv',
    content: `age,sex\n30,"${secret}\n31,a\n`,
    says: /quote\.csv.*row 1/s,
  },
  { name: 'an empty file', file: 'empty.csv', content: '', says: /empty\.csv/ },
  { name: 'a damaged gzip', file: 'damaged.csv.gz', content: `age,sex\n30,${secret}\n`, says: /damaged\.csv\.gz/ },
  { name: 'a damaged Parquet', file: 'damaged.parquet', content: `PAR1${secret}`, says: /damaged\.parquet/ },
  {
    name: 'a text among numbers',
    file: 'text.csv',
    content: `age,sex\n${goodRows}\n${secret},a\n`,
    schema,
    says: /text\.csv.*column "age".*row 13/s,
  },
  {
    name: 'a level the schema does not allow',
    file: 'level.csv',
    content: `age,sex\n30,a\n31,${secret}\n`,
    schema,
    says: /level\.csv.*column "sex".*row 2/s,
  },
  { name: 'a column the table lacks', file: 'fewer.csv', content: `age\n30\n`, schema, says: /fewer\.csv.*sex/s },
  { name: 'a broken JSON', file: 'broken.json', content: `[{"age": 3, "sex": "${secret}"`, says: /broken\.json/ },
  { name: 'an unknown format', file: 'table.xyz', content: secret, says: /table\.xyz/ },
]

const mirrorward = (...words: string[]) => run(folder, words)

test.each(broken)(
  '$name: exit code 2, a place, no value, nothing written',
  ({ file, content, schema: schemaText, says }) => {
    writeFileSync(join(folder, file), content)
    const words = ['run', file, '--out', `${file}-out`]
    if (schemaText !== undefined) {
      writeFileSync(join(folder, `${file}.yaml`), schemaText)
      words.push('--schema', `${file}.yaml`)
    }
    const { status, stderr } = mirrorward(...words)
    expect(stderr).toMatch(says)
    expect(status).toBe(2)
    expect(stderr).not.toContain(secret)
    expect(existsSync(join(folder, `${file}-out`))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  },
)

test('a wrong schema lists every problem with its place', () => {
  writeFileSync(join(folder, 'good.csv'), `age,sex\n${goodRows}\n`)
  writeFileSync(
    join(folder, 'wrong.yaml'),
    'name: t\ncolumns:\n  - { name: age, kind: number, role: feature }\n  - { name: age, kind: numeric, role: king }\n',
  )
  const { status, stderr } = mirrorward('run', 'good.csv', '--schema', 'wrong.yaml')
  expect(status).toBe(2)
  expect(stderr).toMatch(/columns\[0\]\.kind/)
  expect(stderr).toMatch(/columns\[1\]\.role/)
})

test('a missing file, an unknown model and an unknown option are usage errors', () => {
  writeFileSync(join(folder, 'good.csv'), `age,sex\n${goodRows}\n`)
  expect(mirrorward('run', 'absent.csv')).toMatchObject({ status: 2, stderr: expect.stringContaining('absent.csv') })
  expect(mirrorward('run', 'good.csv', '--model', 'byaes-net')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('known: '),
  })
  expect(mirrorward('run', 'good.csv', '--sed', '3')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--sed'),
  })
})
