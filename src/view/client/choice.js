import { element } from './dom.js'
import { say } from './texts.js'

/** The control of one column: its field, what it asks as entries of a condition, and how to make it ask nothing. */
export function choiceOf({ name, kind, unit, ...choice }) {
  const legend = element('legend', {}, unit ? `${name} (${unit})` : name)
  const mark = (field, isAsked) => field.classList.toggle('asked', isAsked)
  if (choice.type === 'level') {
    const select = element(
      'select',
      { 'aria-label': name, onchange: () => mark(field, select.value !== '') },
      element('option', { value: '' }, say('any')),
      choice.levels.map((level, index) => element('option', { value: String(index + 1) }, level)),
    )
    const field = element('fieldset', {}, legend, select)
    const clear = () => {
      select.value = ''
      mark(field, false)
    }
    return {
      field,
      clear,
      read: () => (select.value === '' ? [] : [[name, { levels: [choice.levels[Number(select.value) - 1]] }]]),
    }
  }
  const { min, max, step } = choice
  const text = (value) =>
    kind === 'datetime' ? new Date(value).toISOString().slice(0, 10) : String(Number(Number(value).toPrecision(6)))
  const steps = Math.max(1, Math.round((max - min) / step))
  // Sliders count steps, so that their ends are the ends of the range whatever the step.
  const slider = (label, start) =>
    element('input', {
      type: 'range',
      min: '0',
      max: String(steps),
      value: String(start),
      'aria-label': `${name} ${label}`,
      oninput: (event) => moved(event.target),
    })
  const [low, high] = [slider(say('from'), 0), slider(say('to'), steps)]
  const output = element('output', {})
  const valueAt = (place) => Math.min(max, min + Number(place) * step)
  const isAny = () => Number(low.value) === 0 && Number(high.value) === steps
  const field = element(
    'fieldset',
    {},
    legend,
    element('label', {}, say('from'), low),
    element('label', {}, say('to'), high),
    output,
  )
  const show = () => {
    for (const input of [low, high]) input.setAttribute('aria-valuetext', text(valueAt(input.value)))
    output.textContent = isAny()
      ? say('any: {} to {}', text(min), text(max))
      : say('{} to {}', text(valueAt(low.value)), text(valueAt(high.value)))
    mark(field, !isAny())
  }
  const moved = (input) => {
    if (Number(low.value) > Number(high.value)) (input === low ? high : low).value = input.value
    show()
  }
  const clear = () => {
    low.value = '0'
    high.value = String(steps)
    show()
  }
  show()
  const read = () => {
    if (isAny()) return []
    return [
      [
        name,
        {
          ...(Number(low.value) > 0 && { min: valueAt(low.value) }),
          ...(Number(high.value) < steps && { max: valueAt(high.value) }),
        },
      ],
    ]
  }
  return { field, clear, read }
}
