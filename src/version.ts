import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This package's version, from its package.json, whether run from source or from `dist/`. */
export function packageVersion(): string {
  return packageFile().version
}

/** The versions of Node that this package runs on: `>=20.19`. */
export function requiredNode(): string {
  return packageFile().engines.node
}

function packageFile(): { readonly version: string; readonly engines: { readonly node: string } } {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** What a number may depend on beside data and seed. */
export function environment(): Record<string, string> {
  return { mirrorward: packageVersion(), node: process.versions.node, platform: `${process.platform}-${process.arch}` }
}
