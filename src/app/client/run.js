import { element } from './dom.js'
import './run-progress.js'
import { words } from './words.js'

/** The last run, as it goes. */
export async function showRun(study) {
  const texts = words().run
  const run = study.runs.at(-1)
  if (run === undefined)
    return [
      element('h1', {}, texts.noRun),
      element('p', {}, element('a', { href: `#/study/${study.id}/technique` }, texts.toTechnique)),
    ]
  const progress = element('run-progress', {})
  progress.study = study
  progress.number = run.number
  return [progress]
}
