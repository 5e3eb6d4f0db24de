import { element } from './dom.js'
import { words } from './words.js'

/** What a job had against it, one line a cause: no cell value. */
export function faultNote({ message, issues = [] }) {
  const texts = words().run
  const placeOf = ({ column, row }) =>
    [column !== undefined && texts.column(column), row !== undefined && texts.row(row)].filter(Boolean).join(', ')
  return element(
    'div',
    { class: 'note failure', role: 'alert' },
    element('strong', {}, message),
    issues.length > 0 &&
      element(
        'ul',
        {},
        issues.slice(0, 20).map((issue) => {
          const place = placeOf(issue)
          return element('li', {}, place === '' ? issue.message : `${place}: ${issue.message}`)
        }),
      ),
  )
}
