import { isFolder } from './is-folder.js'

/** Whether a folder lies there, or a database of several tables. */
export async function isSeveral(path: string): Promise<boolean> {
  const { isDatabase, isLinkedInput } = await import('../index.js')
  return isDatabase(path) ? isLinkedInput(path) : isFolder(path)
}
