import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../dist/src/cli/main.js')
const times = 15

/** Milliseconds of Node itself and of the built command's help and version, medians of runs in turn. Build first. */
function startUp(): Record<string, number> {
  const cases: Record<string, readonly string[]> = {
    'node alone': ['-e', '0'],
    '--help': [main, '--help'],
    '--version': [main, '--version'],
    'run --help': [main, 'run', '--help'],
  }
  const taken = new Map(Object.keys(cases).map((name) => [name, [] as number[]]))
  for (let turn = 0; turn < times; turn++)
    for (const [name, words] of Object.entries(cases)) taken.get(name)?.push(millisecondsOf(words))
  return Object.fromEntries([...taken].map(([name, all]) => [name, median(all)]))
}

function millisecondsOf(words: readonly string[]): number {
  const before = performance.now()
  const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`ended with ${status}: ${words.join(' ')}`)
  return performance.now() - before
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

for (const [name, milliseconds] of Object.entries(startUp()))
  process.stdout.write(`${name.padEnd(12)} ${milliseconds.toFixed(0)} ms\n`)
