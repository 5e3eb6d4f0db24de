import { element } from './dom.js'
import { send } from './send.js'
import { ask, guarded } from './server.js'
import { day, number, percent, words } from './words.js'

/** The columns of one table with their evidence; every change is saved at once. */
class ColumnTable extends HTMLElement {
  connectedCallback() {
    this.show()
  }

  show() {
    const texts = words().understand
    const { rows, columns, parent } = this.table
    const heads = ['column', 'kind', 'role', 'why', 'missing', 'distinct', 'holds']
    this.problem = element('div', { role: 'status', class: 'small' })
    this.replaceChildren(
      ...[
        element(
          'p',
          { class: 'muted' },
          texts.size(number(rows), number(columns.length)),
          parent ? `; ${texts.hangsOn(parent)}` : '',
        ),
        !this.study.several && this.patientQuestion(),
        element(
          'table',
          { class: 'stacked understood' },
          element(
            'thead',
            {},
            element(
              'tr',
              {},
              heads.map((head) => element('th', { scope: 'col' }, texts[head])),
            ),
          ),
          element(
            'tbody',
            {},
            columns.map((column) => this.row(column)),
          ),
        ),
        this.problem,
      ].filter(Boolean),
    )
  }

  patientQuestion() {
    const texts = words().understand
    const id = `patient-${this.table.name}`
    const select = element(
      'select',
      { id, onchange: () => this.change({ patient: select.value === '' ? null : select.value }, id) },
      element('option', { value: '' }, texts.nobody),
      this.table.columns.map(({ name }) => element('option', { value: name }, name)),
    )
    select.value = this.table.patient ?? ''
    return element('p', { class: 'row' }, element('label', { for: id }, texts.patient, select))
  }

  row(column) {
    const texts = words().understand
    const { name, kind, role, drafted, missingShare, distinct, why, warnings = [] } = column
    const isPatient = name === this.table.patient
    const choice = (key, names) => {
      const id = `${key}-${this.table.name}-${name}`
      const select = element(
        'select',
        {
          id,
          'aria-label': `${texts[key]}: ${name}`,
          disabled: isPatient,
          onchange: () => this.change({ columns: [{ name, [key]: select.value }] }, id),
        },
        Object.entries(names).map(([value, title]) => element('option', { value }, title)),
      )
      select.value = column[key]
      return select
    }
    const isCorrected = drafted.kind !== kind || drafted.role !== role
    const cell = (key, ...children) => element('td', { 'data-label': texts[key] }, children)
    return element(
      'tr',
      { 'data-role': role },
      element('th', { scope: 'row' }, name),
      cell('kind', choice('kind', words().kinds), kind === 'datetime' && this.formatOf(column)),
      cell('role', choice('role', words().roles)),
      element(
        'td',
        { 'data-label': texts.why, class: 'small' },
        element('span', {}, why),
        isCorrected &&
          !isPatient &&
          element('p', { class: 'reading' }, texts.corrected(words().kinds[drafted.kind], words().roles[drafted.role])),
        warnings.map((warning) => element('p', { class: 'reading' }, warning)),
        this.markers(column),
      ),
      cell('missing', missingShare === undefined ? '' : percent(missingShare)),
      cell('distinct', distinct === undefined ? '' : number(distinct)),
      element('td', { 'data-label': texts.holds, class: 'small' }, holds(column)),
    )
  }

  /** How dates are written; of two readings, which. */
  formatOf({ name, format, readings }) {
    const texts = words().understand
    if (readings === undefined) return element('p', { class: 'reading' }, format ?? 'YYYY-MM-DD')
    const id = `format-${this.table.name}-${name}`
    const select = element(
      'select',
      {
        id,
        'aria-label': `${texts.reading}: ${name}`,
        onchange: () => this.change({ columns: [{ name, format: select.value }] }, id),
      },
      [readings.taken, readings.other].map((each) => element('option', { value: each }, each)),
    )
    select.value = format ?? readings.taken
    return select
  }

  /** Texts that may stand for missing. */
  markers({ name, questions = [], missing = [] }) {
    return questions.map(({ text, rows, evidence }) => {
      const id = `marker-${this.table.name}-${name}-${text}`
      const box = element('input', {
        type: 'checkbox',
        id,
        onchange: () => {
          const others = missing.filter((each) => each !== text)
          this.change({ columns: [{ name, missing: box.checked ? [...others, text] : others }] }, id)
        },
      })
      box.checked = missing.includes(text)
      return element(
        'p',
        { class: 'reading' },
        element('label', { for: id, title: evidence }, box, ' ', words().understand.marker(text, number(rows))),
      )
    })
  }

  /** Saves what was changed and shows what came of it; the focus stays. */
  async change(said, id) {
    await guarded(async () => {
      await send('correct', {
        study: this.study.id,
        corrections: [{ table: this.table.name, columns: [], ...said }],
        confirmed: false,
      })
      const { tables } = await ask('understood', { study: this.study.id })
      this.table = tables.find(({ name }) => name === this.table.name)
      this.show()
      this.problem.textContent = words().understand.saved
      document.getElementById(id)?.focus()
    }, this.problem)
  }
}

/** What a column holds, as `inspect` says it. */
function holds({ summary, kind }) {
  const texts = words().understand
  if (summary === undefined) return ''
  if (summary.type === 'number') {
    const [low, middle, high] = summary.quartiles ?? []
    if (kind === 'datetime') return low === undefined ? '' : texts.dates(day(low), day(high))
    return texts.mean(
      number(summary.mean, 4),
      number(summary.deviation, 3),
      middle === undefined ? '' : number(middle, 4),
    )
  }
  const total = summary.counts.reduce((sum, [, count]) => sum + count, 0) + (summary.others ?? 0)
  const shown = summary.counts.slice(0, 4).map(([level, count]) => `${level} ${percent(count / Math.max(1, total))}`)
  const more = summary.counts.length - shown.length
  return [...shown, more > 0 && texts.more(number(more))].filter(Boolean).join(', ')
}

customElements.define('column-table', ColumnTable)
