import { basename } from 'node:path'
import type { Recipe } from '../../evaluators/index.js'
import { commandLine } from './command-line.js'

/** What was evaluated: tables by their path, and every other option that changes a number, as the command line has it. */
export interface EvaluationSources {
  readonly tables: Readonly<Record<string, { readonly path: string; readonly sha256?: string; readonly rows: number }>>
  /** Further files, for example the schema: by their path. */
  readonly files: Readonly<Record<string, string | undefined>>
  readonly options: Readonly<Record<string, string | number | undefined>>
}

/** What the report says on evaluating the same tables again: files by name alone, as in the recipe of a release. */
export function evaluationRecipe({ tables, files, options }: EvaluationSources): Recipe {
  const bare = (path: string) => (path === '-' ? path : basename(path))
  const paths = Object.entries({
    ...Object.fromEntries(Object.entries(tables).map(([name, { path }]) => [name, path])),
    ...files,
  }).flatMap(([name, path]) => (path === undefined ? [] : [[name, bare(path)] as const]))
  const spoken = [...paths, ...Object.entries(options)].filter(([, value]) => value !== undefined)
  return {
    command: commandLine([
      ...['mirrorward', 'evaluate'],
      ...spoken.flatMap(([name, value]) => [`--${name}`, String(value)]),
    ]),
    files: Object.values(tables).map(({ path, sha256, rows }) => ({ file: bare(path), sha256: sha256 ?? '', rows })),
    configuration: Object.fromEntries(spoken),
  }
}
