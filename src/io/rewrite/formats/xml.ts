import { xmlDocuments } from '../../xml/xml-documents.js'
import { ofDocuments } from './of-documents.js'

/** XML: columns are paths of elements, attributes and comments. A record is held at a time where `records` names them. */
export const xml = ofDocuments({ id: 'xml', title: 'XML', extensions: ['xml'], hasRecords: true }, xmlDocuments)
