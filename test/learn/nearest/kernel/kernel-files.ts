import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../../src/learn/nearest/kernel')

/** AssemblyScript, and what it was compiled to. */
export const sourceFile = join(folder, 'gap-bounds.as.ts')
export const compiledFile = join(folder, 'gap-bounds.wasm.ts')

/** Start of the SHA-256 of a file's text. */
export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file, 'utf8')).digest('hex').slice(0, 16)
}
