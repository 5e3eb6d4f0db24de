import { dirname, isAbsolute, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type HierarchySpec, readPaths, treeOfPaths } from '../../identity/index.js'
import { readText } from '../load-input.js'
import { readYaml } from '../read-yaml.js'

/** Hierarchies as options hold them, and the files that they were read from. */
export interface ReadHierarchies {
  readonly options: Readonly<Record<string, unknown>>
  /** By what each file says. */
  readonly files: readonly { readonly role: string; readonly path: string }[]
}

/**
 * Options of k-anonymity with their hierarchies read: `hierarchies` is a YAML file of columns, or a column is a file of ARX (one
 * value a line, its levels by column). Paths in a YAML file begin where it lies. Throws `not-found`, `bad-option` for a file that
 * is no such YAML, `bad-data` for one that is not a tree, with the line.
 */
export async function readHierarchies(options: Readonly<Record<string, unknown>>): Promise<ReadHierarchies> {
  const { hierarchies } = options
  const files: { readonly role: string; readonly path: string }[] = []
  let stated = hierarchies
  let folder = '.'
  if (typeof hierarchies === 'string') {
    stated = await readColumns(hierarchies)
    files.push({ role: 'hierarchies', path: hierarchies })
    folder = dirname(hierarchies)
  }
  if (typeof stated !== 'object' || stated === null) return { options, files }
  const specs = await Promise.all(
    Object.entries(stated).map(async ([column, spec]) => {
      if (typeof spec !== 'string') return [column, spec] as const
      const path = isAbsolute(spec) ? spec : join(folder, spec)
      files.push({ role: `hierarchy of ${column}`, path })
      return [column, await readPathsFile(path, column)] as const
    }),
  )
  return { options: { ...options, hierarchies: Object.fromEntries(specs) }, files }
}

async function readColumns(path: string): Promise<unknown> {
  const values = await readYaml(path)
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values
  throw new MirrorwardError('bad-option', `a file of hierarchies holds columns and their levels: "${path}"`)
}

async function readPathsFile(path: string, column: string): Promise<HierarchySpec> {
  const paths = readPaths(await readText(path), path)
  treeOfPaths(paths, { column, file: path })
  return { kind: 'paths', paths }
}
