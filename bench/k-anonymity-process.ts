import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { type Stays, stays } from './tables/stays.js'

/**
 * What a whole process of the built program costs (`npm run build` first): reading table and hierarchies, planning, writing,
 * without evaluation; and `risk`. CPU seconds of all its threads, start included, and its largest memory. `ROWS=1000000` adds the
 * million; the files of adult are read where they lie, and left out where they do not.
 */
const program = resolve('dist/src/cli/main.js')
if (!existsSync(program)) throw new Error('npm run build first')
const folder = mkdtempSync(join(tmpdir(), 'k-anonymity-process-'))
const meter = join(folder, 'meter.mjs')
writeFileSync(
  meter,
  `process.on('exit', () => { const { user, system } = process.cpuUsage()
process.stderr.write('\\nmeter ' + JSON.stringify({ cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }) + '\\n') })`,
)

function measure(title: string, words: readonly string[]): void {
  const { stderr, status } = spawnSync(process.execPath, ['--import', meter, program, ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const { cpu, megabytes } = JSON.parse(/^meter (.*)$/m.exec(stderr)?.[1] ?? '{}')
  console.log(`${title}: ${cpu.toFixed(2)} s CPU, ${Math.round(megabytes)} MB`)
}

function job(name: string, options: Readonly<Record<string, unknown>>): string[] {
  const all = { k: 5, hierarchies: `${name}-hierarchies.yaml`, ...options }
  const values = { input: `${name}.csv`, schema: `${name}.yaml`, technique: 'k-anonymity', out: `${name}-out`, seed: 1 }
  writeFileSync(join(folder, 'job.yaml'), JSON.stringify({ ...values, evaluate: false, options: all }))
  rmSync(join(folder, `${name}-out`), { recursive: true, force: true })
  return ['run', 'job.yaml', '--quiet']
}

function writeSchema(name: string, columns: readonly string[], more: object = {}): void {
  const roles = columns.map((column) => ({
    ...{ name: column, kind: column === 'age' || column === 'los' ? 'numeric' : 'categorical' },
    role: column === 'salary-class' ? 'sensitive' : 'quasi-identifier',
  }))
  writeFileSync(join(folder, `${name}.yaml`), JSON.stringify({ name, ...more, columns: roles }))
}

const source = '/work/shared/datasets/adult-k-anonymity'
if (existsSync(source)) {
  const text = gunzipSync(readFileSync(join(source, 'adult.csv.gz'))).toString()
  const names = text.slice(0, text.indexOf('\n')).trim().split(';')
  writeFileSync(join(folder, 'adult.csv'), text)
  writeSchema('adult', names, { file: { delimiter: ';' } })
  const files = names.slice(0, 8).map((name) => [name, join(source, `hierarchy-${name}.csv`)])
  writeFileSync(join(folder, 'adult-hierarchies.yaml'), JSON.stringify(Object.fromEntries(files)))
  for (const suppression of [0.02, 0.05]) measure(`adult × 8, ${100 * suppression} %`, job('adult', { suppression }))
  measure('adult × 8, local', job('adult', { recoding: 'local' }))
  measure('adult × 8, local-top-down', job('adult', { recoding: 'local-top-down' }))
  measure('adult, risk', ['risk', 'adult.csv', '--schema', 'adult.yaml', '--quiet', '--out', 'risk.json'])
}

async function writeStays(name: string, { columns, rowCount }: Stays): Promise<void> {
  writeSchema(
    name,
    columns.map((column) => column.name),
  )
  const paths = columns.map((column) => [
    column.name,
    {
      kind: 'paths',
      paths: column.tree.labels[0]!.map((_, leaf) =>
        column.tree.up.map((up, level) => column.tree.labels[level]![up[leaf]!]!),
      ),
    },
  ])
  writeFileSync(join(folder, `${name}-hierarchies.yaml`), JSON.stringify(Object.fromEntries(paths)))
  const out = createWriteStream(join(folder, `${name}.csv`))
  out.write(`${columns.map((column) => column.name).join()}\n`)
  let lines = ''
  for (let row = 0; row < rowCount; row++) {
    lines += `${columns.map(({ tree, codes }) => tree.labels[0]![codes[row]!]!).join()}\n`
    if (row % 10_000 < 9999 && row + 1 < rowCount) continue
    out.write(lines)
    lines = ''
  }
  out.end()
  await finished(out)
}

const sizes = [100_000, ...(process.env.ROWS === undefined ? [] : [Number(process.env.ROWS)])]
for (const rows of sizes) {
  await writeStays('stays', stays(rows))
  measure(`${rows.toLocaleString('en')} stays × 7, 5 %`, job('stays', { suppression: 0.05 }))
  measure(`${rows.toLocaleString('en')} stays, risk`, [
    'risk',
    'stays.csv',
    '--schema',
    'stays.yaml',
    '--quiet',
    '--out',
    'risk.json',
  ])
}
rmSync(folder, { recursive: true })
