import { drawOf, type Surrogate } from './surrogate.js'

const openings = ['Seen in clinic', 'Follow-up visit', 'Telephone review', 'Ward round']
const findings = ['no new complaint', 'symptoms unchanged', 'feeling better', 'no side effects reported']
const plans = ['Continue as before.', 'Review in three months.', 'Repeat tests.', 'No further action.']

/** Sentences of nothing, for programs that need a text in the place of one. */
export const notes: readonly Surrogate[] = [
  {
    id: 'note',
    make: (row) =>
      `${drawOf(openings, row, 'opening')}: ${drawOf(findings, row, 'finding')}. ${drawOf(plans, row, 'plan')}`,
  },
]
