/** What PostgreSQL's dialect asks of a driver. Cells come as the server writes them. */
export interface PostgresSession {
  query(
    sql: string,
    values?: readonly (string | null)[],
  ): Promise<{ readonly rows: readonly (readonly (string | null)[])[]; readonly fields: readonly PostgresField[] }>
  /** The bytes of `COPY … TO STDOUT`. */
  copyOut(sql: string): AsyncIterable<Uint8Array>
  /** Sends the bytes of `COPY … FROM STDIN`. */
  copyIn(sql: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  close(): Promise<void>
}

export interface PostgresField {
  readonly name: string
  readonly typeId: number
  /** `atttypmod`: lengths and precisions; −1 is none. */
  readonly modifier: number
}
