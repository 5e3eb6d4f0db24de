import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashFile } from '../../src/io/index.js'
import { readLedger } from '../../src/privacy/index.js'
import { parseSchema } from '../../src/table/index.js'
import { mirrorwardHere } from './in-process.js'
import type { Outcome } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'private-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inFolder = (...names: string[]) => join(folder, ...names)
const run = (...words: string[]) => mirrorwardHere(folder, ['run', ...words, '--quiet'])
const text = (...names: string[]) => readFileSync(inFolder(...names), 'utf8')

const rowCount = 7413
const rows = Array.from({ length: rowCount }, (_, row) => `${20 + ((row * 7) % 61)},${'FM'[row % 2]},${(row * 5) % 3}`)
writeFileSync(inFolder('table.csv'), `age,sex,grade\n${rows.join('\n')}\n`)
const declared = `name: clinic
domain: declared
publicSize: 8000
columns:
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0, bounds: { min: 18, max: 100 } }
  - { name: sex, kind: categorical, role: quasi-identifier, levels: [F, M] }
  - { name: grade, kind: ordinal, role: sensitive, levels: ["0", "1", "2"] }
`
writeFileSync(inFolder('declared.yaml'), declared)
// No table: whoever reads it says so.
writeFileSync(inFolder('broken.csv'), 'age,sex,grade\n30,F\n"40,M,1\n')

const budget = ['--schema', 'declared.yaml', '--epsilon', '1']

