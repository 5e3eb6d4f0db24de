import type { RowLayout, Step } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'

/** What a person's rows so far tell, in running sums: nothing of a row is kept but its states. */
export class History {
  readonly #layout: RowLayout
  readonly #columns: readonly ColumnHistory[]
  /** Time of the latest row of the unit; NaN before its first and where times are missing. */
  readonly time: Float64Array
  /** The time that no row of a unit may pass; infinite without one. */
  readonly #until: Float64Array
  readonly #origins: Float64Array | undefined
  /** State of the gap before the latest row; −1 without one. */
  readonly #gap: Int32Array
  /** Both of the row before the one that is drawn. */
  readonly #timeBefore: Float64Array
  readonly #gapBefore: Int32Array
  /** Rows so far, over all units. */
  readonly #rows: Int32Array

  constructor(
    layout: RowLayout,
    {
      columns,
      until,
      origins,
    }: {
      readonly columns: readonly TreeColumn[]
      readonly until: Float64Array
      /** What times are told from, by unit; 0 when absent. */
      readonly origins?: Float64Array | undefined
    },
  ) {
    this.#layout = layout
    this.#until = until
    this.#origins = origins
    this.#columns = columns.map((column) => new ColumnHistory(layout.people, column))
    this.time = new Float64Array(layout.people).fill(Number.NaN)
    this.#timeBefore = new Float64Array(layout.people).fill(Number.NaN)
    this.#gap = new Int32Array(layout.people).fill(-1)
    this.#gapBefore = new Int32Array(layout.people).fill(-1)
    this.#rows = new Int32Array(layout.people)
  }

  /** A new row begins: in a new unit, time is unknown until its first is drawn. */
  begin(person: number, row: number): void {
    if (this.#layout.indexOf[row] === 0) {
      this.time[person] = Number.NaN
      this.#gap[person] = -1
    }
    this.#timeBefore[person] = this.time[person]!
    this.#gapBefore[person] = this.#gap[person]!
  }

  /** The time of the row that began, and the state of the gap before it (−1 for the first of a unit). */
  setTime(person: number, time: number, gap: number): void {
    this.time[person] = Number.isNaN(time) ? this.#timeBefore[person]! : time
    this.#gap[person] = gap
  }

  /** The rows of a step are whole: `states[column][row]`, −1 for missing. Rows that are dropped count for nothing. */
  end(
    { people, rows }: Pick<Step, 'people' | 'rows'>,
    { states, dropped }: { readonly states: readonly Int32Array[]; readonly dropped?: Uint8Array },
  ): void {
    for (let column = 0; column < this.#columns.length; column++) {
      const [history, own] = [this.#columns[column]!, states[column]!]
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        if (dropped?.[row] === 1 || own[row]! < 0) continue
        history.add(people[at]!, own[row]!, this.#now(people[at]!))
      }
    }
    for (let at = 0; at < rows.length; at++) if (dropped?.[rows[at]!] !== 1) this.#rows[people[at]!]!++
  }

  /** How to read a feature for a person whose row is being drawn; NaN where there is nothing to tell. */
  reader(feature: HistorySource): (person: number, row: number) => number {
    const { indexOf, unitOf, unitRows } = this.#layout
    const origins = this.#origins
    const originOf = (row: number) => origins?.[unitOf[row]!] ?? 0
    switch (feature.from) {
      case 'index':
        return (_, row) => indexOf[row]!
      case 'left':
        return (_, row) => unitRows[unitOf[row]!]! - indexOf[row]! - 1
      case 'time-before':
        return (person, row) => this.#timeBefore[person]! - originOf(row)
      case 'remaining-before':
        return (person, row) => finite(this.#until[unitOf[row]!]! - this.#timeBefore[person]!)
      case 'pace':
        return (person, row) =>
          finite((this.#until[unitOf[row]!]! - this.#timeBefore[person]!) / (unitRows[unitOf[row]!]! - indexOf[row]!))
      case 'time':
        return (person, row) => this.time[person]! - originOf(row)
      case 'remaining':
        return (person, row) => finite(this.#until[unitOf[row]!]! - this.time[person]!)
      case 'gap':
        return (person) => (this.#gap[person]! < 0 ? Number.NaN : this.#gap[person]!)
      case 'gap-before':
        return (person) => (this.#gapBefore[person]! < 0 ? Number.NaN : this.#gapBefore[person]!)
      case 'since': {
        const { seenAt } = this.#columns[feature.column]!
        return (person) => this.#now(person) - seenAt[person]!
      }
      default:
        return this.#columns[feature.column]!.reader(feature.from)
    }
  }

  /** Time where there is one, else the number of rows. */
  #now(person: number): number {
    return Number.isNaN(this.time[person]!) ? this.#rows[person]! : this.time[person]!
  }
}

/** Where a feature of a row comes from. */
export type HistorySource =
  | {
      readonly from:
        | 'index'
        | 'left'
        | 'time-before'
        | 'remaining-before'
        | 'pace'
        | 'time'
        | 'remaining'
        | 'gap-before'
        | 'gap'
    }
  | { readonly from: ColumnSource | 'since'; readonly column: number }

export type ColumnSource = 'last' | 'before' | 'mean' | 'number' | 'most'

/** The observed states of one column, person by person. */
class ColumnHistory {
  readonly #stateCount: number
  readonly #last: Int32Array
  readonly #before: Int32Array
  readonly #sum: Float64Array
  readonly #number: Int32Array
  /** Rows of each state so far, and the state with most: of columns without order. */
  readonly #tally: Uint16Array | undefined
  readonly #most: Int32Array
  readonly seenAt: Float64Array

  constructor(people: number, { insideCount, isOrdered }: TreeColumn) {
    this.#stateCount = insideCount
    this.#last = new Int32Array(people).fill(-1)
    this.#before = new Int32Array(people).fill(-1)
    this.#most = new Int32Array(people).fill(-1)
    this.#sum = new Float64Array(people)
    this.#number = new Int32Array(people)
    this.seenAt = new Float64Array(people).fill(Number.NaN)
    if (!isOrdered && insideCount > 2) this.#tally = new Uint16Array(people * insideCount)
  }

  add(person: number, state: number, now: number): void {
    this.#before[person] = this.#last[person]!
    this.#last[person] = state
    this.#sum[person]! += state
    this.#number[person]!++
    this.seenAt[person] = now
    if (this.#tally === undefined) return
    const own = person * this.#stateCount
    const count = ++this.#tally[own + state]!
    if (this.#most[person]! < 0 || count > this.#tally[own + this.#most[person]!]!) this.#most[person] = state
  }

  reader(from: ColumnSource): (person: number) => number {
    const number = this.#number
    const sum = this.#sum
    if (from === 'number') return (person) => number[person]!
    if (from === 'mean') return (person) => (number[person] === 0 ? Number.NaN : sum[person]! / number[person]!)
    const states = { last: this.#last, before: this.#before, most: this.#most }[from]
    return (person) => (states[person]! < 0 ? Number.NaN : states[person]!)
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN
}
