import { type Issue, MirrorwardError } from '../../errors.js'
import { nearestLink, type UnlinkedTable } from '../../table/linked/index.js'

/**
 * That several tables have no people, by file. Where a column is called as the key of another table and too few of its cells are
 * found there, its first row that is not is named, and whether the two are written differently.
 */
export function noPeople(
  read: readonly (Pick<UnlinkedTable, 'schema' | 'table' | 'name'> & { readonly path: string })[],
): MirrorwardError {
  const near = nearestLink(read)
  const files = read.map(({ path, table }): Issue => {
    return { message: table.rowCount === 0 ? 'no rows' : 'no column links it to another table', file: path }
  })
  const fileOf = (name: string) => read.find((each) => each.name === name)!.path
  const missed = near && {
    message: `${near.found} of ${near.present} rows are found in table "${near.parent}", column "${near.key}"${
      near.alike > near.found
        ? `; ${near.alike} without leading zeros, spaces and case: write keys alike`
        : '; rows without a parent are dropped or kept by a linked.yaml with key, parent and orphans'
    }`,
    file: fileOf(near.child),
    column: near.column,
    row: near.firstRow + 1,
  }
  return new MirrorwardError('bad-data', 'no table of people: no column of one table holds what another points at', {
    issues: [...files, ...(missed ? [missed] : [])],
  })
}
