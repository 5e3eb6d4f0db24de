import { element } from './dom.js'
import { words } from './words.js'

/** Every question of the report with its answer. */
export function verdictTable(answers) {
  return element(
    'table',
    { class: 'answers' },
    element('caption', {}, words().report.verdict),
    element(
      'tbody',
      {},
      answers.map(({ question, status, answer }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, question),
          element('td', {}, element('span', { class: 'status', 'data-status': status }, answer)),
        ),
      ),
    ),
  )
}
