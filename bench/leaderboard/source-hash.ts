import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** A hash of source files and of all they import from this repository, types included: it changes when their code does. */
export function sourceHash(entries: readonly string[], extra: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const file of [...reachable(entries.map((entry) => join(root, entry)))].sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  for (const text of extra) hash.update(text).update('\0')
  return hash.digest('hex').slice(0, 16)
}

function reachable(entries: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const queue = entries.filter((file) => existsSync(file))
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from\s+|import\()'(\.[^']+)'/g)) {
      const target = join(dirname(file), (specifier ?? '').replace(/\.js$/, '.ts'))
      if (existsSync(target)) queue.push(target)
    }
  }
  return seen
}
