// The page of `mirrorward view`: asks its own server for releases, rows and draws, and shows them. No dependencies.

import { element } from './dom.js'
import { showReleases } from './releases.js'
import { showRows } from './rows.js'
import { showSample } from './sample.js'
import { guarded, main, status } from './server.js'
import { link, say } from './texts.js'

const tabs = document.getElementById('tabs')

/** Numbers the pages: an answer that comes after another page was asked for is not shown. */
let turn = 0

const views = { rows: showRows, sample: showSample }
const titles = { rows: say('rows'), sample: say('draw from the model') }

async function route() {
  // The link to the content is no page.
  if (location.hash !== '' && !location.hash.startsWith('#/')) return
  const own = ++turn
  const [, view = '', release = ''] = location.hash.split('/')
  const id = decodeURIComponent(release)
  const show = views[view] ? () => views[view](id) : showReleases
  tabs.replaceChildren(...(views[view] ? [tabList(view, id)] : []))
  status.textContent = say('Loading…')
  await guarded(async () => {
    const page = (await show()).filter(Boolean)
    if (own === turn) main.replaceChildren(...page)
  })
  if (own !== turn) return
  status.textContent = ''
  document.title = views[view] ? `${titles[view]}: ${id}` : 'mirrorward'
  if (history.length > 1 && location.hash.length > 2) main.focus()
}

function tabList(view, release) {
  const item = (href, title, isCurrent) =>
    element('li', {}, element('a', { href, 'aria-current': isCurrent && 'page' }, title))
  return element(
    'ul',
    {},
    item('#/', say('all releases'), false),
    ...Object.entries(titles).map(([name, title]) => item(link(name, release), title, name === view)),
  )
}

window.addEventListener('hashchange', route)
route()
