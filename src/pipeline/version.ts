import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This package's version, from its package.json, whether run from source or from `dist/`. */
export function packageVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** What a number may depend on beside data and seed. */
export function environment(): Record<string, string> {
  return { mirrorward: packageVersion(), node: process.versions.node, platform: `${process.platform}-${process.arch}` }
}
