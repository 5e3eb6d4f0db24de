/** What surrounds a node: the index of the row being made, and the resource it lies in. */
export interface PathScope {
  readonly rowIndex: number
  readonly resource: Readonly<Record<string, unknown>>
}

/** A path made ready: the elements it finds from one node. Elements are the resource's own JSON. */
export type CompiledPath = (node: unknown, scope: PathScope) => readonly unknown[]
