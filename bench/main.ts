import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run bench [name …]`: every benchmark of this folder, or the named ones, each in a process of its own. */
const wanted = process.argv.slice(2)
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .filter((file) => wanted.length === 0 || wanted.includes(file.replace('.ts', '')))
  .sort()

for (const file of files) {
  process.stdout.write(`\n== ${file.replace('.ts', '')}\n`)
  execFileSync(process.execPath, ['--import', 'tsx', '--expose-gc', join(import.meta.dirname, file)], {
    stdio: 'inherit',
  })
}
