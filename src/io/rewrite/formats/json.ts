import { jsonDocuments, jsonLineDocuments } from '../../json/json-documents.js'
import { openBytes } from '../../open-bytes.js'
import { decoded, type FileTexts } from '../file-texts.js'
import type { RewritableFile } from '../rewritable-format.js'
import { ofDocuments } from './of-documents.js'

/** JSON is UTF-8. */
export async function jsonTexts(file: RewritableFile): Promise<FileTexts> {
  return {
    texts: decoded(openBytes(file.path, file), { encoding: 'utf-8', path: file.path }),
    encode: (text) => Buffer.from(text, 'utf8'),
  }
}

/** A document a line, columns by path. */
export const jsonLines = ofDocuments(
  { id: 'jsonl', title: 'JSON lines', extensions: ['jsonl', 'ndjson'] },
  jsonLineDocuments,
  jsonTexts,
)

/** One document, or the list in it whose elements are rows. Held whole. */
export const json = ofDocuments(
  { id: 'json', title: 'JSON', extensions: ['json'], hasRecords: true },
  (texts, { records, ...rest }) =>
    jsonDocuments(texts, { ...rest, ...(records !== undefined && { records: plain(records) }) }),
  jsonTexts,
)

/** A path without the `$.` that it may begin with. */
export function plain(path: string): string {
  return path.replace(/^\$\.?/, '')
}
