export { type ArqueroColumns, type ArqueroTable, tableFromArquero, tableToArquero } from './arquero.js'
