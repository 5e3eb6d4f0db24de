import { arrowFormat } from './arrow/arrow-format.js'
import { datasetJsonFormat } from './dataset-json/dataset-json-format.js'
import { dtaFormat } from './dta/dta-format.js'
import { parquetFormat } from './parquet/parquet-format.js'
import { xlsxFormat } from './xlsx/xlsx-format.js'
import { xportFormat } from './xport/xport-format.js'

/** Every format of typed files; each is loaded when a file of it is met. */
export const typedFormats = [parquetFormat, arrowFormat, xlsxFormat, dtaFormat, xportFormat, datasetJsonFormat] as const

export type TypedFormatName = (typeof typedFormats)[number]['name']
