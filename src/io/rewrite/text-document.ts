/** Where a value lies in the text of a document. */
export interface ValueSpan {
  /** The column of its rule: a path of JSON or XML, a place of HL7. */
  readonly column: string
  readonly start: number
  readonly end: number
  /** What is cut out when the value is dropped: its key, a comma, its element with it. */
  readonly cut: readonly [number, number]
  /** How it is written, where that is otherwise than in the rest of its document. */
  readonly codec?: TextCodec
}

/** How values stand in a text. */
export interface TextCodec {
  /** A value as a cell; null is missing. */
  cellOf(raw: string): string | null
  /** A new cell in the place of an old text. */
  textOf(cell: string | null, raw: string): string
}

/** A part of a file whose values are those of one row: a line, a message, a record. Parts one after the other are the file. */
export interface TextDocument {
  readonly text: string
  /** In the order of the text, none within another. */
  readonly spans: readonly ValueSpan[]
  readonly codec: TextCodec
  /** Columns that the file does not have as such: whose resource it is. */
  readonly facts?: ReadonlyMap<string, string>
}
