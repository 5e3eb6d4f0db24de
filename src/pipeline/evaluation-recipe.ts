import { commandLine } from './command-line.js'
import { type RecipeInput, type ReleaseRecipe, recipeInput } from './recipe.js'

/** What was evaluated: tables by their path, and every other option that changes a number, as the command line has it. */
export interface EvaluationSources {
  readonly release: string
  readonly seed: number | string
  readonly tables: Readonly<Record<string, { readonly path: string; readonly sha256?: string; readonly rows: number }>>
  /** Further files, for example the schema: by their path. */
  readonly files: Readonly<Record<string, string | undefined>>
  readonly options: Readonly<Record<string, string | number | readonly string[] | undefined>>
}

/** How to evaluate the same tables again, for `internal/recipe.json`. Reads the further files once, for their hashes. */
export async function evaluationRecipe({
  release,
  seed,
  tables,
  files,
  options,
}: EvaluationSources): Promise<ReleaseRecipe> {
  const paths = Object.entries({
    ...Object.fromEntries(Object.entries(tables).map(([role, { path }]) => [role, path])),
    ...files,
  }).flatMap(([role, path]) => (path === undefined ? [] : [[role, path] as const]))
  const spoken = [...paths, ['seed', seed] as const, ...Object.entries(options)].filter(
    ([, value]) => value !== undefined,
  )
  const inputs: RecipeInput[] = await Promise.all(
    paths.map(([role, path]) => recipeInput(role, tables[role] ?? { path })),
  )
  return {
    ...{ format: 'mirrorward/recipe', version: 1, release, seed: String(seed) },
    command: commandLine([
      ...['mirrorward', 'evaluate'],
      ...spoken.flatMap(([name, value]) => [`--${name}`, ...(Array.isArray(value) ? value : [value]).map(String)]),
    ]),
    inputs,
  }
}
