/** What became of one file that a manifest or a recipe lists. */
export interface VerifiedFile {
  readonly file: string
  readonly status: 'same' | 'differs' | 'missing'
}
