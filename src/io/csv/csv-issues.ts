import { type Issue, MirrorwardError } from '../../errors.js'

/** Lines of one cause, and of all. */
const shownOfCause = 3
const shownIssues = 7

/** Collects what is wrong with a file, so that all of it is reported together. */
export class CsvIssues {
  readonly #file: string
  #issues: Issue[] = []
  readonly #counts = new Map<string, number>()

  constructor(file: string) {
    this.#file = file
  }

  get isEmpty(): boolean {
    return this.#issues.length === 0
  }

  add(message: string, place: { readonly column?: string; readonly row?: number } = {}): void {
    const count = (this.#counts.get(message) ?? 0) + 1
    this.#counts.set(message, count)
    if (count <= shownOfCause) this.#issues.push({ message, file: this.#file, ...place })
  }

  /** One cause in the place of everything that followed from it. */
  explain(message: string, follows: string): void {
    this.#issues = this.#issues.filter((issue) => issue.message !== follows)
    this.#counts.delete(follows)
    this.add(message)
  }

  /** Throws `bad-data` with every issue; does nothing when there is none. */
  throwIfAny(): void {
    if (this.isEmpty) return
    const issues = this.#issues.slice(0, shownIssues)
    const all = [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
    if (all > issues.length)
      issues.push({ message: `${all - issues.length} more problems like these`, file: this.#file })
    throw new MirrorwardError('bad-data', `cannot read file: "${this.#file}"`, { issues })
  }
}
