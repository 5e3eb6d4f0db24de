import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a file of a dataset, whether this code runs from its source or from `dist/`. */
export function datasetFile({ name }: { readonly name: string }, file: string): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const fromSource = join(here, name, file)
  return existsSync(fromSource) ? fromSource : join(here, '..', '..', 'datasets', name, file)
}
