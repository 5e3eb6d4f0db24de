import { stat } from 'node:fs/promises'

/** Whether a folder lies there: several tables. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}
