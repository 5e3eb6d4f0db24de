import { type Issue, MirrorwardError } from '../../errors.js'

const shownIssues = 100

/** Collects what is wrong with a file, so that all of it is reported together. */
export class CsvIssues {
  readonly #file: string
  readonly #issues: Issue[] = []
  #unshown = 0

  constructor(file: string) {
    this.#file = file
  }

  get isEmpty(): boolean {
    return this.#issues.length === 0
  }

  add(message: string, place: { readonly column?: string; readonly row?: number } = {}): void {
    if (this.#issues.length < shownIssues) this.#issues.push({ message, file: this.#file, ...place })
    else this.#unshown++
  }

  /** Throws `bad-data` with every issue; does nothing when there is none. */
  throwIfAny(): void {
    if (this.isEmpty) return
    const issues = [...this.#issues]
    if (this.#unshown > 0) issues.push({ message: `${this.#unshown} more problems`, file: this.#file })
    throw new MirrorwardError('bad-data', `cannot read file: "${this.#file}"`, { issues })
  }
}
