import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRng } from '../src/math/index.js'
import { fitLinked } from '../src/pipeline/index.js'
import { writePeople } from '../src/pipeline/linked/index.js'
import { simulatedVisits, visitsSchema } from './tables/simulated-visits.js'

/** A million people with ten visits of eight columns each, drawn by `histories` into two files. PEOPLE says another number. */
const people = Number(process.env.PEOPLE ?? 1_000_000)
const train = simulatedVisits(4000, 'train')
const fitting = performance.now()
const model = await fitLinked(train, { model: 'histories', rng: createRng('fit') })
console.log(`histories fit 4,000 people: ${((performance.now() - fitting) / 1000).toFixed(1)} s`)
const folder = await mkdtemp(join(tmpdir(), 'mirrorward-people-'))
try {
  const used = process.cpuUsage()
  const started = performance.now()
  const written = await writePeople(model.sample(people, { rng: createRng(1) }), folder, { schema: visitsSchema })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  const sizes = await Promise.all(written.map(async ({ file }) => (await stat(join(folder, file))).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  console.log(
    `histories sample ${written.map(({ table, rows }) => `${rows} ${table}`).join(', ')}, ${Math.round(bytes / 1e6)} MB written: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(0)} s of processor time, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
