import { goTo } from './changed.js'
import { element } from './dom.js'
import { ask } from './server.js'
import { sideWork } from './side-work.js'
import { link } from './texts.js'
import { verdictTable } from './verdict-table.js'
import { words } from './words.js'

/** What came of the last run that ended well. */
export async function showReport(study) {
  const texts = words().report
  const run = study.runs.findLast(({ state }) => state === 'done')
  if (run === undefined) return [element('h1', {}, texts.none)]
  const { answers } = await ask('verdict', { study: study.id, run: run.number })
  const release = `studies/${study.id}/release-${run.number}`
  const address = `run/report?${new URLSearchParams({ study: study.id, run: run.number })}`
  const hasReport = run.files.includes('report.html')
  return [
    element('h1', {}, texts.title(run.number)),
    answers && verdictTable(answers),
    element(
      'p',
      { class: 'links' },
      hasReport && element('a', { href: address, target: '_blank', rel: 'noreferrer' }, texts.whole),
      run.files.some((file) => file.startsWith('synthetic.')) &&
        element('a', { href: link('rows', release) }, texts.rows),
      run.files.includes('model.safetensors') && element('a', { href: link('sample', release) }, texts.model),
      element('a', { href: `#/study/${study.id}/technique` }, texts.again),
    ),
    element('p', { class: 'muted small' }, `${texts.folder} `, element('code', {}, run.folder)),
    element(
      'p',
      { class: 'go-on' },
      element('button', { type: 'button', class: 'main', onclick: () => goTo(study.id, 'decision') }, texts.confirm),
    ),
    hasReport
      ? element('iframe', { class: 'report', src: address, title: texts.frame, sandbox: '' })
      : element('p', {}, texts.noReport),
    study.runs.filter(({ files }) => files.includes('evaluation.json')).length > 1 && sideWork('comparison', study),
  ]
}
