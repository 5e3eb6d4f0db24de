import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run bench [name …] [--option value …]`: every benchmark of this folder, or the named ones, each in a process of its own. */
const words = process.argv.slice(2)
const end = words.findIndex((word) => word.startsWith('--'))
const wanted = end < 0 ? words : words.slice(0, end)
const options = end < 0 ? [] : words.slice(end)
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .filter((file) => wanted.length === 0 || wanted.includes(file.replace('.ts', '')))
  .sort()

for (const file of files) {
  process.stdout.write(`\n== ${file.replace('.ts', '')}\n`)
  execFileSync(process.execPath, ['--import', 'tsx', '--expose-gc', join(import.meta.dirname, file), ...options], {
    stdio: 'inherit',
  })
}
