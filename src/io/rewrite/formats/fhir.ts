import { jsonDocuments, jsonLineDocuments } from '../../json/json-documents.js'
import { ofResources, patientIds, patientOfResource, resourceNode } from '../../json/resource-documents.js'
import type { TextDocument } from '../text-document.js'
import { jsonTexts } from './json.js'
import { type DocumentsRequest, ofDocuments } from './of-documents.js'

/** FHIR resources as JSON: a resource a line (NDJSON), one a file, or Bundles, of which each entry is a row. Paths begin with the type. */
export const fhir = ofDocuments(
  { id: 'fhir', title: 'FHIR', extensions: [], facts: [patientOfResource] },
  (texts, request) =>
    /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(request.file)
      ? jsonLineDocuments(texts, { ...request, nodeAt: resourceNode, facts: ofResources })
      : bundleDocuments(texts, request),
  jsonTexts,
)

async function* bundleDocuments(texts: AsyncIterable<string>, request: DocumentsRequest): AsyncGenerator<TextDocument> {
  const pieces: string[] = []
  for await (const piece of texts) pieces.push(piece)
  const text = pieces.join('')
  const ids = patientIds(text.replace(/^\uFEFF/, ''))
  yield* jsonDocuments(once(text), {
    ...request,
    records: 'Bundle.entry[*]',
    nodeAt: resourceNode,
    facts: (own, spans) => ofResources(own, spans, ids),
  })
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
