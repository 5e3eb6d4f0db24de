import { showDecision } from './decision.js'
import { element } from './dom.js'
import { showPurpose } from './purpose.js'
import { showReport } from './report.js'
import { showRun } from './run.js'
import { ask } from './server.js'
import { showTechnique } from './technique.js'
import { showUnderstand } from './understand.js'
import { words } from './words.js'

const pages = {
  understand: showUnderstand,
  purpose: showPurpose,
  technique: showTechnique,
  run: showRun,
  report: showReport,
  decision: showDecision,
}
const steps = Object.keys(pages)

/** Where a study goes on, by its state. */
const nextStep = {
  opened: 'understand',
  understood: 'purpose',
  asked: 'technique',
  chosen: 'technique',
  running: 'run',
  done: 'report',
  signed: 'decision',
}

/** One step of a study, under the list of all. */
export async function showStudy(id, asked) {
  const study = await ask('study', { study: id })
  const step = steps.includes(asked) ? asked : nextStep[study.state]
  const page = await pages[step](study)
  return [`${words().steps[step]}: ${id}`, [stepList(study, step), ...page]]
}

function stepList(study, current) {
  const reached = reachedStep(study)
  return element(
    'nav',
    { 'aria-label': words().stepsTitle, class: 'steps' },
    element('p', { class: 'study-name' }, study.id),
    element(
      'ol',
      {},
      steps.map((step, place) => {
        const title = words().steps[step]
        const isOpen = place <= reached
        return element(
          'li',
          { 'data-done': place < reached },
          isOpen
            ? element(
                'a',
                { href: `#/study/${study.id}/${step}`, 'aria-current': step === current && 'step' },
                title,
                place < reached && element('span', { class: 'hidden' }, ` (${words().stepDone})`),
              )
            : element('span', { class: 'muted' }, title),
        )
      }),
    ),
  )
}

/** The furthest step that has something to show. */
function reachedStep({ looked, confirmed, purpose, runs }) {
  if (runs.some(({ state }) => state === 'done')) return steps.indexOf('decision')
  if (runs.length > 0) return steps.indexOf('run')
  if (purpose !== undefined) return steps.indexOf('technique')
  return looked === 'done' && confirmed ? steps.indexOf('purpose') : 0
}
