import { mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import { cellAt, type Table } from '../../../src/table/index.js'
import type { Interval } from '../../metric.js'
import type { KnowledgeSize } from './attacker-knowledge.js'
import { residualRisk, successRate } from './residual-risk.js'
import { compareGuesses, comparison, together } from './secret-guess.js'

/** Inference by one amount of knowledge: rates of right guesses about training and unseen rows, and what remains. */
export interface KnowledgeRisk {
  readonly knowledge: string
  /** Columns known, the most over secrets. */
  readonly columns: number
  readonly onTrain: number
  readonly onHoldout: number
  readonly value: number
  readonly interval: Interval
}

interface KnowledgeTables {
  /** Ranges of the distance are fixed on these two. */
  readonly train: Table
  readonly holdout: Table
  readonly synthetic: Table
  /** The people attacked, learnt from and not. */
  readonly members: Table
  readonly others: Table
}

/**
 * The nearest synthetic row asked for every secret, by attackers who know more and more of a person's other columns.
 * O(sizes × secrets) nearest-row searches.
 */
export function inferenceByKnowledge(
  sizes: readonly KnowledgeSize[],
  secrets: readonly string[],
  tables: KnowledgeTables,
): KnowledgeRisk[] {
  return sizes.flatMap(({ knowledge, columnsFor }) => {
    const asked = secrets.filter((secret) => columnsFor(secret).length > 0)
    const guesses = asked.map((secret) => guessByNearest(secret, columnsFor(secret), tables))
    const [attack, control] = (['members', 'others'] as const).map((side) =>
      together(guesses.map((each) => each[side])),
    )
    if (attack!.attempts === 0 || control!.attempts === 0) return []
    const [onTrain, onHoldout] = [successRate(attack!), successRate(control!)]
    const columns = Math.max(...asked.map((secret) => columnsFor(secret).length))
    const rates = { onTrain: onTrain.value, onHoldout: onHoldout.value }
    return [{ knowledge, columns, ...rates, ...residualRisk(onTrain, onHoldout) }]
  })
}

function guessByNearest(
  secret: string,
  known: readonly string[],
  { train, holdout, synthetic, members, others }: KnowledgeTables,
) {
  const place = mixedSpace([train, holdout], known)
  const search = neighbourSearch(place(synthetic))
  const isRight = comparison(train.column(secret))
  const about = (people: Table) => {
    const guesses = Array.from(search(place(people)).rows, (row) => cellAt(synthetic.column(secret), row))
    return compareGuesses(guesses, people.column(secret), isRight)
  }
  return { members: about(members), others: about(others) }
}
