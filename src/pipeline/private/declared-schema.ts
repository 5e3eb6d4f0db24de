import { undeclared } from '../../encode/index.js'
import { type Issue, MirrorwardError } from '../../errors.js'
import { type ColumnSchema, domainOf, isModelled, type Schema } from '../../table/index.js'

/**
 * Throws `bad-option` naming every learnt column of which nobody said where its bounds or levels come from, or that was told from
 * the table, or declared without saying what it may hold. Looks at the schema alone.
 */
export function checkDomains(schema: Schema, { file }: { readonly file: string }): void {
  const issues: Issue[] = schema.columns.filter(isModelled).flatMap((column) => {
    const message = faultOf(column, schema)
    return message === undefined ? [] : [{ file, column: column.name, message }]
  })
  if (schema.columns.every((column) => !isModelled(column))) issues.push({ file, message: 'it has no column to learn' })
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'the schema does not say publicly what columns may hold', { issues })
}

/** Throws `bad-option` naming every column whose kind is to be bought: cells that a mask has changed look otherwise. */
export function refuseOpenKinds(schema: Schema, { file }: { readonly file: string }): void {
  const issues: Issue[] = schema.columns
    .filter((column) => isModelled(column) && domainOf(column, schema) === 'buy-kind')
    .map(({ name }) => ({
      file,
      column: name,
      message: 'a mask stands before the release: say the kind of the column',
    }))
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'kinds cannot be bought of cells that a mask changes', { issues })
}

function faultOf(column: ColumnSchema, schema: Schema): string | undefined {
  switch (domainOf(column, schema)) {
    case 'buy':
    case 'buy-kind':
      return undefined
    case 'data':
      return 'its bounds or levels came from the table: type them and say domain: declared, or say domain: buy'
    case 'declared':
    case 'bought': {
      const missing = undeclared(column)
      return missing === undefined ? undefined : `${missing}, or say domain: buy`
    }
    case undefined:
      return 'neither declared nor bought: type what it may hold and say domain: declared, or say domain: buy'
  }
}
