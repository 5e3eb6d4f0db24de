import { MirrorwardError } from '../errors.js'

/** A database with `--query` said of it; anything else as it is. Throws `bad-option` for a query of a file. */
export async function withQuery(files: readonly string[], query: string | undefined): Promise<string[]> {
  if (query === undefined) return [...files]
  const { isDatabase, withParameters } = await import('../index.js')
  const [file = '', ...others] = files
  if (others.length > 0 || !isDatabase(file))
    throw new MirrorwardError('bad-option', 'a query is asked of one database')
  return [withParameters(file, { query })]
}
