/** Guards a connection: a second stream of rows while one is open would wait for ever, so it throws. */
export function oneAtATime(): <Row>(rows: () => AsyncIterable<Row>) => AsyncGenerator<Row> {
  let isBusy = false
  return async function* (rows) {
    if (isBusy) throw new Error('tables of one connection are read one at a time')
    isBusy = true
    try {
      yield* rows()
    } finally {
      isBusy = false
    }
  }
}
