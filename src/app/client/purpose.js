import { goTo } from './changed.js'
import { element } from './dom.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { words } from './words.js'

const usual = {
  data: 'table',
  recipient: 'partners',
  level: 'nobody',
  precise: 'relations',
  time: 'minutes',
  columns: [],
}

/** The questions of `mirrorward advise`. */
export async function showPurpose(study) {
  const texts = words().purpose
  const purpose = study.purpose ?? usual
  const { tables } = await ask('understood', { study: study.id })
  const problem = element('div', { 'aria-live': 'polite' })
  const form = element(
    'form',
    {
      class: 'questions',
      onsubmit: (event) => {
        event.preventDefault()
        guarded(async () => {
          const told = new FormData(form)
          const answers = Object.fromEntries(Object.keys(texts.questions).map((key) => [key, told.get(key)]))
          await send('purpose', { study: study.id, purpose: { ...answers, columns: told.getAll('columns') } })
          goTo(study.id, 'technique')
        }, problem)
      },
    },
    Object.entries(texts.questions).map(([key, question]) =>
      element(
        'fieldset',
        {},
        element('legend', {}, question),
        Object.entries(texts.answers[key]).map(([value, title]) => {
          const box = element('input', { type: 'radio', name: key, value, required: true })
          box.checked = purpose[key] === value
          return element('label', { class: 'choice' }, box, element('span', {}, title))
        }),
      ),
    ),
    tables.length === 1 &&
      element(
        'details',
        {},
        element('summary', {}, texts.columns),
        element(
          'div',
          { class: 'many' },
          tables[0].columns.map(({ name }) => {
            const box = element('input', { type: 'checkbox', name: 'columns', value: name })
            box.checked = purpose.columns.includes(name)
            return element('label', { class: 'choice' }, box, element('span', {}, name))
          }),
        ),
      ),
    problem,
    element('p', { class: 'go-on' }, element('button', { class: 'main' }, texts.confirm)),
  )
  return [element('h1', {}, texts.title), element('p', { class: 'explainer' }, texts.lead), form]
}