describe('run with a privacy budget', () => {
  let outcome: Outcome
  beforeAll(async () => {
    outcome = await run(
      'table.csv',
      ...budget,
      '--ledger',
      'study.ledger',
      '--seed',
      '5',
      '--depth',
      'quick',
      '--out',
      'out',
    )
  }, 120_000)
  const manifest = () => JSON.parse(text('out/manifest.json'))

  test('writes a table, a model, a report and what is promised, in plain words', () => {
    expect(outcome.status, outcome.stderr).toBe(0)
    expect(outcome.stdout).toContain('Any one row changes the probability')
    expect(outcome.stdout).toMatch(/off by ±\d+ rows at most/)
    expect(outcome.stdout).toContain('outside the guarantee, for you alone')
    const [header, ...lines] = text('out/synthetic.csv').trim().split('\n')
    expect(header).toBe('age,sex,grade')
    for (const line of lines) expect(line).toMatch(/^(\d{2,3})?,[FM]?,[012]?$/)
    expect(text('out/report.html')).toContain(
      'Any one row changes the probability of any result by at most a factor of',
    )
    expect(text('out/internal/report.html')).toContain('Outside the guarantee')
  })
  test('says it in English and French in manifest, card and privacy.json, with every charge', () => {
    const { statement, ledger } = manifest().privacy
    expect(statement.en.promise).toMatch(/^Any one row changes .*\(ε = (1|0\.99)\), .* 1 in 60,000,000\.$/)
    expect(statement.fr.promise).toMatch(/^Une ligne, quelle qu’elle soit, change la probabilité/)
    expect(ledger.entries).toEqual(readLedger(inFolder('study.ledger')).entries)
    expect(JSON.parse(text('out/privacy.json'))).toMatchObject({ statement, ledger, before: 0 })
  })
  test('nothing outside internal/ knows how many rows there are, nor what the input hashes to', async () => {
    const hash = await hashFile(inFolder('table.csv'))
    const files = readdirSync(inFolder('out'), { withFileTypes: true }).filter((each) => each.isFile())
    expect(files.length).toBe(6)
    for (const { name } of files) {
      const whole = text('out', name)
      expect(whole, name).not.toContain(hash)
      expect(whole, name).not.toContain('table.csv')
      if (name !== 'synthetic.csv') expect(whole.replace(/[a-f0-9]{64}/g, ''), name).not.toMatch(/7,?413(?!\d)/)
    }
    expect(JSON.parse(text('out/internal/recipe.json')).inputs.map(({ role }: { role: string }) => role)).toEqual([
      'schema',
    ])
    expect(statSync(inFolder('out/internal')).mode & 0o077).toBe(0)
  })
  test('can be verified, and its rows drawn again, but not its fit', async () => {
    expect((await mirrorwardHere(folder, ['verify', 'out'])).status).toBe(0)
    const { command, seed } = JSON.parse(text('out/internal/recipe.json'))
    const words = command.replaceAll("'", '').split(' ').slice(1)
    expect(words).toEqual(expect.arrayContaining(['sample', 'out/model.safetensors', '--seed', seed]))
    expect((await mirrorwardHere(folder, words)).status).toBe(0)
    expect(text('synthetic.csv')).toBe(text('out/synthetic.csv'))
    const again = await run('table.csv', ...budget, '--seed', '5', '--no-evaluate', '--out', 'again')
    expect(again.status, again.stderr).toBe(0)
    expect(text('again/synthetic.csv')).not.toBe(text('out/synthetic.csv'))
    expect(existsSync(inFolder('again/internal/report.html'))).toBe(false)
  })
  test('a second run on the same ledger is refused when it is spent, and nothing is written', async () => {
    const before = text('study.ledger')
    const { status, stderr } = await run('broken.csv', ...budget, '--ledger', 'study.ledger', '--out', 'second')
    expect(status).toBe(2)
    expect(stderr).toContain('the ledger has too little privacy left')
    expect(text('study.ledger')).toBe(before)
    expect(existsSync(inFolder('second'))).toBe(false)
  })
  test('a release that no ledger remembers is not written over', async () => {
    const before = text('again/privacy.json')
    const { status, stderr } = await run('broken.csv', ...budget, '--no-evaluate', '--out', 'again')
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('count both with one --ledger') })
    expect(text('again/privacy.json')).toBe(before)
    const french = await run('broken.csv', ...budget, '--no-evaluate', '--out', 'again', '--lang', 'fr')
    expect(french.stderr).toContain('seraient oubliées')
  })
  test('a ledger with a larger total counts one release after another', async () => {
    const words = [...budget, '--no-evaluate', '--ledger', 'long.ledger', '--rows', '10']
    expect((await run('table.csv', ...words, '--total-epsilon', '1.2', '--out', 'first')).status).toBe(0)
    const { status, stderr } = await run('table.csv', ...words, '--out', 'next')
    expect(status).toBe(2)
    expect(stderr).toContain('ask for a smaller epsilon')
    const small = [...words.filter((word) => word !== '1' && word !== '--epsilon'), '--epsilon', '0.2']
    expect((await run('table.csv', ...small, '--out', 'next')).status).toBe(0)
    const { before, ledger } = JSON.parse(text('next/privacy.json'))
    expect(before).toBe(JSON.parse(text('first/privacy.json')).ledger.entries.length)
    expect(ledger.entries.at(-1).spent.epsilon).toBeLessThanOrEqual(1.2)
  })
  test('charges before it opens the table: what is no table has cost what it was asked', async () => {
    const { status, stderr } = await run('broken.csv', ...budget, '--ledger', 'lost.ledger', '--out', 'lost')
    expect(status).toBe(2)
    expect(stderr).toContain('cannot read file')
    expect(readLedger(inFolder('lost.ledger')).entries.length).toBe(1)
    expect(existsSync(inFolder('lost'))).toBe(false)
  })
  test('no cell is refused, whatever it is', async () => {
    const odd = ['1e308,F,0', 'NaN,M,1', '-5,X,2', '"a, b",=1+1,9', ',,', '0x10,f,1.0', '∞,M,']
    writeFileSync(inFolder('odd.csv'), `age,sex,grade\n${[...rows.slice(0, 50), ...odd].join('\n')}\n`)
    const { status, stderr } = await run('odd.csv', ...budget, '--no-evaluate', '--out', 'odd')
    expect(status, stderr).toBe(0)
    expect(stderr).not.toContain('row')
  })
  test('speaks French where asked', async () => {
    const { status, stdout } = await run('table.csv', ...budget, '--no-evaluate', '--lang', 'fr', '--out', 'fr')
    expect(status).toBe(0)
    expect(stdout).toContain('Une ligne, quelle qu’elle soit, change la probabilité')
    const page = text('fr/report.html')
    expect(page).toContain('Ce que fait le bruit')
    expect(page).toContain('confidentialité différentielle')
    expect(page).toContain('<dt>diffusion</dt>')
    expect(page).not.toMatch(/one row is|every count|counts of|discrete-gaussian/)
  })
  test('does not say about how many rows there are where nobody did: that is bought first', async () => {
    writeFileSync(inFolder('unsized.yaml'), declared.replace('publicSize: 8000\n', ''))
    const { status } = await run(
      'table.csv',
      '--schema',
      'unsized.yaml',
      '--epsilon',
      '1',
      '--no-evaluate',
      '--out',
      'unsized',
    )
    expect(status).toBe(0)
    const { ledger } = JSON.parse(text('unsized/privacy.json'))
    expect(ledger.publicSize).toBe(100_000)
    expect(ledger.entries[0]).toMatchObject({ purpose: 'number of rows: in all', mechanism: 'discrete-gaussian' })
  })
})

