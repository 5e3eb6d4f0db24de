import type { Engine } from '../engine.js'

/** The names of the columns as the file has them; the engine itself renames those that differ by case alone. */
export async function parquetColumnNames(engine: Engine, source: readonly string[]): Promise<string[]> {
  const nodes = await engine.texts('SELECT name, num_children FROM parquet_schema(?)', source)
  const childrenOf = (at: number) => Number(nodes[at]?.[1] ?? 0)
  /** Where the node after `at` and everything inside it stands: nodes are listed depth first. */
  const after = (at: number): number => {
    let next = at + 1
    for (let child = 0; child < childrenOf(at); child++) next = after(next)
    return next
  }
  const names: string[] = []
  for (let at = 1; at < nodes.length; at = after(at)) names.push(nodes[at]?.[0] ?? '')
  return names
}
