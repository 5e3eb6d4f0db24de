import { MirrorwardError } from '../errors.js'

/** A table of a warehouse as one URL: `--engine spark://host:10000` and the name of the table there. Throws `bad-option` for a URL of anything else. */
export async function withEngine(table: string, engine: string | undefined): Promise<string> {
  if (engine === undefined) return table
  const { isDatabase, withParameters } = await import('../index.js')
  if (!/^spark:\/\//i.test(engine)) throw new MirrorwardError('bad-option', 'an engine is a URL: spark://host:10000')
  if (isDatabase(table)) throw new MirrorwardError('bad-option', 'with --engine the input is the name of a table there')
  return withParameters(engine, { tables: [table] })
}

export const engineHelp = 'the warehouse that holds the table and counts it there: spark://host:10000 (docs/scale.md)'
