/**
 * The states of an outcome as a tree of choices: first whether it is one of the states outside the order (missing,
 * pooled), then which half of the order, which quarter, and so on, cut where the rows are halved. Unordered states are one
 * choice among all. A distribution over states is then one small distribution a choice (a Pólya tree): the coarse
 * choices can be learnt from few rows while the fine ones keep what many rows say, and that smooths along the order.
 * M. Lavine, Some aspects of Pólya tree distributions for statistical modelling, Annals of Statistics 20, 1992.
 */
export interface OutcomeTree {
  readonly stateCount: number
  /** The branches of all choices, numbered choice by choice. */
  readonly branchCount: number
  /** The choice that each branch belongs to. */
  readonly choiceOf: Uint16Array
  /** Depth of each choice: 0 is made first. */
  readonly levelOf: Uint8Array
  /** First branch of each choice, and the number of branches at the end. */
  readonly firstBranch: Uint16Array
  /** The share of each branch in its choice when all states are alike. */
  readonly evenShare: Float64Array
  /** State s takes the branches `path[offsets[s]] … path[offsets[s + 1] − 1]`. */
  readonly offsets: Uint32Array
  readonly path: Uint16Array
}

export interface OutcomeShape {
  /** Rows of each state. */
  readonly counts: ArrayLike<number>
  /** The states 0 … ordered − 1 stand in an order; 0 when none do. The others stand outside it. */
  readonly ordered: number
}

/** The tree of choices among the states of an outcome. O(states × log states). */
export function outcomeTree({ counts, ordered }: OutcomeShape): OutcomeTree {
  const builder = new OutcomeTreeBuilder(counts.length)
  const states = Array.from({ length: counts.length }, (_, state) => state)
  if (ordered < 2) builder.choose(states.map((state) => [state]))
  else {
    const inOrder = states.slice(0, ordered)
    if (ordered < counts.length) builder.choose([inOrder, ...states.slice(ordered).map((state) => [state])])
    halve(inOrder, { builder, counts })
  }
  return builder.tree()
}

function halve(
  states: readonly number[],
  context: { readonly builder: OutcomeTreeBuilder; readonly counts: ArrayLike<number> },
): void {
  if (states.length < 2) return
  const { builder, counts } = context
  const total = states.reduce((sum, state) => sum + counts[state]!, 0)
  let cut = 1
  let before = counts[states[0]!]!
  // Moves on while the next state brings the lower half nearer to half of the rows.
  while (cut < states.length - 1 && 2 * before + counts[states[cut]!]! <= total) before += counts[states[cut++]!]!
  const halves = [states.slice(0, cut), states.slice(cut)]
  builder.choose(halves)
  for (const half of halves) halve(half, context)
}

class OutcomeTreeBuilder {
  readonly #choiceOf: number[] = []
  readonly #levelOf: number[] = []
  readonly #firstBranch: number[] = []
  readonly #evenShare: number[] = []
  readonly #paths: number[][]

  constructor(stateCount: number) {
    this.#paths = Array.from({ length: stateCount }, () => [])
  }

  /** Adds a choice among sets of states; nothing to choose adds none. */
  choose(sets: readonly (readonly number[])[]): void {
    if (sets.length < 2) return
    const all = sets.reduce((sum, set) => sum + set.length, 0)
    const choice = this.#firstBranch.push(this.#choiceOf.length) - 1
    this.#levelOf.push(this.#paths[sets[0]![0]!]!.length)
    for (const set of sets) {
      const branch = this.#choiceOf.push(choice) - 1
      this.#evenShare.push(set.length / all)
      for (const state of set) this.#paths[state]!.push(branch)
    }
  }

  tree(): OutcomeTree {
    const offsets = new Uint32Array(this.#paths.length + 1)
    this.#paths.forEach((path, state) => {
      offsets[state + 1] = offsets[state]! + path.length
    })
    return {
      stateCount: this.#paths.length,
      branchCount: this.#choiceOf.length,
      choiceOf: Uint16Array.from(this.#choiceOf),
      levelOf: Uint8Array.from(this.#levelOf),
      firstBranch: Uint16Array.from([...this.#firstBranch, this.#choiceOf.length]),
      evenShare: Float64Array.from(this.#evenShare),
      offsets,
      path: Uint16Array.from(this.#paths.flat()),
    }
  }
}

/** The probability of each state from the share of each branch in its choice. O(states × depth). */
export function stateProbabilities(tree: OutcomeTree, shares: ArrayLike<number>, start = 0): Float64Array {
  const { stateCount, offsets, path } = tree
  return Float64Array.from({ length: stateCount }, (_, state) => {
    let probability = 1
    for (let step = offsets[state]!; step < offsets[state + 1]!; step++) probability *= shares[start + path[step]!]!
    return probability
  })
}
