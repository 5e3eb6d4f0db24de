import { type ColumnSchema, isModelled, type Schema } from '../src/table/index.js'

/** The columns a model learns: what fidelity and distances look at. */
export function modelledColumns(schema: Schema): ColumnSchema[] {
  return schema.columns.filter(isModelled)
}

export function modelledNames(schema: Schema): string[] {
  return modelledColumns(schema).map((column) => column.name)
}
