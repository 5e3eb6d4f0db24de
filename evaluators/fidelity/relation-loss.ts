import type { ClearRelations } from './clear-relations.js'

/**
 * The surely lost relations' share of all that are clear, 0 to 1, each by the square of its rank correlation: a main finding
 * is not one of many. 0 where nothing is clear.
 */
export function relationLoss({ effects }: Pick<ClearRelations, 'effects'>): number {
  const weightOf = ({ real }: ClearRelations['effects'][number]) => Math.tanh(real.value) ** 2
  const sum = (some: ClearRelations['effects']) => some.reduce((total, effect) => total + weightOf(effect), 0)
  return effects.length === 0 ? 0 : sum(effects.filter(({ isSure }) => isSure)) / sum(effects)
}
