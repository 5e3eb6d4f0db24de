/** Whether a folder lies there, messages that hold several tables, or a database of several. */
export async function isSeveral(path: string): Promise<boolean> {
  const { isLinkedInput, isLinkedSchemaFile } = await import('../index.js')
  return !isLinkedSchemaFile(path) && isLinkedInput(path)
}
