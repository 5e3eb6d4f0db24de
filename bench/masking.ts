import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ff1Numbers, Mac } from '../anonymizers/pseudonyms/index.js'
import { freshKey, maskFiles, parseMaskJob, ringOf } from '../src/pipeline/masking/index.js'

/** Rows of the CSV file and of the JSON lines; fewer for a quick look: MASKING_ROWS=100000. */
const rows = Number(process.env.MASKING_ROWS ?? 1_000_000)
const lines = Math.min(200_000, rows)

const folder = mkdtempSync(join(tmpdir(), 'bench-masking-'))
const keys = ringOf(freshKey(), { project: 'bench' })

/** Seconds of processor, and what came out. */
async function timed<Result>(work: () => Promise<Result> | Result): Promise<readonly [number, Result]> {
  const start = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(start)
  return [(user + system) / 1e6, result]
}

function say(what: string, seconds: number, count: number, unit: string): void {
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s of CPU, ${Math.round(count / seconds).toLocaleString('en')} ${unit} a CPU second\n`,
  )
}

const surnames = ['Durand', 'Petit', 'Le Goff', 'Martin', 'Ndiaye', 'García', 'Roux', 'Blanc']

async function write(path: string, head: string, count: number, line: (index: number) => string): Promise<void> {
  const file = await open(path, 'w')
  await file.write(head)
  for (let start = 0; start < count; start += 10_000) {
    const block = Array.from({ length: Math.min(10_000, count - start) }, (_, index) => line(start + index))
    await file.write(block.join(''))
  }
  await file.close()
}

try {
  const ff1 = new Ff1Numbers({ key: keys.derive('bench', 'ff1'), tweak: Buffer.from('bench'), radix: 10 }, 13)
  const [seconds] = await timed(() => {
    for (let round = 0; round < 250; round++)
      ff1.encrypt(Float64Array.from({ length: 4000 }, (_, at) => 10 ** 12 + at * 7919 + round))
  })
  say('FF1, a million numbers of 13 digits', seconds, 1_000_000, 'values')
  const mac = new Mac(keys.derive('bench', 'token'))
  const [macSeconds] = await timed(() => {
    for (let at = 0; at < 1_000_000; at++) mac.words(`patient ${at}`)
  })
  say('HMAC-SHA-256, a million short texts', macSeconds, 1_000_000, 'values')

  // Twenty columns, six of them masked: FF1, a keyed token, two picks, a date shift, a constant.
  const plain = Array.from({ length: 14 }, (_, index) => `c${index}`)
  await write(join(folder, 'people.csv'), `id,mail,last,first,born,town,${plain.join(',')}\n`, rows, (index) => {
    const born = new Date(Date.UTC(1930, 0, 1) + (index % 30_000) * 86_400_000).toISOString().slice(0, 10)
    const name = surnames[index % surnames.length]
    const rest = plain.map((_, at) => (at % 3 === 0 ? ((index * 31 + at) % 1000) / 10 : (index + at) % 97))
    return `${1_000_000_000_000 + index * 104_729},u${index}@mail.example,${name}${index % 5000},Anne${index % 300},${born},Lyon,${rest.join(',')}\n`
  })
  const csvJob = parseMaskJob(
    `project: bench
tables: { people: { patient: id } }
rules:
  - { columns: people.id, mask: ff1 }
  - { columns: people.mail, mask: token }
  - { columns: people.last, mask: pick, list: fr/last-names }
  - { columns: people.first, mask: pick, list: fr/first-names }
  - { columns: people.born, mask: date-shift }
  - { columns: people.town, mask: constant, value: X }
  - { columns: 'people.c*', mask: keep }
`,
    { file: 'bench' },
  )
  const [csv] = await timed(() => maskFiles({ job: csvJob, folder, out: join(folder, 'csv'), keys }))
  say(
    `CSV, ${rows} rows of 20 columns (${Math.round(statSync(join(folder, 'people.csv')).size / 1e6)} MB), six masked`,
    csv,
    rows,
    'rows',
  )

  await write(
    join(folder, 'lines.jsonl'),
    '',
    lines,
    (index) =>
      `${JSON.stringify({ last: surnames[index % 8], first: `Anne${index % 300}`, id: 1_000_000_000_000 + index * 104_729, phone: `06${String(10_000_000 + index)}`, ward: 'A', note: 'nothing to say of this stay, which was short and without event', day: '2024-05-06' })}\n`,
  )
  const jsonJob = parseMaskJob(
    `project: bench
tables: { lines: { source: lines.jsonl } }
rules:
  - { columns: [lines.last], mask: pick, list: fr/last-names }
  - { columns: [lines.first], mask: pick, list: fr/first-names }
  - { columns: lines.id, mask: ff1 }
  - { columns: lines.phone, mask: ff1 }
  - { columns: lines.ward, mask: constant, value: X }
  - { columns: [lines.note, lines.day], mask: keep }
`,
    { file: 'bench' },
  )
  const [json] = await timed(() => maskFiles({ job: jsonJob, folder, out: join(folder, 'json'), keys }))
  say(`JSON lines, ${lines} rows of 7 fields, two picks, two FF1, a constant`, json, lines, 'rows')
  process.stdout.write(`memory at most: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
} finally {
  rmSync(folder, { recursive: true })
}
