import { commandText } from './command-text.js'
import { element } from './dom.js'
import { faultNote } from './fault-note.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { words } from './words.js'

/** A page beside the releases (`work`: comparison, frontier): begun by a button, shown when it is there. */
class SideWork extends HTMLElement {
  connectedCallback() {
    this.isThere = true
    guarded(() => this.refresh(), this)
  }

  disconnectedCallback() {
    this.isThere = false
  }

  async refresh() {
    const state = await ask('side', { study: this.study, work: this.work })
    const shown = JSON.stringify([state.hasPage, state.work?.state, state.work?.notes.length])
    if (shown !== this.shown) this.show(state)
    this.shown = shown
    const isOpen = ['waiting', 'running', 'paused'].includes(state.work?.state)
    if (isOpen && this.isThere) setTimeout(() => this.isThere && guarded(() => this.refresh(), this), 700)
  }

  show({ canBegin, work, hasPage, command, folder }) {
    const texts = words().side
    const own = texts[this.work]
    const isOpen = ['waiting', 'running', 'paused'].includes(work?.state)
    if (!canBegin && !hasPage) return this.replaceChildren()
    const act = (path) => () =>
      guarded(async () => {
        await send(path, { study: this.study, work: this.work })
        await this.refresh()
      }, this)
    const address = `study/side?${new URLSearchParams({ study: this.study, work: this.work })}`
    this.replaceChildren(
      ...[
        element('h2', {}, own.title),
        element('p', {}, own.lead),
        isOpen && element('progress', { 'aria-label': own.title }),
        isOpen && work.notes.length > 0 && element('p', { role: 'status', class: 'muted small' }, work.notes.at(-1)),
        work?.state === 'failed' && faultNote(work.fault),
        element(
          'p',
          { class: 'links' },
          hasPage && !isOpen && element('a', { href: address, target: '_blank', rel: 'noreferrer' }, own.open),
          !isOpen &&
            canBegin &&
            element('button', { type: 'button', onclick: act('side') }, hasPage ? texts.again : own.begin),
          isOpen && element('button', { type: 'button', onclick: act('stop-side') }, texts.stop),
        ),
        command && commandText(texts.command(folder), command),
      ].filter(Boolean),
    )
  }
}

customElements.define('side-work', SideWork)

/** Made for a study. */
export function sideWork(work, study) {
  const made = element('side-work', {})
  made.work = work
  made.study = study.id
  return made
}
