/** Whether a time was found by how rows stand: it falls within at most one parent in twenty. */
export function isRising({ count, of }: { readonly count: number; readonly of: number }): boolean {
  return of > 0 && count >= 0.95 * of
}
