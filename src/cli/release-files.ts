import { join } from 'node:path'
import { type Manifest, recipeFile } from '../index.js'

/** Every file of a release with its folder; `others` are in no manifest. */
export function releaseFiles(
  { folder, manifest }: { readonly folder: string; readonly manifest: Pick<Manifest, 'outputs'> },
  others: readonly string[] = [],
): string[] {
  const files = [...manifest.outputs.map(({ file }) => file), 'manifest.json', ...others, recipeFile]
  return files.map((file) => join(folder, file))
}
