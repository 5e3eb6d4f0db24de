import { element } from './dom.js'
import { ask, guarded } from './server.js'
import { say } from './texts.js'

/** The synthetic rows of a release, fifty at a time. */
export async function showRows(release) {
  const place = element('div')
  const show = async (from) => {
    const answer = await ask('rows', { release, from })
    const last = answer.from + answer.cells.length
    const step = (label, target, isPossible) =>
      element('button', { type: 'button', disabled: !isPossible, onclick: () => move(target) }, label)
    place.replaceChildren(
      element(
        'div',
        { class: 'row' },
        step(say('First'), 0, answer.from > 0),
        step(say('Back'), Math.max(0, answer.from - 50), answer.from > 0),
        step(say('Next'), answer.from + 50, last < answer.rows),
        step(say('Last'), Math.floor((answer.rows - 1) / 50) * 50, last < answer.rows),
        element(
          'span',
          { class: 'muted' },
          answer.rows === 0 ? say('no rows') : say('rows {} to {} of {}', answer.from + 1, last, answer.rows),
        ),
      ),
      rowTable(answer, answer.from),
    )
  }
  const move = async (from) => {
    const name = document.activeElement?.textContent
    await guarded(() => show(from))
    const again = [...place.querySelectorAll('button')].find((button) => button.textContent === name)
    ;(again?.disabled ? place.querySelector('button:enabled') : again)?.focus()
  }
  await show(0)
  return [
    element('h1', {}, say('Synthetic rows')),
    element(
      'p',
      { class: 'muted' },
      say('Of {}. Drawn from a model: no row is a person, and a row can still resemble one.', release),
    ),
    place,
  ]
}

export function rowTable({ columns, cells }, from) {
  return element(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-label': say('Rows') },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, say('row')),
          columns.map((name) => element('th', { scope: 'col' }, name)),
        ),
      ),
      element(
        'tbody',
        {},
        cells.map((row, index) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, String(from + index + 1)),
            row.map((cell) =>
              cell === null ? element('td', { class: 'missing' }, 'missing') : element('td', {}, cell),
            ),
          ),
        ),
      ),
    ),
  )
}
