import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Which rooms each room may import; `datasets` serves `src/index.ts` alone. Types of the Evaluation reach the report. */
const allowed: Record<string, readonly string[]> = {
  'src/errors.ts': [],
  'src/math': ['src/errors.ts'],
  'src/version.ts': [],
  'src/messages': ['src/errors.ts'],
  'src/identity': ['src/errors.ts', 'src/math', 'src/messages'],
  'src/table': ['src/errors.ts', 'src/math', 'src/messages', 'src/identity'],
  'src/io': ['src/errors.ts', 'src/math', 'src/messages', 'src/identity', 'src/table'],
  'src/encode': ['src/errors.ts', 'src/math', 'src/messages', 'src/identity', 'src/table'],
  'src/tensor': ['src/errors.ts', 'src/math'],
  'src/privacy': ['src/errors.ts', 'src/math', 'src/messages', 'src/table'],
  'src/learn': ['src/errors.ts', 'src/math', 'src/messages', 'src/identity', 'src/table', 'src/encode'],
  'src/counts': ['src/errors.ts', 'src/math', 'src/messages', 'src/identity', 'src/table', 'src/encode', 'src/io'],
  models: [
    'src/errors.ts',
    'src/math',
    'src/messages',
    'src/identity',
    'src/table',
    'src/encode',
    'src/counts',
    'src/learn',
    'src/privacy',
    'src/tensor',
  ],
  evaluators: [
    'src/errors.ts',
    'src/math',
    'src/messages',
    'src/identity',
    'src/table',
    'src/encode',
    'src/counts',
    'src/learn',
    'src/privacy',
  ],
  anonymizers: [
    'src/errors.ts',
    'src/math',
    'src/messages',
    'src/identity',
    'src/table',
    'src/encode',
    'src/counts',
    'src/learn',
  ],
  // Messages hold what a release is called, the same in report, certificate and terminal.
  // Privacy says what its answers are, and in words what a ledger promises.
  'src/report': ['evaluators', 'src/messages', 'src/privacy'],
  datasets: ['src/errors.ts', 'src/math', 'src/messages', 'src/identity', 'src/table', 'src/io'],
  'src/pipeline': [
    'src/errors.ts',
    'src/version.ts',
    'src/math',
    'src/messages',
    'src/identity',
    'src/table',
    'src/io',
    'src/encode',
    'src/counts',
    'src/learn',
    'src/privacy',
    'src/tensor',
    'models',
    'evaluators',
    'anonymizers',
    'src/report',
  ],
  'src/index.ts': [
    'src/errors.ts',
    'src/version.ts',
    'src/math',
    'src/messages',
    'src/identity',
    'src/table',
    'src/encode',
    'src/io',
    'src/privacy',
    'models',
    'evaluators',
    'anonymizers',
    'src/report',
    'src/pipeline',
    'datasets',
  ],
  'src/transforms.ts': ['src/io', 'src/pipeline'],
  'src/view': ['src/index.ts', 'src/table', 'src/report'],
  // The app shows what the viewer shows, and more; what changes anything is the app's alone.
  'src/app': ['src/index.ts', 'src/table', 'src/report', 'src/view'],
  'src/cli': [
    'src/errors.ts',
    'src/version.ts',
    'src/index.ts',
    'src/transforms.ts',
    'src/messages',
    'src/view',
    'src/app',
  ],
}

/** Packages that one file alone may know. */
const soleImporters: Record<string, string> = {
  '@duckdb/node-api': 'src/io/engine.ts',
  arquero: 'src/table/arquero/arquero.ts',
  yargs: 'src/cli/job-overrides.ts',
  '@tensorflow/tfjs-backend-wasm': 'src/tensor/backend.ts',
  'hyparquet-writer': 'src/io/parquet/plain/write-plain.ts',
}

const files = ['src', 'models', 'evaluators', 'anonymizers', 'datasets'].flatMap(sources)

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

function roomOf(file: string): string {
  const rooms = Object.keys(allowed).filter((room) => file === room || file.startsWith(`${room}/`))
  return rooms.sort((a, b) => b.length - a.length)[0] ?? `no room: ${file}`
}

function importsOf(file: string): { specifier: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:^|\n)(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g)
  return [...found].map((match) => ({ specifier: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined }))
}

function targetOf(file: string, specifier: string): string {
  return relative(root, resolve(root, dirname(file), specifier.replace(/\.js$/, '.ts')))
}

test('the reader of imports finds imports', () => {
  expect(importsOf('src/cli/program.ts').length).toBeGreaterThan(5)
})

test('no import runs up the floors', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => targetOf(file, specifier))
      .filter((target) => roomOf(target) !== roomOf(file) && !(allowed[roomOf(file)] ?? []).includes(roomOf(target)))
      .map((target) => `${file} → ${target}`),
  )
  expect(upward).toEqual([])
})

test('the report takes only types from the evaluators', () => {
  const values = files
    .filter((file) => roomOf(file) === 'src/report')
    .flatMap((file) =>
      importsOf(file).filter(({ specifier, typeOnly }) => specifier.includes('evaluators/') && !typeOnly),
    )
  expect(values).toEqual([])
})

test('rooms enter each other by the door', () => {
  const doors = files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
      .map(({ specifier }) => targetOf(file, specifier))
      .filter(
        (target) =>
          roomOf(target) !== roomOf(file) &&
          !target.endsWith('/index.ts') &&
          !['src/errors.ts', 'src/version.ts', 'src/transforms.ts'].includes(target),
      )
      .map((target) => `${file} → ${target}`),
  )
  expect(doors).toEqual([])
})

test('a package with a trap is known to one file', () => {
  const others = Object.entries(soleImporters).flatMap(([name, owner]) =>
    files
      .filter((file) => file !== owner && importsOf(file).some(({ specifier }) => specifier === name))
      .map((file) => `${file} → ${name}`),
  )
  expect(others).toEqual([])
})

test('only rooms of differential privacy let private numbers go', () => {
  const allowedRooms = ['src/privacy/', 'models/dp-marginals/', 'models/vae/private/']
  const releases = files
    .filter((file) => allowed[roomOf(file)]?.includes('src/privacy') || allowed[roomOf(file)]?.includes('src/index.ts'))
    .filter((file) => allowedRooms.every((room) => !file.startsWith(room)))
    .filter((file) => /\.release\(/.test(readFileSync(join(root, file), 'utf8')))
  expect(releases).toEqual([])
})

test('noise of privacy comes from whole numbers, and entropy for tests from no door', () => {
  const privacy = files.filter((file) => file.startsWith('src/privacy/'))
  const codeOf = (file: string) => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  // Intervals are made of released numbers, and may be made again: one file draws for them, and lets nothing go.
  const floats = privacy.filter(
    (file) => file !== 'src/privacy/queries/error-draws.ts' && /Math\.random|createRng/.test(codeOf(file)),
  )
  const logarithms = privacy
    .filter((file) => file.startsWith('src/privacy/mechanisms/') || file.startsWith('src/privacy/randomness/'))
    .filter((file) => /Math\.(log|exp|log1p|expm1)\(/.test(codeOf(file)))
  const replayed = files
    .filter((file) => !file.startsWith('src/privacy/audit/'))
    .filter((file) => importsOf(file).some(({ specifier }) => specifier.endsWith('randomness/replay.js')))
  expect({ privacy: privacy.length > 20, floats, logarithms, replayed }).toEqual({
    privacy: true,
    floats: [],
    logarithms: [],
    replayed: [],
  })
})

test('files do not import in a circle, nor do their types', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => targetOf(file, specifier)),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})
