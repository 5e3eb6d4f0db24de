import { csv, tsv } from './formats/csv.js'
import { fhir } from './formats/fhir.js'
import { hl7 } from './formats/hl7.js'
import { json, jsonLines } from './formats/json.js'
import { xml } from './formats/xml.js'
import type { RewritableFormat } from './rewritable-format.js'

/** The formats whose files are written anew in place. */
export const rewritableFormats: readonly RewritableFormat[] = [csv, tsv, jsonLines, json, fhir, xml, hl7]

/** The format of a file by its name (`.gz` around any of them), or as told; undefined for what is not written anew in place. */
export function rewritableFormatOf(
  path: string,
  told?: string,
): { readonly format: RewritableFormat; readonly gzip: boolean } | undefined {
  const gzip = /\.gz$/i.test(path)
  const extension = path.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? ''
  const format = rewritableFormats.find(({ id, extensions }) =>
    told === undefined ? extensions.includes(extension) : id === told,
  )
  return format === undefined ? undefined : { format, gzip }
}
