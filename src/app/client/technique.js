import { budgetQuestions } from './budget-questions.js'
import { goTo } from './changed.js'
import { commandText } from './command-text.js'
import { element } from './dom.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { sideWork } from './side-work.js'
import { language, words } from './words.js'

/** Techniques with their reasons and costs, and the job that each comes to. */
export async function showTechnique(study) {
  const texts = words().technique
  const { options, depths, depth } = await ask('advice', { study: study.id })
  const problem = element('div', { 'aria-live': 'polite' })
  const job = element('pre', { tabindex: '0' })
  const notHere = options.length > 0 && options.every(({ steps }) => steps.length === 0)
  if (notHere)
    return [
      element('h1', {}, texts.title),
      element('p', { class: 'note' }, element('strong', {}, `${texts.notHere} `), options[0].why),
    ]
  const advised = options.map((option) => (isSynthesis(option.steps) ? { ...option, isAlone: true } : option))
  const offered = [...advised, ...ownChoices(study, options, depths.find((each) => each.depth === depth)?.cost)]
  const choice = study.choice ?? {
    depth,
    audience: study.purpose.recipient === 'inside' ? 'internal' : 'external',
    format: 'csv',
  }
  const isChosen = ({ steps, isPrivate = false, isAlone = false }) =>
    choice.steps !== undefined &&
    isPrivate === (choice.privacy !== undefined) &&
    (isAlone ? isSynthesis(choice.steps) : JSON.stringify(steps) === JSON.stringify(choice.steps))
  const place = Math.max(0, offered.findIndex(isChosen))
  const budget = study.several ? undefined : await budgetQuestions(study, choice.privacy)

  const model = modelSelect(study, choice.steps?.[0]?.model)
  const modelRow = element('p', { class: 'row' }, element('label', { for: 'model' }, texts.model, model))
  const keyNote = element('div', { 'aria-live': 'polite' })
  const read = () => {
    const told = new FormData(form)
    const rows = Number(told.get('rows'))
    const { steps, isPrivate, isAlone } = offered[Number(told.get('option'))]
    return {
      steps: isAlone ? [{ technique: 'synthesis', model: model.value }] : steps,
      ...(isPrivate && { privacy: budget.read() }),
      depth: told.get('depth'),
      audience: told.get('audience'),
      format: told.get('format') ?? 'csv',
      ...(rows > 0 && { rows }),
    }
  }
  const preview = () =>
    guarded(async () => {
      problem.replaceChildren()
      const { isPrivate = false, isAlone = false, steps } = offered[Number(new FormData(form).get('option'))]
      budget?.show(isPrivate)
      modelRow.hidden = !isAlone
      const key = steps.find((step) => step.key !== undefined)?.key
      keyNote.replaceChildren(...(key ? [commandText(texts.key, `mirrorward keys new ${study.folder}/${key}`)] : []))
      // A budget is typed piece by piece.
      if (isPrivate && !form.checkValidity()) return
      job.textContent = (await send('choice', { study: study.id, choice: read() })).job
    }, problem)
  const form = element(
    'form',
    {
      class: 'questions',
      onchange: preview,
      onsubmit: (event) => {
        event.preventDefault()
        guarded(async () => {
          await send('choice', { study: study.id, choice: read() })
          await send('run', { study: study.id })
          goTo(study.id, 'run')
        }, problem)
      },
    },
    element(
      'fieldset',
      { class: 'bare' },
      element('legend', { class: 'hidden' }, texts.title),
      offered.map((option, index) => optionCard(option, { index, isChosen: index === place })),
    ),
    modelRow,
    keyNote,
    budget?.fieldset,
    radios(
      'depth',
      texts.depth,
      depths.map((each) => [each.depth, texts.depths[each.depth], costText(each.cost)]),
      choice.depth,
    ),
    radios('audience', texts.audience, Object.entries(texts.audiences), choice.audience),
    !study.several &&
      element(
        'p',
        { class: 'row' },
        element('label', { for: 'format' }, texts.format, formatSelect(choice.format)),
        element(
          'label',
          { for: 'rows' },
          texts.rows,
          element('input', {
            type: 'number',
            id: 'rows',
            name: 'rows',
            min: 1,
            ...(choice.rows && { value: choice.rows }),
          }),
        ),
      ),
    element(
      'details',
      { open: true },
      element('summary', {}, texts.job),
      element('p', { class: 'small muted' }, texts.jobLead),
      job,
    ),
    problem,
    element('p', { class: 'go-on' }, element('button', { class: 'main' }, texts.confirm)),
  )
  await preview()
  return [
    element('h1', {}, texts.title),
    element('p', { class: 'explainer' }, texts.lead),
    form,
    !study.several && sideWork('frontier', study),
  ]
}

