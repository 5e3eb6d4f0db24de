import type { Metric } from '../metric.js'
import { coarseRows } from '../natures.js'
import { pairTrends } from './pair-trends.js'
import { shape } from './shape.js'

/** The shapes of a coarser release read at the coarseness of the real table: what the coarseness itself costs. */
export const originalShape: Metric = {
  ...shape,
  id: 'fidelity.original-shape',
  title: 'Column shapes at the original coarseness',
  question: 'Does each column look as it did before it was made coarser?',
  reading:
    'Column shapes with the released table read as fine as the real one: the middle of a band stands for its numbers, the commonest real level for a group of levels. 1 is identical. The same at the coarseness of the release stands beside it: the difference is what coarseness costs.',
  natures: coarseRows,
}

/** The same of pairs. */
export const originalPairs: Metric = {
  ...pairTrends,
  id: 'fidelity.original-pairs',
  title: 'Pair trends at the original coarseness',
  question: 'Do pairs of columns go together as they did before they were made coarser?',
  reading:
    'Pair trends with the released table read as fine as the real one: the middle of a band stands for its numbers, the commonest real level for a group of levels. 1 is identical. Unrelated pairs raise it.',
  natures: coarseRows,
  workbench: 'original pairs',
}
