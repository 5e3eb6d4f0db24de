// The page of `mirrorward app`: asks its own server, tells it what to do, and shows it. No dependencies.

import { element } from './dom.js'
import { showReleases } from './releases.js'
import { showRows } from './rows.js'
import { showSample } from './sample.js'
import { send } from './send.js'
import { ask, guarded, main, status } from './server.js'
import { showStart } from './start.js'
import { showStudy } from './study.js'
import { link } from './texts.js'
import { language, speak, words } from './words.js'

const tabs = document.getElementById('tabs')

/** Numbers the pages: an answer that comes after another page was asked for is not shown. */
let turn = 0

const views = { rows: showRows, sample: showSample }

export async function route() {
  // The link to the content is no page.
  if (location.hash !== '' && !location.hash.startsWith('#/')) return
  const own = ++turn
  const [, view = '', name = '', step = ''] = location.hash.split('/')
  const id = decodeURIComponent(name)
  status.textContent = words().loading
  await guarded(async () => {
    const start = await ask('start')
    speak(start.language)
    const [title, page] =
      view === 'study'
        ? await showStudy(id, step)
        : view === 'releases'
          ? [words().releases, await showReleases()]
          : views[view]
            ? [`${view === 'rows' ? words().rowsPage : words().samplePage}: ${id}`, await views[view](id)]
            : [undefined, await showStart(start)]
    if (own !== turn) return
    showFrame({ view, id, hasReleases: start.hasReleases })
    document.title = title === undefined ? 'mirrorward' : `${title} · mirrorward`
    main.replaceChildren(...page.filter(Boolean))
  })
  if (own !== turn) return
  status.textContent = ''
  if (history.length > 1 && location.hash.length > 2) {
    main.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }
}

function showFrame({ view, id, hasReleases }) {
  const texts = words()
  const item = (href, title, isCurrent) =>
    element('li', {}, element('a', { href, 'aria-current': isCurrent && 'page' }, title))
  document.getElementById('skip').textContent = texts.skip
  tabs.setAttribute('aria-label', texts.pages)
  tabs.replaceChildren(
    element(
      'ul',
      {},
      item('#/', texts.studies, view === ''),
      (hasReleases || view === 'releases') && item('#/releases', texts.releases, view === 'releases'),
      views[view] !== undefined && [
        item(link('rows', id), texts.rowsPage, view === 'rows'),
        item(link('sample', id), texts.samplePage, view === 'sample'),
      ],
    ),
  )
  const other = language() === 'fr' ? 'en' : 'fr'
  document.getElementById('language').replaceChildren(
    element(
      'button',
      {
        type: 'button',
        class: 'plain',
        lang: other,
        onclick: async () => {
          await guarded(async () => {
            await send('settings', { language: other })
            await route()
          })
          document.querySelector('#language button')?.focus()
        },
      },
      texts.otherLanguage,
    ),
  )
}

window.addEventListener('hashchange', route)
window.addEventListener('study-changed', route)
route()
