import { goTo } from './changed.js'
import { commandText } from './command-text.js'
import { element } from './dom.js'
import { faultNote } from './fault-note.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { percent, words } from './words.js'

const pollEvery = 500

/** A run as it goes: what it does now, what is done, and what can be done about it. */
class RunProgress extends HTMLElement {
  connectedCallback() {
    this.isThere = true
    this.build(this.runOf(this.study))
    this.poll()
  }

  disconnectedCallback() {
    this.isThere = false
  }

  runOf(study) {
    return study.runs.find(({ number }) => number === this.number)
  }

  /** All of it, where the state is another. */
  build(run) {
    const texts = words().run
    this.state = run.state
    this.now = element('p', { class: 'now' })
    this.bar = element('progress', { max: '1', 'aria-label': texts.title(run.number) })
    this.stages = element('ol', { class: 'stages plain-list' })
    this.problem = element('div', { 'aria-live': 'polite' })
    const isLive = run.state === 'running' || run.state === 'paused' || run.state === 'waiting'
    const act = (path) => () =>
      guarded(async () => {
        await send(path, { study: this.study.id, run: this.number })
        await this.refresh()
      }, this.problem)
    const button = (title, path, isMain = false) =>
      element('button', { type: 'button', class: isMain && 'main', onclick: act(path), 'data-act': path }, title)
    const isOver = run.state === 'stopped' || run.state === 'failed'
    this.replaceChildren(
      ...[
        element('h1', {}, texts.title(run.number)),
        element(
          'p',
          { role: 'status' },
          element('span', { class: 'status', 'data-state': run.state }, texts.states[run.state]),
        ),
        isLive && this.bar,
        this.now,
        this.stages,
        run.fault && faultNote(run.fault),
        element(
          'p',
          { class: 'links' },
          run.state === 'running' && button(texts.pause, 'pause'),
          run.state === 'paused' && button(texts.resume, 'resume', true),
          isLive && button(texts.stop, 'stop'),
          isOver && button(texts.again, 'resume', true),
          isOver && element('button', { type: 'button', onclick: () => goTo(this.study.id, 'technique') }, texts.other),
          run.state === 'done' &&
            element(
              'button',
              { type: 'button', class: 'main', onclick: () => goTo(this.study.id, 'report') },
              texts.report,
            ),
        ),
        this.problem,
        isLive && element('p', { class: 'muted small' }, texts.closed),
        run.notes.length > 0 &&
          element(
            'details',
            {},
            element('summary', {}, texts.notes),
            element(
              'ul',
              { class: 'small' },
              run.notes.map((note) => element('li', {}, note)),
            ),
          ),
        element(
          'details',
          {},
          element('summary', {}, texts.job),
          commandText(texts.command, run.command),
          element('pre', { tabindex: '0' }, run.job),
        ),
      ].filter(Boolean),
    )
    this.update(run)
  }

  /** Only what moves, so that focus and open details stay. */
  update(run) {
    const texts = words().run
    const { progress, stages, seconds } = run
    if (progress === undefined) this.bar.removeAttribute('value')
    else this.bar.value = progress.share
    const stage = progress && (texts.stages[progress.stage] ?? progress.stage)
    const what = progress?.step ? texts.now(stage, progress.step) : stage
    const share = progress && progress.share > 0 && percent(Math.floor(progress.share * 100) / 100)
    this.now.textContent = [what, share, seconds > 0 && texts.seconds(Math.round(seconds))].filter(Boolean).join(' · ')
    this.stages.replaceChildren(
      ...stages.map(({ stage, seconds: taken }) =>
        element('li', {}, `${texts.stages[stage] ?? stage} · ${texts.seconds(taken.toFixed(1))}`),
      ),
    )
  }

  async refresh() {
    const study = await ask('study', { study: this.study.id })
    const run = this.runOf(study)
    if (run.state === this.state) return this.update(run)
    this.study = study
    const held = document.activeElement?.dataset?.act
    this.build(run)
    if (held !== undefined) (this.querySelector('[data-act]') ?? this.querySelector('button'))?.focus()
    // The list of steps has another end now.
    if (run.state === 'done') window.dispatchEvent(new Event('study-changed'))
  }

  /** What was stopped may be run again, here or on another page. */
  poll() {
    setTimeout(async () => {
      if (!this.isThere || this.state === 'done') return
      await this.refresh().catch(() => undefined)
      this.poll()
    }, pollEvery)
  }
}

customElements.define('run-progress', RunProgress)
