import { element } from './dom.js'
import { ask, guarded } from './server.js'
import { words } from './words.js'

/** Folders and tables of this machine, to open one: tells `chosen` with its path. */
class FileBrowser extends HTMLElement {
  connectedCallback() {
    this.show()
  }

  async show(path) {
    await guarded(async () => {
      const page = await ask('folder', path === undefined ? {} : { path })
      const isMove = path !== undefined
      this.replaceChildren(...this.contents(page))
      if (isMove) this.querySelector('ul button')?.focus()
    }, this)
  }

  contents({ path, parent, folders, files, others }) {
    const texts = words().browser
    const join = (name) => `${path.replace(/\/$/, '')}/${name}`
    const entry = (label, hint, act) =>
      element(
        'li',
        {},
        element(
          'button',
          { type: 'button', class: 'entry', onclick: act },
          label,
          element('span', { class: 'muted small' }, hint),
        ),
      )
    const tell = (place) => this.dispatchEvent(new CustomEvent('chosen', { detail: place }))
    return [
      element('p', { class: 'small' }, `${texts.here} `, element('code', {}, path)),
      element(
        'ul',
        { class: 'entries plain-list' },
        parent !== undefined && entry('↑', texts.up, () => this.show(parent)),
        folders.map((name) => entry(`${name}/`, texts.folder, () => this.show(join(name)))),
        files.map(({ name, bytes }) => entry(name, sizeText(bytes), () => tell(join(name)))),
      ),
      folders.length + files.length === 0 && element('p', { class: 'muted' }, texts.empty),
      others > 0 && element('p', { class: 'muted small' }, texts.others(others)),
      (files.length > 0 || others > 0) &&
        element('p', {}, element('button', { type: 'button', onclick: () => tell(path) }, texts.openFolder)),
    ].filter(Boolean)
  }
}

function sizeText(bytes) {
  const { units } = words().browser
  const place = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${Math.round(bytes / 1000 ** place)} ${units[place]}`
}

customElements.define('file-browser', FileBrowser)
