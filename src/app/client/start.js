import { element } from './dom.js'
import './file-browser.js'
import { send } from './send.js'
import { guarded } from './server.js'
import { day, words } from './words.js'

/** What can be opened, and what was begun. */
export async function showStart({ studies, folder }) {
  const texts = words().start
  const problem = element('div', { 'aria-live': 'polite' })
  const path = element('input', { type: 'text', id: 'path', name: 'path', required: true, autocomplete: 'off' })
  const open = (place) =>
    guarded(async () => {
      const { id } = await send('studies', { path: place })
      location.hash = `#/study/${id}/understand`
    }, problem)
  const browser = element('file-browser', {})
  browser.addEventListener('chosen', ({ detail }) => open(detail))
  return [
    element('h1', {}, texts.title),
    element('p', { class: 'explainer' }, texts.lead),
    studies.length > 0 && studyList(studies, folder),
    element(
      'form',
      {
        class: 'row open',
        onsubmit: (event) => {
          event.preventDefault()
          open(path.value.trim())
        },
      },
      element('label', { for: 'path', class: 'grow' }, texts.path, path, element('small', {}, texts.pathHint)),
      element('button', { class: 'main' }, texts.open),
    ),
    problem,
    element('h2', {}, texts.browse),
    browser,
  ]
}

function studyList(studies, folder) {
  const texts = words().start
  return element(
    'section',
    {},
    element('h2', {}, texts.studiesTitle),
    element(
      'ul',
      { class: 'cards plain-list' },
      studies.map(({ id, input, state, runs, created }) =>
        element(
          'li',
          { class: 'card' },
          element('h3', {}, element('a', { href: `#/study/${id}` }, id)),
          element(
            'p',
            { class: 'muted small' },
            `${input} · ${day(created)}${runs > 0 ? ` · ${texts.runs(runs)}` : ''}`,
          ),
          element('p', {}, element('span', { class: 'status', 'data-state': state }, words().states[state])),
        ),
      ),
    ),
    element('p', { class: 'muted small' }, `${texts.where} `, element('code', {}, `${folder}/studies`)),
  )
}
