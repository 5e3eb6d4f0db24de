import { goTo } from './changed.js'
import { element } from './dom.js'
import { faultNote } from './fault-note.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { words } from './words.js'

/** Waits until the table has been looked at. */
class LookProgress extends HTMLElement {
  connectedCallback() {
    this.isThere = true
    this.show(this.study)
  }

  disconnectedCallback() {
    this.isThere = false
  }

  show(study) {
    const texts = words().look
    const act = (path) => () =>
      guarded(async () => {
        await send(path, { study: study.id })
        this.show(await ask('study', { study: study.id }))
      }, this)
    const isOver = study.looked === 'failed' || study.looked === 'stopped' || study.look === undefined
    if (study.looked === 'done') return goTo(study.id, 'understand')
    if (isOver) {
      this.replaceChildren(
        element('h1', {}, study.looked === 'failed' ? texts.failed : texts.stopped),
        study.fault ? faultNote(study.fault) : '',
        element('button', { type: 'button', class: 'main', onclick: act('look-again') }, texts.again),
      )
      return
    }
    this.replaceChildren(
      element('h1', {}, texts.title),
      element('p', { class: 'explainer' }, texts.lead),
      element('progress', { 'aria-label': texts.title }),
      element('p', {}, element('button', { type: 'button', onclick: act('stop-look') }, texts.stop)),
    )
    setTimeout(async () => {
      if (!this.isThere) return
      await guarded(async () => {
        const now = await ask('study', { study: study.id })
        if (now.look === undefined || now.looked !== 'not yet') this.show(now)
        else this.wait(study)
      }, this)
    }, 400)
  }

  /** Nothing has changed: what is shown stays, and with it the focus. */
  wait(study) {
    setTimeout(() => {
      if (this.isThere)
        guarded(async () => {
          const now = await ask('study', { study: study.id })
          if (now.look === undefined || now.looked !== 'not yet') this.show(now)
          else this.wait(study)
        }, this)
    }, 400)
  }
}

customElements.define('look-progress', LookProgress)
