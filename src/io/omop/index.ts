export { type CdmField, type CdmTable, cdmTable, cdmTables } from './cdm-tables.js'
export { type Era, erasOf, type Stretch } from './eras.js'
export { isOmop, omopFiles, openOmop } from './open-omop.js'
export { OmopWriter, writtenTables } from './write-omop.js'
