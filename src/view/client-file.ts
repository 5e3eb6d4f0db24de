import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The modules of the page: nothing else of the folder is served. */
export const clientModules: readonly string[] = [
  'client.js',
  'choice.js',
  'dom.js',
  'french.js',
  'releases.js',
  'rows.js',
  'sample.js',
  'server.js',
  'share-figure.js',
  'texts.js',
]

/** The text of a file of the page, by a name of ours, whether this code runs from its source or from `dist/`. */
export function clientFile(name: string): Promise<string> {
  return clientFileOf('view', name)
}

/** The same of a room: its own `client/`. `name` is one of ours, never one that was asked for. */
export function clientFileOf(room: 'view' | 'app', name: string): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url))
  const fromSource = join(here, '..', room, 'client', name)
  return readFile(existsSync(fromSource) ? fromSource : join(here, '../../../src', room, 'client', name), 'utf8')
}
