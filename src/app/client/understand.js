import { goTo } from './changed.js'
import './column-table.js'
import { commandText } from './command-text.js'
import { element } from './dom.js'
import './look-progress.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { number, words } from './words.js'

/** What was understood of the tables, to be corrected. */
export async function showUnderstand(study) {
  if (study.looked !== 'done') {
    const looking = element('look-progress', {})
    looking.study = study
    return [looking]
  }
  const texts = words().understand
  const { tables, warnings, findings } = await ask('understood', { study: study.id })
  const problem = element('div', { 'aria-live': 'polite' })
  return [
    element('h1', {}, texts.title),
    element('p', { class: 'explainer' }, texts.lead),
    findings.length > 0 && linkList(findings),
    tables.map((table) => {
      const made = element('column-table', {})
      made.table = table
      made.study = study
      if (tables.length === 1) return made
      return element(
        'details',
        { class: 'one-table', open: true },
        element('summary', {}, element('h2', {}, table.name)),
        made,
      )
    }),
    warnings.length > 0 &&
      element(
        'div',
        { class: 'note' },
        element('strong', {}, texts.warnings),
        element(
          'ul',
          {},
          warnings.map((line) => element('li', {}, line)),
        ),
      ),
    problem,
    element(
      'p',
      { class: 'go-on' },
      element(
        'button',
        {
          type: 'button',
          class: 'main',
          onclick: () =>
            guarded(async () => {
              await send('correct', { study: study.id, corrections: [], confirmed: true })
              goTo(study.id, 'purpose')
            }, problem),
        },
        texts.confirm,
      ),
    ),
    commandText(texts.sameAs, study.inspect),
  ].flat()
}

function linkList(findings) {
  const texts = words().understand
  return element(
    'details',
    {},
    element('summary', {}, texts.links),
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          [texts.table, texts.found, texts.counted].map((head) => element('th', { scope: 'col' }, head)),
        ),
      ),
      element(
        'tbody',
        {},
        findings.map(({ table, text, count, of }) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, table),
            element('td', {}, text),
            element('td', {}, of > 0 ? texts.outOf(number(count), number(of)) : ''),
          ),
        ),
      ),
    ),
  )
}
