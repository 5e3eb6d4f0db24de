import { element } from './dom.js'
import { ask } from './server.js'
import { words } from './words.js'

const learnt = ({ kind, role }) => role !== 'direct-identifier' && kind !== 'identifier' && kind !== 'text'

/** What a privacy budget asks: how much, of about how many, and between which values. */
export async function budgetQuestions(study, known) {
  const texts = words().technique
  const { tables } = await ask('understood', { study: study.id })
  const columns = tables[0].columns.filter(
    (column) => learnt(column) && (column.kind === 'numeric' || column.kind === 'datetime'),
  )
  const size = element('input', {
    type: 'number',
    id: 'public-size',
    min: 1,
    step: 1,
    ...(known && { value: known.publicSize }),
  })
  const boxes = Object.entries(texts.epsilons).map(([value, title]) => {
    const box = element('input', { type: 'radio', name: 'epsilon', value })
    box.checked = String(known?.epsilon ?? 1) === value
    return element('label', { class: 'choice' }, box, element('span', {}, title))
  })
  const ends = columns.map(({ name, kind, unit }) => {
    const end = (key) =>
      element('input', {
        type: kind === 'datetime' ? 'date' : 'number',
        step: 'any',
        required: true,
        'aria-label': texts[key === 'min' ? 'from' : 'to'](name),
        ...(known?.bounds[name] && { value: known.bounds[name][key] }),
      })
    return { name, unit, min: end('min'), max: end('max') }
  })
  const lists = tables[0].columns
    .filter((column) => learnt(column) && column.kind !== 'numeric' && column.kind !== 'datetime')
    .map(({ name, levels = [] }) => {
      const area = element('textarea', { rows: 2, required: true, 'aria-label': texts.levelsOf(name) })
      area.value = (known?.levels[name] ?? levels).join('\n')
      area.rows = Math.min(8, Math.max(2, area.value.split('\n').length))
      return { name, area }
    })
  const declared = element('input', { type: 'checkbox', required: true })
  const fieldset = element(
    'fieldset',
    { hidden: true, disabled: true },
    element('legend', {}, texts.budget),
    boxes,
    element('p', { class: 'small muted' }, texts.spent),
    element('p', { class: 'row' }, element('label', { for: 'public-size' }, texts.publicSize, size)),
    columns.length > 0 &&
      element(
        'p',
        {},
        element('strong', {}, texts.bounds),
        element('br'),
        element('span', { class: 'small muted' }, texts.boundsLead),
      ),
    element(
      'div',
      { class: 'bounds' },
      ends.map(({ name, min, max }) =>
        element('p', { class: 'row' }, element('span', { class: 'bound-name' }, name), min, max),
      ),
    ),
    lists.length > 0 &&
      element(
        'p',
        {},
        element('strong', {}, texts.levels),
        element('br'),
        element('span', { class: 'small muted' }, texts.levelsLead),
      ),
    element(
      'div',
      { class: 'many' },
      lists.map(({ name, area }) => element('label', {}, name, area)),
    ),
    element('label', { class: 'choice' }, declared, element('span', {}, texts.declared)),
  )
  return {
    fieldset,
    show(isAsked) {
      fieldset.hidden = !isAsked
      fieldset.disabled = !isAsked
    },
    read: () => ({
      epsilon: Number(fieldset.querySelector('input[name=epsilon]:checked').value),
      publicSize: Number(size.value),
      levels: Object.fromEntries(
        lists.map(({ name, area }) => [
          name,
          area.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        ]),
      ),
      bounds: Object.fromEntries(ends.map(({ name, min, max }) => [name, { min: min.value, max: max.value }])),
    }),
  }
}
