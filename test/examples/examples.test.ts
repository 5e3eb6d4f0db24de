import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { mirrorwardHere } from '../cli/in-process.js'
import { commandWords, root } from '../cli/mirrorward.js'
import { shellWords } from '../docs/shell-words.js'
import { prepareWorkspace } from '../docs/workspace.js'

const folder = mkdtempSync(join(tmpdir(), 'examples-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => prepareWorkspace(join(folder, 'workspace')), 120_000)

const example = (path: string) => readFileSync(join(root, 'examples', path), 'utf8')

/** A fresh folder of a person who has a table, its schema and a job. */
function place(name: string): string {
  const own = join(folder, name)
  for (const file of ['patients.csv', 'schema.yaml', 'job.yaml'])
    cpSync(join(folder, 'workspace', file), join(own, file))
  return own
}

/** Every command of ours, in order; `before` and `after` see the folder around each. */
async function execute(commands: readonly string[], own: string): Promise<void> {
  vi.stubEnv('MIRRORWARD_DEPTH', 'quick')
  vi.stubEnv('MIRRORWARD_MODEL', 'marginals')
  try {
    for (const line of commands) {
      const [program, ...words] = shellWords(line)
      expect(program).toBe('mirrorward')
      const { status, stderr } = await mirrorwardHere(own, words)
      expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' })
    }
  } finally {
    vi.unstubAllEnvs()
  }
}

const isOurs = (line: string) => line.startsWith('mirrorward')

test('the steps of the GitHub example run, and what stays inside is kept out of the artifact', async () => {
  const { jobs } = parse(example('ci/github.yml')) as {
    jobs: { release: { steps: { run?: string; with?: { path?: string } }[] } }
  }
  const { steps } = jobs.release
  const commands = steps.flatMap(({ run }) => (run !== undefined && isOurs(run) ? [run] : []))
  expect(commands).toHaveLength(3)
  const own = place('github')
  await execute(commands, own)
  const paths = steps.at(-1)?.with?.path?.trim().split('\n') ?? []
  expect(paths).toEqual(['release/', '!release/internal/'])
  for (const path of paths) expect(existsSync(join(own, path.replace('!', '')))).toBe(true)
}, 60_000)

test('the script of the GitLab example runs', async () => {
  const { release } = parse(example('ci/gitlab.yml')) as {
    release: { script: string[]; artifacts: { paths: string[]; exclude: string[] } }
  }
  const own = place('gitlab')
  await execute(release.script.filter(isOurs), own)
  for (const path of [...release.artifacts.paths, ...release.artifacts.exclude])
    expect(existsSync(join(own, path.replace('*', '')))).toBe(true)
}, 60_000)

interface Rule {
  readonly command: string
  readonly needs: readonly string[]
  readonly makes: readonly string[]
}

/** Runs each rule once what it needs is there, and sees that it makes what it names. */
async function executeRules(rules: readonly Rule[], own: string): Promise<void> {
  const waiting = [...rules]
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ needs }) => needs.every((file) => existsSync(join(own, file))))
    expect(at, 'a rule whose needs are there').toBeGreaterThanOrEqual(0)
    const [rule] = waiting.splice(at, 1)
    for (const file of rule!.makes) expect(existsSync(join(own, file))).toBe(false)
    await execute([rule!.command], own)
    for (const file of rule!.makes) expect(existsSync(join(own, file)), file).toBe(true)
  }
}

test('the rules of the Snakefile make what they name of what they name', async () => {
  const [first, ...rules] = example('snakemake/Snakefile')
    .split(/^rule /m)
    .slice(1)
  const texts = (part: string | undefined) => [...(part ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1]!)
  const parts = (rule: string) => Object.fromEntries(rule.split(/^ {4}(?=\w+:)/m).map((part) => part.split(/:\n/, 2)))
  const own = place('snakemake')
  await executeRules(
    rules.map(parts).map(({ input, output, shell }) => ({
      ...{ needs: texts(input), makes: texts(output), command: texts(shell)[0] ?? '' },
    })),
    own,
  )
  for (const file of texts(first)) expect(existsSync(join(own, file))).toBe(true)
}, 60_000)

test('the stages of dvc.yaml make what they name of what they name', async () => {
  const { stages } = parse(example('dvc/dvc.yaml')) as {
    stages: Record<string, { cmd: string; deps: string[]; outs: string[]; metrics?: Record<string, unknown>[] }>
  }
  await executeRules(
    Object.values(stages).map(({ cmd, deps, outs, metrics = [] }) => ({
      ...{ command: cmd, needs: deps, makes: [...outs, ...metrics.flatMap((metric) => Object.keys(metric))] },
    })),
    place('dvc'),
  )
}, 60_000)

const python = process.env.MIRRORWARD_PYTHON ?? 'python3'
const has = (...packages: string[]) =>
  spawnSync(python, ['-c', `import sys; ${packages.map((name) => `import ${name}`).join('; ')}`]).status === 0

/** A program of Python beside the example, which finds our command as the sources run it. */
function runPython(own: string, program: string): string {
  cpSync(join(root, 'examples/python/mirrorward.py'), join(own, 'mirrorward.py'))
  writeFileSync(join(own, 'program.py'), program)
  const command = [process.execPath, ...commandWords].map((word) => `'${word}'`).join(' ')
  const quick = { MIRRORWARD: command, MIRRORWARD_DEPTH: 'quick', MIRRORWARD_MODEL: 'marginals', NODE_OPTIONS: '' }
  return execFileSync(python, ['program.py'], { cwd: own, encoding: 'utf8', env: { ...process.env, ...quick } }).trim()
}

test.skipIf(!has())(
  'Python reads what a command prints, and a refused input is an exception of its own',
  () => {
    const program = `import mirrorward
print(len(mirrorward.run("datasets")) > 0)
try:
    mirrorward.run("run", "nothing.csv")
except mirrorward.Refused as refused:
    print("nothing.csv" in str(refused))
`
    expect(runPython(place('python'), program).split(/\r?\n/)).toEqual(['True', 'True'])
  },
  60_000,
)

test.skipIf(!has('pandas', 'pyarrow'))(
  'a frame goes in and a synthetic frame of the same columns comes out',
  () => {
    const program = `import mirrorward, pandas
frame = pandas.read_csv("patients.csv")
made = [mirrorward.synthesise(frame, seed=7, out=out, schema="schema.yaml", options=["--no-evaluate"]) for out in ("one", "other")]
print(list(made[0].columns) == list(frame.columns), len(made[0]) == len(frame), made[0].equals(made[1]), made[0].age.dtype)
`
    const own = place('pandas')
    expect(runPython(own, program)).toBe('True True True int64')
    expect(existsSync(join(own, 'one/manifest.json'))).toBe(true)
  },
  120_000,
)
