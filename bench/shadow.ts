import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { networkTable } from './tables/network-table.js'

/**
 * 200 shadow fits of bayes-net on 1,500 × 25, in this thread and in two; cores are processor time over wall time. Threads start from the built files only: run
 * `npm run build` first.
 */
const built = join(import.meta.dirname, '../dist/src/index.js')
if (!existsSync(built)) throw new Error('threads need the built files: npm run build')
const { createRng, metrics, openRefits }: typeof import('../src/index.js') = await import(pathToFileURL(built).href)

const { table, schema } = networkTable(2500, 25)
const shadow = metrics.find(({ id }) => id === 'privacy.shadow-membership')!
const results: string[] = []
const seconds: number[] = []
for (const threads of [1, 2]) {
  const refits = await openRefits({ schema, model: 'bayes-net' }, { threads })
  const started = performance.now()
  const used = process.cpuUsage()
  const result = await shadow.compute({
    ...{ schema, train: table.slice(0, 1500), holdout: table.slice(1500, 2000), reference: table.slice(2000) },
    synthetic: table.slice(0, 1500),
    rng: createRng(1),
    ...refits,
  })
  seconds.push((performance.now() - started) / 1000)
  const { user, system } = process.cpuUsage(used)
  const cores = ((user + system) / 1e6 / seconds.at(-1)!).toFixed(2)
  results.push(JSON.stringify(result))
  await refits.close()
  console.log(
    `200 shadow fits of 1500 x 25 and the attack, ${threads} thread(s): ${seconds.at(-1)!.toFixed(1)} s on ${cores} cores`,
  )
}
const same = results[0] === results[1] ? 'the same bytes' : 'DIFFERENT bytes'
console.log(`two threads are ${(seconds[0]! / seconds[1]!).toFixed(2)} times as fast, ${same}`)
