/** Variables with parents before children, lowest number first where free; null when the arrows form a circle. */
export function topologicalOrder(parents: readonly (readonly number[])[]): number[] | null {
  const order: number[] = []
  const placed = new Set<number>()
  while (order.length < parents.length) {
    const next = parents.findIndex((list, child) => !placed.has(child) && list.every((parent) => placed.has(parent)))
    if (next < 0) return null
    order.push(next)
    placed.add(next)
  }
  return order
}
