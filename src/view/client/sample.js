import { choiceOf } from './choice.js'
import { element } from './dom.js'
import { rowTable } from './rows.js'
import { ask, guarded, status } from './server.js'
import { shareFigure } from './share-figure.js'
import { say } from './texts.js'

/** Draws from the model of a release under conditions. */
export async function showSample(release) {
  const { title, trainRows, choices } = await ask('model', { release })
  const controls = choices.map(choiceOf)
  const result = element('div', { 'aria-live': 'off' })
  const rows = element('input', { type: 'number', min: '1', max: '5000', value: '500', required: true })
  const seed = element('input', { type: 'text', value: '1', required: true })
  const draw = element('button', { type: 'submit', class: 'main' }, say('Draw rows'))
  const submit = async (event) => {
    event?.preventDefault()
    draw.disabled = true
    status.textContent = say('Drawing…')
    await guarded(async () => {
      const given = Object.fromEntries(controls.flatMap((control) => control.read()))
      result.replaceChildren(
        ...samplePage(
          await ask('sample', { release, rows: rows.value, seed: seed.value, given: JSON.stringify(given) }),
          given,
        ),
      )
      status.textContent = ''
    }, result)
    draw.disabled = false
  }
  const clear = () => {
    for (const control of controls) control.clear()
  }
  const form = element(
    'form',
    { onsubmit: submit },
    element(
      'div',
      { class: 'choices' },
      controls.map(({ field }) => field),
    ),
    element(
      'div',
      { class: 'row' },
      element('label', {}, say('rows'), rows),
      element('label', {}, say('seed'), seed),
      draw,
      element('button', { type: 'button', onclick: clear }, say('No conditions')),
    ),
  )
  await submit()
  return [
    element('h1', {}, say('Draw from the model')),
    element(
      'p',
      { class: 'muted' },
      say(
        '{}, learnt from {} rows. Ask for what you like: every row drawn satisfies it, and the other columns follow. Ranges and levels are those of 2000 rows drawn without a condition. The same seed gives the same rows.',
        title,
        trainRows,
      ),
    ),
    form,
    result,
  ]
}

function samplePage({ rows, columns, cells, shares }, given) {
  const asked = Object.keys(given)
  return [
    element(
      'h2',
      {},
      asked.length === 0 ? say('Columns, without a condition') : say('Columns, given {}', asked.join(', ')),
    ),
    element(
      'p',
      { class: 'legend' },
      element('span', { class: 'free' }, element('i'), say('without a condition')),
      element('span', { class: 'given' }, element('i'), say('these {} rows', rows)),
    ),
    element('div', { class: 'columns' }, shares.map(shareFigure)),
    element('h2', {}, say('The first {} of {} rows', cells.length, rows)),
    rowTable({ columns, cells }, 0),
  ]
}
