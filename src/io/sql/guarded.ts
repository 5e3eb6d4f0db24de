/** Runs work of a driver; what it throws becomes an error in our words. */
export type Guarded = <Result>(work: () => Promise<Result>) => Promise<Result>

export function guardedBy(inOurWords: (error: unknown) => Error): Guarded {
  return async (work) => {
    try {
      return await work()
    } catch (error) {
      throw inOurWords(error)
    }
  }
}
