import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshKey, parseMaskJob, planMasking, ringOf, scanResidue } from '../src/pipeline/masking/index.js'

/**
 * The search for what masking left: tables of ten columns, five of them masked; in each of so many seeds once clean, and once with one
 * original in another person's row (in a note, or in a kept code). Fewer for a quick look: SCAN_ROWS=100000 SCAN_SEEDS=3.
 */
const rows = Number(process.env.SCAN_ROWS ?? 1_000_000)
const seeds = Number(process.env.SCAN_SEEDS ?? 20)

const job = parseMaskJob(
  `project: bench
tables: { p: { patient: id } }
rules:
  - { columns: p.id, mask: ff1 }
  - { columns: p.nir, mask: token }
  - { columns: p.phone, mask: surrogate, kind: phone-fr }
  - { columns: p.mail, mask: token }
  - { columns: p.name, mask: pick, list: fr/last-names }
  - { columns: 'p.*', mask: keep }
`,
  { file: 'bench' },
)
const head = 'id,nir,phone,mail,name,age,weight,stay,code,note\n'
const surnames = ['Durand', 'Petit', 'Le Goff', 'Martin', 'Ndiaye', 'García', 'Roux', 'Blanc']
const words = 'seen again without fever after the visit of last week and asked to come back when needed'.split(' ')

/** A person's cells and the facts beside them, from a stream of numbers. */
function row(
  draw: (bound: number) => number,
  at: number,
): { readonly who: readonly string[]; readonly facts: string[] } {
  const number = (digits: number) =>
    Array.from({ length: digits }, (_, place) => draw(place === 0 ? 9 : 10) + (place === 0 ? 1 : 0)).join('')
  const who = [
    number(12),
    `1${number(14)}`,
    `06${number(8)}`,
    `u${at}.${number(5)}@mail.example`,
    `${surnames[draw(8)]}${draw(5000)}`,
  ]
  const text = Array.from({ length: 6 }, () => words[draw(words.length)]).join(' ')
  const facts = [
    String(draw(100)),
    (40 + draw(600) / 10).toFixed(1),
    number(12),
    `L${draw(60)}`,
    `${text} ${number(7)}`,
  ]
  return { who, facts }
}

function drawsOf(seed: number): (bound: number) => number {
  let state = (seed * 2654435761) >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound)
  }
}

/** The source, and what came out of it: other people, the same facts, and at one row an original of somebody else. */
async function writePair(folder: string, seed: number, planted: 'nothing' | 'note' | 'code'): Promise<void> {
  const [own, other] = [drawsOf(seed), drawsOf(seed + 1e6)]
  const [source, result] = [await open(join(folder, 'p.csv'), 'w'), await open(join(folder, 'out/p.csv'), 'w')]
  await source.write(head)
  await result.write(head)
  const [place, victim] = [Math.floor(rows * 0.7), Math.floor(rows * 0.3)]
  let original = ''
  for (let start = 0; start < rows; start += 10_000) {
    const [lines, masked]: [string[], string[]] = [[], []]
    for (let at = start; at < Math.min(rows, start + 10_000); at++) {
      const { who, facts } = row(own, at)
      if (at === victim) original = who[seed % 2]!
      if (at === place && planted === 'note') facts.splice(4, 1, `seen again see file ${original} of the ward`)
      if (at === place && planted === 'code') facts.splice(3, 1, original)
      lines.push([...who, ...facts].join(','))
      masked.push([...row(other, at).who, ...facts].join(','))
    }
    await source.write(`${lines.join('\n')}\n`)
    await result.write(`${masked.join('\n')}\n`)
  }
  await source.close()
  await result.close()
}

const folder = mkdtempSync(join(tmpdir(), 'bench-scan-'))
try {
  await mkdir(join(folder, 'out'))
  const keys = ringOf(freshKey(), { project: 'bench' })
  let [found, alarms, seconds, scans] = [0, 0, 0, 0]
  for (let seed = 1; seed <= seeds; seed++) {
    for (const planted of ['nothing', seed % 2 === 0 ? 'note' : 'code'] as const) {
      await writePair(folder, seed, planted)
      const { sources, masker } = await planMasking({ job, folder, keys })
      const before = process.cpuUsage()
      const leaks = await scanResidue({ folder: join(folder, 'out'), sources, masker })
      const { user, system } = process.cpuUsage(before)
      seconds += (user + system) / 1e6
      scans++
      if (planted === 'nothing') alarms += leaks.length > 0 ? 1 : 0
      else found += leaks.length > 0 ? 1 : 0
    }
    process.stdout.write(
      `${seed} of ${seeds}: found ${found}, false alarms ${alarms}, ${(seconds / scans).toFixed(1)} s of CPU a scan of ${10 * rows} cells, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most\n`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}
