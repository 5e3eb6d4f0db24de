import { parseFormula } from '../../../expression/parse.js'
import type { Candidate } from '../../find/candidate.js'
import type { Found } from '../../relation-kind.js'
import type { OrderRelation } from './relation.js'

/** An order of columns that a formula or their combinations tie already, and one of a date written twice that its source has as well. */
export function isImpliedOrder({ relation }: Candidate<OrderRelation>, found: readonly Found[]): boolean {
  const ties = found.filter((each) => each.relation.type === 'formula' || each.relation.type === 'joint')
  const isTied = ({ column, inputs }: Found) =>
    [relation.lower, relation.upper].every((name) => name === column || inputs.includes(name))
  return ties.some(isTied) || isOrderOfSources(relation, found)
}

function isOrderOfSources(relation: OrderRelation, found: readonly Found[]): boolean {
  const sourceOf = (name: string) => {
    const copy = found.find((each) => each.column === name && isCopy(each))
    return copy?.inputs[0] ?? name
  }
  const [lower, upper] = [sourceOf(relation.lower), sourceOf(relation.upper)]
  if (lower === relation.lower && upper === relation.upper) return false
  return (
    lower === upper ||
    found.some(({ relation: other }) => other.type === 'order' && other.lower === lower && other.upper === upper)
  )
}

/** A column that writes another one a second time. */
function isCopy({ relation }: Found): boolean {
  return (
    relation.type === 'formula' && relation.within === undefined && parseFormula(relation.formula).type === 'column'
  )
}