describe('a schema that leaves everything to be bought', () => {
  const bought = `name: clinic
domain: buy
publicSize: 8000
columns:
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0 }
  - { name: sex, kind: categorical, role: quasi-identifier }
  - { name: grade, kind: categorical, role: sensitive }
`
  test('is filled within the budget, and what was bought is public from then on', async () => {
    writeFileSync(inFolder('buy.yaml'), bought)
    const words = ['--epsilon', '1', '--no-evaluate', '--rows', '500']
    const first = await run('table.csv', '--schema', 'buy.yaml', ...words, '--out', 'bought')
    expect(first.status, first.stderr).toBe(0)
    const { columns, domain } = parseSchema(text('bought/schema.yaml'))
    expect(columns.map((column) => column.domain ?? domain)).toEqual(['bought', 'bought', 'bought'])
    expect(columns[0]!.bounds!.max).toBeGreaterThanOrEqual(75)
    expect(columns[0]!.bounds!.max).toBeLessThan(2 ** 15)
    expect(columns[1]!.levels).toEqual(['F', 'M', '(other)'])
    const purposes = (folder: string) =>
      JSON.parse(text(folder, 'privacy.json')).ledger.entries.map(({ purpose }: { purpose: string }) => purpose)
    expect(purposes('bought').slice(0, 2)).toEqual([
      'levels of columns: those of enough patients',
      'bounds of columns: powers of two',
    ])
    expect(text('bought/report.html')).toMatch(/<td[^>]*>age<\/td><td[^>]*>numeric<\/td><td[^>]*>bought<\/td>/)
    const again = await run('table.csv', '--schema', 'bought/schema.yaml', ...words, '--out', 'reused')
    expect(again.status, again.stderr).toBe(0)
    expect(purposes('reused').join()).not.toContain('bounds of columns')
  })
})

describe('patients with several rows', () => {
  test('count with so many as the schema says, and the promise is of patients', async () => {
    const visits = Array.from({ length: 4000 }, (_, row) => `p${row % 1000},${rows[row]}`)
    writeFileSync(inFolder('visits.csv'), `who,age,sex,grade\n${visits.join('\n')}\n`)
    writeFileSync(
      inFolder('visits.yaml'),
      declared.replace(
        'columns:\n',
        'patient: who\nrowsPerPatient: 2\ncolumns:\n  - { name: who, kind: identifier, role: direct-identifier }\n',
      ),
    )
    const { status, stdout, stderr } = await run(
      ...['visits.csv', '--schema', 'visits.yaml', '--epsilon', '8', '--no-evaluate', '--out', 'visits'],
    )
    expect(status, stderr).toBe(0)
    expect(stdout).toContain("Any one patient's complete data changes the probability")
    const { rows: counted, ledger, notes } = JSON.parse(text('visits/privacy.json'))
    expect(ledger.unit).toBe('patient')
    const columns = ledger.entries.find(({ purpose }: { purpose: string }) => purpose.startsWith('counts of columns'))
    expect(columns.sensitivity.bound).toBeCloseTo(2 * Math.sqrt(3), 9)
    expect(notes.join()).toContain('at most 2 rows a patient')
    // Two of the four rows of a thousand patients.
    expect(Math.abs(counted.noisy - 2000)).toBeLessThan(400)
  })
})

