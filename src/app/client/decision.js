import { goTo } from './changed.js'
import { commandText } from './command-text.js'
import { element } from './dom.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { verdictTable } from './verdict-table.js'
import { day, words } from './words.js'

/** The form of the decision, or the decision that was made. */
export async function showDecision(study) {
  const texts = words().decision
  const run = study.runs.findLast(({ state }) => state === 'done')
  if (run === undefined) return [element('h1', {}, texts.none)]
  if (run.signOff !== undefined) return signedPage(study, run)
  const { answers } = await ask('verdict', { study: study.id, run: run.number })
  return decisionForm(study, run, answers)
}

function decisionForm(study, run, answers) {
  const texts = words().decision
  const problem = element('div', { 'aria-live': 'polite' })
  const field = (name, { lines = 1, ...attributes } = {}) =>
    element(
      'label',
      { for: name },
      texts[name],
      lines > 1
        ? element('textarea', { id: name, name, rows: lines, maxlength: 5000, ...attributes })
        : element('input', { type: 'text', id: name, name, maxlength: 300, autocomplete: 'off', ...attributes }),
    )
  const form = element(
    'form',
    {
      class: 'questions decision',
      onsubmit: (event) => {
        event.preventDefault()
        guarded(async () => {
          const told = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''))
          await send('sign', { study: study.id, run: run.number, signOff: told })
          goTo(study.id, 'decision')
        }, problem)
      },
    },
    element(
      'fieldset',
      {},
      element('legend', {}, texts.decision),
      Object.entries(texts.decisions).map(([value, title]) =>
        element(
          'label',
          { class: 'choice' },
          element('input', { type: 'radio', name: 'decision', value, required: true }),
          element('span', {}, title),
        ),
      ),
    ),
    field('recipients', { lines: 2 }),
    field('conditions', { lines: 2 }),
    field('residualRisk', { lines: 3 }),
    field('name', { required: true }),
    field('function'),
    field('expires', { type: 'date' }),
    element('p', { class: 'muted' }, texts.date(day(Date.now()))),
    problem,
    element('p', { class: 'go-on' }, element('button', { class: 'main' }, texts.save)),
  )
  return [
    element('h1', {}, texts.title),
    element('p', { class: 'explainer' }, texts.lead),
    answers && verdictTable(answers),
    form,
  ]
}

function signedPage(study, { number, signOff, isSame, folder }) {
  const texts = words().decision
  const facts = [
    [texts.recipients, signOff.recipients],
    [texts.conditions, signOff.conditions],
    [texts.residualRisk, signOff.residualRisk],
    [texts.expires, signOff.expires && day(signOff.expires)],
    [texts.hash, element('code', {}, signOff.manifest)],
  ].filter(([, value]) => value)
  const address = `run/sign-off?${new URLSearchParams({ study: study.id, run: number })}`
  return [
    element('h1', {}, texts.decided(texts.decisions[signOff.decision])),
    element(
      'p',
      { class: 'explainer' },
      `${texts.saved(day(signOff.date))} ${texts.by([signOff.name, signOff.function].filter(Boolean).join(', '))}`,
    ),
    !isSame && element('p', { class: 'note failure', role: 'alert' }, texts.differs),
    element(
      'dl',
      { class: 'sign-off' },
      facts.map(([title, value]) => [element('dt', {}, title), element('dd', {}, value)]),
    ),
    element('p', { class: 'links' }, element('a', { href: address, target: '_blank', rel: 'noreferrer' }, texts.print)),
    element('p', { class: 'muted small' }, `${texts.lies} `, element('code', {}, folder)),
    commandText(texts.verify, `mirrorward verify ${folder}`),
  ]
}
