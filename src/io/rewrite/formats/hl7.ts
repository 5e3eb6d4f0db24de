import { hl7Documents } from '../../hl7/hl7-documents.js'
import { ofDocuments } from './of-documents.js'

/** HL7 v2: a message a row, columns by segment, field and component. */
export const hl7 = ofDocuments({ id: 'hl7', title: 'HL7 v2', extensions: ['hl7'] }, hl7Documents)
