/** Numbers of variables, ascending. Tables over a scope are row-major: the last variable runs fastest. */
export type Scope = readonly number[]

/** Cells of the table over a scope. */
export function cellsOf(scope: Scope, sizes: readonly number[]): number {
  return scope.reduce((product, variable) => product * sizes[variable]!, 1)
}

export function isWithin(inner: Scope, outer: Scope): boolean {
  return inner.every((variable) => outer.includes(variable))
}
