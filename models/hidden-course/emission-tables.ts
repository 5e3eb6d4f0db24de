import type { Emission } from './course.js'

/** P(code | parent's code, state), by column: cell (parent code·codes + code)·states + state. O(cells). */
export function emissionTables({ parents, shares, lifts }: Emission, states: number): Float64Array[] {
  return parents.map((parent, column) => {
    const own = shares[column]!
    if (parent < 0) return own
    const size = own.length / states
    const above = shares[parent]!.length / states
    const table = new Float64Array(above * own.length)
    for (let from = 0; from < above; from++)
      for (let state = 0; state < states; state++) {
        let total = 0
        for (let code = 0; code < size; code++)
          total += own[code * states + state]! * lifts[column]![from * size + code]!
        for (let code = 0; code < size; code++)
          table[(from * size + code) * states + state] =
            (own[code * states + state]! * lifts[column]![from * size + code]!) / total
      }
    return table
  })
}

/** Columns in an order in which each stands after the one it hangs on. */
export function parentsFirstOrder(parents: readonly number[]): number[] {
  const order = parents.flatMap((parent, column) => (parent < 0 ? [column] : []))
  for (let next = 0; next < order.length; next++)
    parents.forEach((parent, column) => {
      if (parent === order[next]) order.push(column)
    })
  return order
}
