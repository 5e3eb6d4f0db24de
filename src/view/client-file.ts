import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The text of a file of the page, whether this code runs from its source or from `dist/`. */
export function clientFile(name: 'page.html' | 'client.js' | 'style.css'): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url))
  const fromSource = join(here, 'client', name)
  return readFile(existsSync(fromSource) ? fromSource : join(here, '../../../src/view/client', name), 'utf8')
}
