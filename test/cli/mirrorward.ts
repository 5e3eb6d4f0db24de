import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = resolve(import.meta.dirname, '../..')
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Arguments for Node that run the command from its source. */
export const commandWords: readonly string[] = ['--import', loader, join(root, 'src/cli/main.ts')]

/** Runs the command from its source in `folder`, as a user would. */
export function mirrorward(
  folder: string,
  words: readonly string[],
  { input, env = {} }: { readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): Outcome {
  return spawnSync(process.execPath, [...commandWords, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    ...(input !== undefined && { input }),
  })
}