const isSynthesis = (steps) => steps.length === 1 && steps[0].technique === 'synthesis'

/** What nobody advised and can be had: a model alone, and one with a privacy budget. */
function ownChoices({ several }, options, cost) {
  const steps = [{ technique: 'synthesis' }]
  const texts = words().technique
  return [
    !options.some((option) => isSynthesis(option.steps)) && {
      steps,
      isAlone: true,
      why: texts.own,
      cost: options[0]?.cost ?? cost,
    },
    !several && { steps, isPrivate: true, why: texts.privateWhy, cost: options[0]?.cost ?? cost },
  ].filter(Boolean)
}

function modelSelect({ several }, chosen) {
  const texts = words().technique
  const select = element(
    'select',
    { id: 'model' },
    Object.entries(several ? texts.linkedModels : texts.models).map(([value, title]) =>
      element('option', { value }, title),
    ),
  )
  select.value = chosen ?? 'auto'
  if (select.selectedIndex < 0) select.value = 'auto'
  return select
}

function optionCard({ steps, why, source, risks, cost, isPrivate = false }, { index, isChosen }) {
  const texts = words().technique
  const box = element('input', { type: 'radio', name: 'option', value: String(index) })
  box.checked = isChosen
  return element(
    'div',
    { class: 'card option' },
    element(
      'label',
      { class: 'choice' },
      box,
      element(
        'span',
        {},
        element('strong', {}, isPrivate ? texts.privateTitle : stepsText(steps)),
        index === 0 && source && element('span', { class: 'status' }, texts.advised),
      ),
    ),
    why && element('p', {}, why),
    element(
      'p',
      { class: 'small muted' },
      [cost && costText(cost), source && `${texts.source}${language() === 'fr' ? ' ' : ''}: ${source}`]
        .filter(Boolean)
        .join(' · '),
    ),
    risks &&
      element(
        'details',
        {},
        element('summary', {}, texts.remains),
        element(
          'dl',
          { class: 'facts' },
          Object.entries(texts.risks).map(([key, title]) => [
            element('dt', {}, title),
            element('dd', {}, texts.remaining[risks[key]]),
          ]),
        ),
      ),
  )
}

export function stepsText(steps) {
  const texts = words().technique
  const text = steps
    .map(({ technique, k }) =>
      [texts.names[technique] ?? technique, k !== undefined && texts.withK(k)].filter(Boolean).join(' '),
    )
    .join(' + ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function costText({ seconds, megabytes }) {
  const texts = words().technique
  return texts.cost(texts.time(seconds[0]), texts.time(seconds[1]), megabytes[0], megabytes[1])
}

function radios(name, title, choices, chosen) {
  return element(
    'fieldset',
    {},
    element('legend', {}, title),
    choices.map(([value, label, hint]) => {
      const box = element('input', { type: 'radio', name, value })
      box.checked = value === chosen
      return element(
        'label',
        { class: 'choice' },
        box,
        element('span', {}, label, hint && element('span', { class: 'muted small' }, ` (${hint})`)),
      )
    }),
  )
}

function formatSelect(chosen) {
  const select = element(
    'select',
    { id: 'format', name: 'format' },
    ['csv', 'parquet', 'xlsx'].map((format) => element('option', { value: format }, format)),
  )
  select.value = chosen
  return select
}
