import { join } from 'node:path'
import type { MaskingOptions } from '../../../anonymizers/index.js'
import { loadSchema } from '../load-input.js'
import type { MaskJob } from './mask-job.js'

/** Bounds of numeric columns that the schema files of a job's tables state, by `table.column`. Throws `not-found`, `bad-schema`. */
export async function statedBounds(job: MaskJob, folder: string): Promise<MaskingOptions['bounds']> {
  const bounds: Record<string, MaskingOptions['bounds'][string]> = {}
  for (const [table, { schema }] of Object.entries(job.tables)) {
    if (schema === undefined) continue
    const { columns } = await loadSchema(join(folder, schema))
    for (const { name, kind, bounds: own } of columns)
      if (own !== undefined && kind !== 'datetime') bounds[`${table}.${name}`] = own
  }
  return bounds
}
