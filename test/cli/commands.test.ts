import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandWords, mirrorward, root } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...words: string[]) => mirrorward(folder, words)
const at = (...parts: string[]) => join(folder, ...parts)
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')

/** 300 rows of a real table as CSV: header and cells are what a user has. */
const pima = gunzipSync(readFileSync(join(root, 'datasets/pima/pima.csv.gz')))
  .toString('utf8')
  .replaceAll('"', '')
  .split('\n')
  .slice(0, 301)
writeFileSync(at('pima.csv'), `${pima.join('\n')}\n`)

describe('run', () => {
  beforeAll(() => {
    expect(run('run', 'pima.csv', '--out', 'first', '--model', 'bayes-net', '--seed', '7', '--quiet').status).toBe(0)
  }, 60_000)

  test('writes every file, its manifest tells their hashes, and its recipe the seed and the way back', () => {
    const names = [
      'evaluation.json',
      'internal',
      'manifest.json',
      'model.safetensors',
      'report.html',
      'schema.yaml',
      'synthetic.csv',
    ]
    expect(readdirSync(at('first')).sort()).toEqual(names)
    const manifest = JSON.parse(readFileSync(at('first', 'manifest.json'), 'utf8'))
    for (const { file, sha256 } of manifest.outputs) expect(digest(at('first', file))).toBe(sha256)
    const recipe = JSON.parse(readFileSync(at('first', 'internal', 'recipe.json'), 'utf8'))
    expect(recipe.inputs).toEqual([
      { role: 'input', path: realpathSync(at('pima.csv')), sha256: digest(at('pima.csv')), rows: 300 },
    ])
    expect(recipe.seed).toBe('7')
    expect(recipe.command).toBe(
      `mirrorward run pima.csv --out first --model bayes-net --seed 7 --split.train 0.6 --split.holdout 0.2 --split.reference 0.2 --release ${manifest.release}`,
    )
    expect(linesOf(at('first', 'synthetic.csv'))[0]).toBe(pima[0])
    expect(linesOf(at('first', 'synthetic.csv'))).toHaveLength(301)
  })

  test('the command of the recipe makes the same bytes again, of every file', () => {
    const { command } = JSON.parse(readFileSync(at('first', 'internal', 'recipe.json'), 'utf8'))
    const words = command.split(' ').slice(1)
    const files = [...readdirSync(at('first')).filter((file) => file !== 'internal'), 'internal/recipe.json']
    const before = files.map((file) => digest(at('first', file)))
    expect(run(...words, '--quiet').status).toBe(0)
    expect(files.map((file) => digest(at('first', file)))).toEqual(before)
  })

  test('another seed makes other rows', () => {
    run('run', 'pima.csv', '--out', 'other', '--model', 'bayes-net', '--seed', '8', '--no-evaluate', '--quiet')
    expect(digest(at('other', 'synthetic.csv'))).not.toBe(digest(at('first', 'synthetic.csv')))
    expect(existsSync(at('other', 'report.html'))).toBe(false)
  })

  test('a job file is overridden by the environment, and both by words', () => {
    writeFileSync(
      at('job.yaml'),
      'input: pima.csv\nmodel: bayes-net\nout: from-job\nrows: 10\nevaluate: false\noptions: { maxParents: 1 }\n',
    )
    const env = {
      MIRRORWARD_ROWS: '20',
      MIRRORWARD_SPLIT__TRAIN: '0.7',
      MIRRORWARD_SPLIT__HOLDOUT: '0.1',
      // Of the machine: no part of a job.
      MIRRORWARD_BACKEND: 'wasm',
    }
    const outcome = mirrorward(folder, ['run', 'job.yaml', '--options.maxParents', '2', '--quiet'], { env })
    expect(outcome.stderr).toBe('')
    const { job } = JSON.parse(readFileSync(at('from-job', 'internal', 'recipe.json'), 'utf8'))
    expect(job).toMatchObject({ rows: 20, split: { train: 0.7, holdout: 0.1 }, options: { maxParents: 2 } })
  })

  test('risky rows are drawn again on request, and the metrics shown before and after', () => {
    expect(
      run(
        'run',
        'pima.csv',
        '--out',
        'suppressed',
        '--suppress-risky',
        '--model',
        'bayes-net',
        '--depth',
        'quick',
        '--quiet',
      ).status,
    ).toBe(0)
    const { before, results } = JSON.parse(readFileSync(at('suppressed', 'evaluation.json'), 'utf8'))
    expect(before.results).toHaveLength(results.length)
    expect(readFileSync(at('suppressed', 'report.html'), 'utf8')).toContain('Before and after')
  })

  test('a policy with errors is refused before any work', () => {
    writeFileSync(at('policy.yaml'), 'name: p\ncriteria:\n  - { metric: fidelity.shape, question: nice, source: x }\n')
    const { status, stderr } = run('run', 'pima.csv', '--policy', 'policy.yaml', '--out', 'refused')
    expect(status).toBe(2)
    expect(stderr).toMatch(/criteria\[0\]/)
    expect(existsSync(at('refused'))).toBe(false)
  })

  test('--json prints one object and nothing else', () => {
    const { stdout, stderr } = run(
      'run',
      'pima.csv',
      '--out',
      'json',
      '--json',
      '--quiet',
      '--rows',
      '50',
      '--model',
      'marginals',
      '--depth',
      'quick',
    )
    expect(stderr).toBe('')
    const { metrics, files } = JSON.parse(stdout)
    expect(metrics.length).toBeGreaterThan(10)
    expect(files).toContain('json/report.html')
  })

  test('a condition holds in every row', () => {
    run('run', 'pima.csv', '--out', 'older', '--where', 'age >= 40 and diabetes = "pos"', '--no-evaluate', '--quiet')
    const [header = '', ...rows] = linesOf(at('older', 'synthetic.csv'))
    const column = (name: string) => header.split(',').indexOf(name)
    for (const row of rows) {
      expect(Number(row.split(',')[column('age')])).toBeGreaterThanOrEqual(40)
      expect(row.split(',')[column('diabetes')]).toBe('pos')
    }
    expect(rows).toHaveLength(300)
  })

  test('Ctrl-C leaves nothing half-written', async () => {
    const child = spawn(
      process.execPath,
      [...commandWords, 'run', 'pima.csv', '--out', 'stopped', '--rows', '3000000'],
      {
        cwd: folder,
      },
    )
    let talk = ''
    child.stderr.on('data', (chunk: Buffer) => {
      talk += chunk.toString()
      if (talk.includes('fitting: done')) child.kill('SIGINT')
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(130)
    expect(talk).toContain('nothing was written')
    expect(existsSync(at('stopped'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([])
  }, 60_000)
})

describe('fit --checkpoint', () => {
  const words = ['fit', 'pima.csv', '--model', 'vae', '--set', 'steps=1500', '--set', 'hidden=[8]', '--seed', '1']

  test('Ctrl-C keeps the last state, and the same command goes on from it to the same bytes', async () => {
    expect(run(...words, '--out', 'whole.safetensors', '--quiet').status).toBe(0)
    const stoppable = [...words, '--out', 'resumed.safetensors', '--checkpoint', 'state']
    const child = spawn(process.execPath, [...commandWords, ...stoppable], { cwd: folder })
    let talk = ''
    child.stderr.on('data', (chunk: Buffer) => {
      talk += chunk.toString()
    })
    const watch = setInterval(() => {
      if (!existsSync(at('state'))) return
      clearInterval(watch)
      child.kill('SIGINT')
    }, 20)
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(130)
    expect(talk).toContain('the training so far is kept: file "state"')
    expect(existsSync(at('resumed.safetensors'))).toBe(false)
    expect(run(...stoppable, '--quiet').status).toBe(0)
    expect(digest(at('resumed.safetensors'))).toBe(digest(at('whole.safetensors')))
    const other = run(...stoppable, '--seed', '2', '--quiet')
    expect(other.status).toBe(2)
    expect(other.stderr).toContain('checkpoint is of another fit')
  }, 120_000)

  test('a model that keeps none says so', () => {
    const { status, stderr } = run(
      'fit',
      'pima.csv',
      '--model',
      'marginals',
      '--seed',
      '1',
      '--checkpoint',
      'none',
      '--quiet',
    )
    expect(status).toBe(2)
    expect(stderr).toContain('keeps no checkpoint (those that do: vae)')
    expect(existsSync(at('none'))).toBe(false)
  })

  test('a fit that could not be gone on with, for want of a seed, is refused at once, and one without says what it drew', () => {
    const refused = run('fit', 'pima.csv', '--model', 'vae', '--checkpoint', 'none')
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('give --seed') })
    const job = run('run', 'pima.csv', '--model', 'vae', '--checkpoint', 'none', '--out', 'refused')
    expect(job).toMatchObject({ status: 2, stderr: expect.stringContaining('give a seed') })
    const { stderr } = run('fit', 'pima.csv', '--model', 'marginals', '--out', 'drawn.safetensors')
    const [, seed = ''] = /^seed: ([a-z]{26}) /m.exec(stderr) ?? []
    expect(run('fit', 'pima.csv', '--model', 'marginals', '--seed', seed, '--out', 'told.safetensors').status).toBe(0)
    expect(digest(at('told.safetensors'))).toBe(digest(at('drawn.safetensors')))
  })
})

describe('fit and sample', () => {
  beforeAll(() => {
    expect(
      run('fit', 'pima.csv', '--model', 'bayes-net', '--out', 'm.safetensors', '--set', 'structure=chow-liu', '--quiet')
        .status,
    ).toBe(0)
  })

  test('a saved model samples the same bytes for the same seed, in any format', () => {
    const draw = () => run('sample', 'm.safetensors', '--rows', '5', '--seed', 'a', '--quiet').stdout
    expect(draw().split('\n')[0]).toBe(pima[0])
    expect(draw()).toBe(draw())
    for (const name of ['s.parquet', 's.jsonl', 's.tsv.gz', 's.feather'])
      expect(run('sample', 'm.safetensors', '--rows', '5', '--out', name, '--quiet')).toMatchObject({ status: 0 })
    expect(
      JSON.parse(run('sample', 'm.safetensors', '--rows', '2', '--format', 'json', '--quiet').stdout),
    ).toHaveLength(2)
    // Eight starts from the sources.
  }, 120_000)

  test('a condition nobody can meet, or that cannot be read, is an error that says so', () => {
    for (const where of ['age < 0', 'height > 3', 'age >', 'age = "old"']) {
      const { status, stderr } = run('sample', 'm.safetensors', '--rows', '5', '--where', where, '--quiet')
      expect(status).toBe(2)
      expect(stderr).toMatch(/^mirrorward: /)
    }
    // Four starts from the sources.
  }, 60_000)

  test('a file that is no model is refused', () => {
    const { status, stderr } = run('sample', 'pima.csv', '--rows', '5', '--quiet')
    expect(status).toBe(2)
    expect(stderr).toMatch(/model/)
  })
})

describe('evaluate and report', () => {
  beforeAll(() => {
    const [header, ...rows] = pima
    const part = (from: number, to: number) => `${[header, ...rows.slice(from, to)].join('\n')}\n`
    writeFileSync(at('train.csv'), part(0, 180))
    writeFileSync(at('holdout.csv'), part(180, 300))
  })

  test('a table made elsewhere is evaluated, values outside the schema included', () => {
    const made = linesOf(at('train.csv')).map((line, row) => (row === 5 ? line.replace(/(neg|pos)$/, 'maybe') : line))
    writeFileSync(at('made.csv'), `${made.join('\n')}\n`)
    const words = ['--train', 'train.csv', '--holdout', 'holdout.csv', '--synthetic', 'made.csv', '--out', 'evidence']
    const { status, stdout } = run('evaluate', ...words, '--quiet')
    expect(status).toBe(0)
    expect(stdout).toMatch(/Verdict by policy/)
    const { results } = JSON.parse(readFileSync(at('evidence', 'evaluation.json'), 'utf8'))
    const recipe = JSON.parse(readFileSync(at('evidence', 'internal', 'recipe.json'), 'utf8'))
    const levels = results.find(({ id }: { id: string }) => id === 'validity.levels')
    expect(levels.result.value).toBe(Number((179 / 180).toFixed(4)))
    expect(recipe.command).toBe(
      'mirrorward evaluate --train train.csv --holdout holdout.csv --synthetic made.csv --seed 1',
    )
    expect(recipe.inputs.map(({ path, rows }: { path: string; rows: number }) => [basename(path), rows])).toEqual([
      ['train.csv', 180],
      ['holdout.csv', 120],
      ['made.csv', 180],
    ])
    const page = readFileSync(at('evidence', 'report.html'), 'utf8')
    expect(run('report', 'evidence/evaluation.json', '--out', 'again.html').stdout).toBe('again.html\n')
    expect(readFileSync(at('again.html'), 'utf8')).toBe(page)
    expect(run('report', 'evidence/evaluation.json', '--lang', 'fr', '--out', 'french.html').status).toBe(0)
    expect(readFileSync(at('french.html'), 'utf8')).toContain('<html lang="fr">')
  }, 60_000)

  test('a file that is no evaluation is refused', () => {
    writeFileSync(at('not.json'), '{}')
    expect(run('report', 'not.json')).toMatchObject({ status: 2, stderr: expect.stringMatching(/not an evaluation/) })
  })
})

describe('inspect and datasets', () => {
  test('inspect prints a row for each column and writes a schema that run takes', () => {
    const { stdout, status } = run('inspect', 'pima.csv', '--out', 'pima.yaml')
    expect(status).toBe(0)
    for (const name of pima[0]!.split(',')) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'))
    expect(stdout).toMatch(/^glucose .* trimmed mean 1\d\d ± \d\d, median 1\d\d /m)
    expect(stdout).toMatch(/^diabetes .* neg \(\d\d\.\d%\), pos \(\d\d\.\d%\) /m)
    expect(
      run('run', 'pima.csv', '--schema', 'pima.yaml', '--no-evaluate', '--out', 'by-schema', '--quiet').status,
    ).toBe(0)
  })

  test('inspect shows the relations it finds and writes them for a person to confirm', () => {
    const rows = Array.from(
      { length: 200 },
      (_, row) => `${(row * 7) % 90},${row % 3 === 0 ? (row * 7) % 90 : ((row * 7) % 90) + (row % 40)}`,
    )
    writeFileSync(at('times.csv'), `first,last\n${rows.join('\n')}\n`)
    expect(run('inspect', 'times.csv', '--out', 'times.yaml').stdout).toMatch(/first <= last +order +200 .*confirm/)
    expect(readFileSync(at('times.yaml'), 'utf8')).toMatch(
      /strike out.*\nrelations:\n {2}- type: order\n {4}lower: first/,
    )
  })

  test('a table comes through standard input and goes to standard output', () => {
    const piped = mirrorward(folder, ['inspect', '-', '--out', '-', '--json'], { input: pima.join('\n') })
    expect(JSON.parse(piped.stdout)).toMatchObject({ rows: 300 })
  })

  test('datasets lists and copies', () => {
    expect(run('datasets').stdout).toMatch(/rotterdam/)
    expect(run('datasets', 'nafld', '--out', 'copies').status).toBe(0)
    expect(readdirSync(at('copies', 'nafld'))).toContain('nafld3.csv.gz')
    expect(run('datasets', 'nafl')).toMatchObject({ status: 2, stderr: expect.stringContaining('nafld') })
  })
})