describe('before anything is read', () => {
  const schemaWith = (name: string, change: (yaml: string) => string) => {
    writeFileSync(inFolder(`${name}.yaml`), change(declared))
    return ['--schema', `${name}.yaml`, '--epsilon', '1']
  }
  test.each([
    [['--schema', 'declared.yaml', '--epsilon', '0'], 'epsilon must be a number above 0'],
    [['--schema', 'declared.yaml', '--epsilon=-1'], 'epsilon must be a number above 0'],
    [['--schema', 'declared.yaml', '--epsilon', 'nan'], 'a number is needed'],
    [['--schema', 'declared.yaml', '--epsilon', '11'], 'ask for 10 or less, or accept weak privacy'],
    [[...budget, '--delta', '1e-4'], 'delta must be at most one in the square'],
    [[...budget, '--public-size', '0'], 'must be a whole number of at least 1'],
    [['--epsilon', '1'], 'mirrorward init --public'],
    [[...budget, '--model', 'auto'], 'auto chooses a model by looking at rows'],
    [[...budget, '--model', 'bayes-net'], 'bayes-net is not private'],
    [[...budget, '--suppress-risky'], 'suppressRisky drops rows'],
    [[...budget, '--technique', 'k-anonymity'], 'no privacy budget'],
    [[...budget, '--learn-from', 'train'], 'learnt from everybody'],
    [[...budget, '--where', 'agee > 3'], 'agee'],
    [['--schema', 'declared.yaml', '--ledger', 'x.ledger'], 'needs --epsilon'],
  ])('%j is refused, and says what to do', async (words, message) => {
    const { status, stderr } = await run('broken.csv', ...words, '--out', 'none')
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('cannot read')
    expect(existsSync(inFolder('none'))).toBe(false)
  })
  test.each([
    ['neither', (yaml: string) => yaml.replace('domain: declared\n', ''), 'neither declared nor bought'],
    ['data', (yaml: string) => yaml.replace('declared', 'data'), 'came from the table'],
    [
      'unbounded',
      (yaml: string) => yaml.replace(', bounds: { min: 18, max: 100 }', ''),
      'state its bounds, min and max',
    ],
    ['unlisted', (yaml: string) => yaml.replace(', levels: [F, M]', ''), 'list its levels'],
  ])('a schema that is %s is refused, column by column', async (name, change, message) => {
    const { status, stderr } = await run('broken.csv', ...schemaWith(name, change), '--out', 'none')
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/age|sex/)
    expect(stderr).not.toContain('cannot read')
  })
  test('a slip in a name costs nothing: the first line is public, and all that was read', async () => {
    const slip = schemaWith('slip', (yaml) => yaml.replace('name: grade', 'name: grad'))
    const { status, stderr } = await run('broken.csv', ...slip, '--ledger', 'slip.ledger', '--out', 'none')
    expect(status).toBe(2)
    expect(stderr).toContain('lacks a column of the schema')
    expect(stderr).toContain('"grade"')
    expect(existsSync(inFolder('slip.ledger'))).toBe(false)
  })
  test('a schema that inspect filled is taken for no public one', async () => {
    expect((await mirrorwardHere(folder, ['inspect', 'table.csv', '--out', 'inspected.yaml', '--quiet'])).status).toBe(
      0,
    )
    const { status, stderr } = await run('broken.csv', '--schema', 'inspected.yaml', '--epsilon', '1', '--out', 'none')
    expect(status).toBe(2)
    expect(stderr).toContain('neither declared nor bought')
  })
  test('a ledger of other patients is refused', async () => {
    const words = ['--ledger', 'whose.ledger', '--no-evaluate', '--total-epsilon', '3', '--out', 'whose']
    expect((await run('table.csv', ...budget, ...words)).status).toBe(0)
    const { status, stderr } = await run(
      'broken.csv',
      ...budget,
      '--ledger',
      'whose.ledger',
      '--patients',
      'others',
      '--out',
      'none',
    )
    expect(status).toBe(2)
    expect(stderr).toContain('the ledger counts other patients')
    expect(stderr).toContain('--patients')
  })
})

