/**
 * A writing that may be killed and gone on with. Rows go into a place of their own (`partialName`), a table at a time, each whole
 * or not there; keys and the place's own name come when all are.
 */
export interface PartialWrite {
  /** Tables that an earlier writing finished, with their rows: they are not read again. */
  readonly done: ReadonlyMap<string, number>
  /** A table's rows are there for good. */
  onDone(table: string, rows: number): Promise<void>
}

/** What a schema or a file is called before it is whole. */
export function partialName(name: string): string {
  return `${name}_partial`
}
