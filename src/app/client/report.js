import { goTo } from './changed.js'
import { element } from './dom.js'
import { ask } from './server.js'
import { link } from './texts.js'
import { words } from './words.js'

const worst = ['not met', 'cannot tell at this size', 'attention', 'met']

/** What came of the last run that ended well. */
export async function showReport(study) {
  const texts = words().report
  const run = study.runs.findLast(({ state }) => state === 'done')
  if (run === undefined) return [element('h1', {}, texts.none)]
  const { verdict } = await ask('verdict', { study: study.id, run: run.number })
  const release = `studies/${study.id}/release-${run.number}`
  const address = `run/report?${new URLSearchParams({ study: study.id, run: run.number })}`
  const hasReport = run.files.includes('report.html')
  return [
    element('h1', {}, texts.title(run.number)),
    verdict && verdictTable(verdict),
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
  ]
}

function verdictTable({ criteria }) {
  const texts = words().report
  const rows = Object.entries(texts.questions).map(([question, title]) => {
    const own = criteria.filter((each) => each.question === question)
    const answer = worst.find((status) => own.some((each) => each.status === status)) ?? 'not measured'
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, title),
      element('td', {}, element('span', { class: 'status', 'data-status': answer }, texts.answers[answer])),
    )
  })
  return element('table', { class: 'narrow' }, element('caption', {}, texts.verdict), element('tbody', {}, rows))
}