describe('exact numbers of a private release', () => {
  test('are marked as outside the guarantee, and make no external report', async () => {
    expect(text('out/internal/report.html')).toContain('outside the guarantee of the release')
    expect(text('out/internal/report.html')).toContain('Any one row changes the probability of any result')
    const words = ['report', 'out/internal/evaluation.json', '--audience', 'external', '--out', 'leak.html']
    const { status, stderr } = await mirrorwardHere(folder, words)
    expect(status).toBe(2)
    expect(stderr).toContain('exact numbers are no part of a private release')
    expect(existsSync(inFolder('leak.html'))).toBe(false)
  })
  test('are not made where the release is for outsiders', async () => {
    const { status } = await run('table.csv', ...budget, '--audience', 'external', '--out', 'outside')
    expect(status).toBe(0)
    expect(readdirSync(inFolder('outside/internal'))).toEqual(['recipe.json'])
  })
})

describe('mask, release and questions as the steps of one job', () => {
  const job = (name: string) => `input: table.csv
schema: declared.yaml
out: ${name}
evaluate: false
steps:
  - technique: mask
    rules:
      - { columns: age, mask: age-band, width: 10 }
      - { columns: [sex, grade], mask: keep }
  - { technique: synthesis, epsilon: 1, ledger: chain.ledger, total: 3.5 }
  - technique: query
    epsilon: 0.5
    questions:
      - { id: n, ask: count }
      - { id: grades, ask: count, by: [grade] }
`
  let outcome: Outcome
  beforeAll(async () => {
    writeFileSync(inFolder('chain.yaml'), job('chain'))
    outcome = await run('chain.yaml')
  }, 120_000)

  test('have one ledger and one manifest', () => {
    expect(outcome.status, outcome.stderr).toBe(0)
    expect(outcome.stdout).toContain('answers.html')
    const { steps, outputs, privacy } = JSON.parse(text('chain/manifest.json'))
    expect(steps).toEqual([
      { technique: 'mask', masks: { age: 'age-band', sex: 'keep', grade: 'keep' } },
      { technique: 'synthesis', model: 'dp-marginals', epsilon: 1 },
      { technique: 'query', epsilon: 0.5 },
    ])
    expect(outputs.map(({ file }: { readonly file: string }) => file)).toEqual(
      expect.arrayContaining(['synthetic.csv', 'answers.json', 'answers.html', 'privacy.json']),
    )
    const purposes = privacy.ledger.entries.map(({ purpose }: { readonly purpose: string }) => purpose)
    expect(purposes.at(-1)).toContain('queries')
    expect(readLedger(inFolder('chain.ledger')).entries.length).toBe(purposes.length)
    const { spent } = privacy.ledger.entries.at(-1)
    // Two parts together cost less than the sum of their epsilons, and more than the larger.
    expect(spent.epsilon).toBeGreaterThan(1)
    expect(spent.epsilon).toBeLessThanOrEqual(1.5)
  })

  test('release bands that were bought after the mask, and never an age', () => {
    const [header, ...lines] = text('chain/synthetic.csv').trim().split('\n')
    expect(header).toBe('age,sex,grade')
    for (const line of lines) expect(line).toMatch(/^(\d+-\d+|\(other\))?,/)
    const counted = JSON.parse(text('chain/answers.json')).answers[0]
    expect(Math.abs(counted.cells[0].estimate.value - rowCount)).toBeLessThan(700)
  })

  test('run again on the same ledger while both parts fit, and are refused before anything is read when they do not', async () => {
    writeFileSync(inFolder('again.yaml'), job('again'))
    expect((await run('again.yaml')).status).toBe(0)
    writeFileSync(
      inFolder('more.yaml'),
      job('more').replace('epsilon: 1,', 'epsilon: 3,').replace('table.csv', 'broken.csv'),
    )
    const before = text('chain.ledger')
    const refused = await run('more.yaml')
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('too little privacy left')
    expect(text('chain.ledger')).toBe(before)
    expect(existsSync(inFolder('more'))).toBe(false)
  })

  test('k-anonymity before a budget is refused in one line', async () => {
    writeFileSync(
      inFolder('k.yaml'),
      job('k')
        .replace('technique: mask', 'technique: k-anonymity\n    k: 5')
        .replace(/ {4}rules:\n.*\n.*\n/, ''),
    )
    const { status, stderr } = await run('k.yaml')
    expect(status).toBe(2)
    expect(stderr).toContain('step 1: k-anonymity chooses classes by looking at everybody’s rows')
  })
})
