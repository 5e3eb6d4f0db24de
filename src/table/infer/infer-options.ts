import type { FileNotation } from '../schema.js'
import type { MarkerAnswers } from './missing-markers.js'
import type { TextProfile } from './text-profile.js'

/** What inference is told beside the cells. */
export interface InferOptions {
  readonly name: string
  /** Of the file that the table came from: its delimiter tells something of its decimal mark. */
  readonly notation?: FileNotation
  /** Answers to the questions of an earlier look, by column. */
  readonly answers?: ReadonlyMap<string, MarkerAnswers>
  /** Texts that stand for missing in every column. */
  readonly missing?: readonly string[]
  /** How dates are written; columns whose cells it reads hold dates. */
  readonly dateFormat?: string
  /** How the dates of these columns are written, as a person answered. */
  readonly dateFormats?: ReadonlyMap<string, string>
  /** Columns whose texts are counted over rows of which the table is a sample, by name. */
  readonly profiles?: ReadonlyMap<string, TextProfile>
  /** Told each column, by its place, before it is looked at. */
  readonly onColumn?: (index: number) => void
}
