import type { TextCodec } from '../rewrite/text-document.js'
import { escapeXml, unescapeXml } from './entities.js'

/** Text between tags. */
export const xmlText: TextCodec = {
  cellOf: unescapeXml,
  textOf: (cell) => (cell ?? '').replace(/[&<>]/g, (sign) => escapeXml(sign)),
}

/** The value of an attribute, in whatever quotes. */
export const xmlAttribute: TextCodec = { cellOf: unescapeXml, textOf: (cell) => escapeXml(cell ?? '') }

/** CDATA: as it is, but for its own end. */
export const xmlCdata: TextCodec = {
  cellOf: (raw) => raw,
  textOf: (cell) => (cell ?? '').replaceAll(']]>', ']]]]><![CDATA[>'),
}

/** Comments and instructions: as they are, but for signs that would end them. */
export const xmlRemark: TextCodec = {
  cellOf: (raw) => raw,
  textOf: (cell) => (cell ?? '').replace(/-(?=-)|-$/g, '- ').replaceAll('?>', '? >'),
}
