// The page of `mirrorward view`: asks its own server for releases, rows and draws, and shows them. No dependencies.

const main = document.getElementById('main')
const tabs = document.getElementById('tabs')
const status = document.getElementById('status')
const svgSpace = 'http://www.w3.org/2000/svg'

/** Numbers the pages: an answer that comes after another page was asked for is not shown. */
let turn = 0

/** An element with attributes and children; texts are set as texts, never as markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value)
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false))
  return made
}

function drawing(name, attributes, ...children) {
  const made = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

async function ask(path, parameters = {}) {
  const response = await fetch(`api/${path}?${new URLSearchParams(parameters)}`)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

const three = (value) => value.toFixed(3).replace('-', '−')
const percent = (share) => `${(100 * share).toFixed(1)} %`
const link = (view, release) => `#/${view}/${encodeURIComponent(release)}`

async function showReleases() {
  const releases = await ask('releases')
  return [
    element('h1', {}, 'Releases'),
    releases.length === 0 &&
      element(
        'p',
        {},
        'This folder holds no release: no folder in it has an evaluation.json, a manifest.json or a model.safetensors.',
      ),
    element('div', { class: 'cards' }, releases.map(releaseCard)),
  ]
}

function releaseCard({ id, title, model, audience, rows, numbers, hasReport, hasRows, hasModel }) {
  const facts = [
    ['title', title],
    ['model', model],
    ['synthetic rows', rows],
    ['evaluation for', audience],
    ...numbers.map(({ title: name, value, interval }) => [
      name,
      `${three(value)}${interval ? ` [${interval.map(three).join(', ')}]` : ''}`,
    ]),
  ].filter(([, value]) => value !== undefined)
  return element(
    'article',
    { class: 'card' },
    element('h2', {}, id === '.' ? title : id),
    element(
      'dl',
      {},
      facts.map(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))]),
    ),
    element(
      'p',
      { class: 'links' },
      hasReport && element('a', { href: `report?${new URLSearchParams({ release: id })}` }, 'report'),
      hasRows && element('a', { href: link('rows', id) }, 'rows'),
      hasModel && element('a', { href: link('sample', id) }, 'draw from the model'),
    ),
  )
}

async function showRows(release) {
  const place = element('div')
  const show = async (from) => {
    const answer = await ask('rows', { release, from })
    const last = answer.from + answer.cells.length
    const step = (label, target, isPossible) =>
      element('button', { type: 'button', disabled: !isPossible, onclick: () => move(target) }, label)
    place.replaceChildren(
      element(
        'div',
        { class: 'row' },
        step('First', 0, answer.from > 0),
        step('Back', Math.max(0, answer.from - 50), answer.from > 0),
        step('Next', answer.from + 50, last < answer.rows),
        step('Last', Math.floor((answer.rows - 1) / 50) * 50, last < answer.rows),
        element(
          'span',
          { class: 'muted' },
          answer.rows === 0 ? 'no rows' : `rows ${answer.from + 1} to ${last} of ${answer.rows}`,
        ),
      ),
      rowTable(answer, answer.from),
    )
  }
  const move = async (from) => {
    const name = document.activeElement?.textContent
    await guarded(() => show(from))
    const again = [...place.querySelectorAll('button')].find((button) => button.textContent === name)
    ;(again?.disabled ? place.querySelector('button:enabled') : again)?.focus()
  }
  await show(0)
  return [
    element('h1', {}, 'Synthetic rows'),
    element(
      'p',
      { class: 'muted' },
      `Of ${release}. Drawn from a model: no row is a person, and a row can still resemble one.`,
    ),
    place,
  ]
}

function rowTable({ columns, cells }, from) {
  return element(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Rows' },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, 'row'),
          columns.map((name) => element('th', { scope: 'col' }, name)),
        ),
      ),
      element(
        'tbody',
        {},
        cells.map((row, index) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, String(from + index + 1)),
            row.map((cell) =>
              cell === null ? element('td', { class: 'missing' }, 'missing') : element('td', {}, cell),
            ),
          ),
        ),
      ),
    ),
  )
}

async function showSample(release) {
  const { title, trainRows, choices } = await ask('model', { release })
  const controls = choices.map(choiceOf)
  const result = element('div', { 'aria-live': 'off' })
  const rows = element('input', { type: 'number', min: '1', max: '5000', value: '500', required: true })
  const seed = element('input', { type: 'text', value: '1', required: true })
  const draw = element('button', { type: 'submit', class: 'main' }, 'Draw rows')
  const submit = async (event) => {
    event?.preventDefault()
    draw.disabled = true
    status.textContent = 'Drawing…'
    await guarded(async () => {
      const given = Object.fromEntries(controls.flatMap((control) => control.read()))
      result.replaceChildren(
        ...samplePage(
          await ask('sample', { release, rows: rows.value, seed: seed.value, given: JSON.stringify(given) }),
          given,
        ),
      )
      status.textContent = ''
    }, result)
    draw.disabled = false
  }
  const clear = () => {
    for (const control of controls) control.clear()
  }
  const form = element(
    'form',
    { onsubmit: submit },
    element(
      'div',
      { class: 'choices' },
      controls.map(({ field }) => field),
    ),
    element(
      'div',
      { class: 'row' },
      element('label', {}, 'rows', rows),
      element('label', {}, 'seed', seed),
      draw,
      element('button', { type: 'button', onclick: clear }, 'No conditions'),
    ),
  )
  await submit()
  return [
    element('h1', {}, 'Draw from the model'),
    element(
      'p',
      { class: 'muted' },
      `${title}, learnt from ${trainRows} rows. Ask for what you like: every row drawn satisfies it, and the other columns follow. Ranges and levels are those of 2000 rows drawn without a condition. The same seed gives the same rows.`,
    ),
    form,
    result,
  ]
}

/** The control of one column: its field, what it asks as entries of a condition, and how to make it ask nothing. */
function choiceOf({ name, kind, unit, ...choice }) {
  const legend = element('legend', {}, unit ? `${name} (${unit})` : name)
  const mark = (field, isAsked) => field.classList.toggle('asked', isAsked)
  if (choice.type === 'level') {
    const select = element(
      'select',
      { 'aria-label': name, onchange: () => mark(field, select.value !== '') },
      element('option', { value: '' }, 'any'),
      choice.levels.map((level, index) => element('option', { value: String(index + 1) }, level)),
    )
    const field = element('fieldset', {}, legend, select)
    const clear = () => {
      select.value = ''
      mark(field, false)
    }
    return {
      field,
      clear,
      read: () => (select.value === '' ? [] : [[name, { levels: [choice.levels[Number(select.value) - 1]] }]]),
    }
  }
  const { min, max, step } = choice
  const text = (value) =>
    kind === 'datetime' ? new Date(value).toISOString().slice(0, 10) : String(Number(Number(value).toPrecision(6)))
  const steps = Math.max(1, Math.round((max - min) / step))
  // Sliders count steps, so that their ends are the ends of the range whatever the step.
  const slider = (label, start) =>
    element('input', {
      type: 'range',
      min: '0',
      max: String(steps),
      value: String(start),
      'aria-label': `${name} ${label}`,
      oninput: (event) => moved(event.target),
    })
  const [low, high] = [slider('from', 0), slider('to', steps)]
  const output = element('output', {})
  const valueAt = (place) => Math.min(max, min + Number(place) * step)
  const isAny = () => Number(low.value) === 0 && Number(high.value) === steps
  const field = element(
    'fieldset',
    {},
    legend,
    element('label', {}, 'from', low),
    element('label', {}, 'to', high),
    output,
  )
  const show = () => {
    for (const input of [low, high]) input.setAttribute('aria-valuetext', text(valueAt(input.value)))
    output.textContent = isAny()
      ? `any: ${text(min)} to ${text(max)}`
      : `${text(valueAt(low.value))} to ${text(valueAt(high.value))}`
    mark(field, !isAny())
  }
  const moved = (input) => {
    if (Number(low.value) > Number(high.value)) (input === low ? high : low).value = input.value
    show()
  }
  const clear = () => {
    low.value = '0'
    high.value = String(steps)
    show()
  }
  show()
  const read = () => {
    if (isAny()) return []
    return [
      [
        name,
        {
          ...(Number(low.value) > 0 && { min: valueAt(low.value) }),
          ...(Number(high.value) < steps && { max: valueAt(high.value) }),
        },
      ],
    ]
  }
  return { field, clear, read }
}

function samplePage({ rows, columns, cells, shares }, given) {
  const asked = Object.keys(given)
  return [
    element('h2', {}, asked.length === 0 ? 'Columns, without a condition' : `Columns, given ${asked.join(', ')}`),
    element(
      'p',
      { class: 'legend' },
      element('span', { class: 'free' }, element('i'), 'without a condition'),
      element('span', { class: 'given' }, element('i'), `these ${rows} rows`),
    ),
    element('div', { class: 'columns' }, shares.map(shareFigure)),
    element('h2', {}, `The first ${cells.length} of ${rows} rows`),
    rowTable({ columns, cells }, 0),
  ]
}

function shareFigure(share) {
  const { name, missing } = share
  const hasMissing = missing.some((each) => each > 0)
  return element(
    'figure',
    {},
    element('h3', {}, name),
    element('figcaption', {}, hasMissing ? `missing ${percent(missing[0])} (${percent(missing[1])})` : ''),
    share.type === 'number' ? histogram(share) : bars(share),
  )
}

const width = 320

function chart(height, name, ...marks) {
  return drawing(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': `${name}: shares of these rows and of rows without a condition`,
    },
    ...marks,
  )
}

function words(text, attributes) {
  return drawing('text', attributes, text)
}

function histogram({ name, kind, edges, given, free }) {
  if (edges.length < 2) return element('p', { class: 'muted' }, 'always missing')
  const [left, bottom, top] = [40, 120, 8]
  const most = Math.max(...given, ...free) || 1
  const [first, last] = [edges[0], edges.at(-1)]
  const x = (edge) => left + ((edge - first) / (last - first)) * (width - left - 8)
  const y = (share) => bottom - (share / most) * (bottom - top)
  const rects = free.map((share, bin) =>
    drawing('rect', {
      class: 'free',
      x: x(edges[bin]) + 0.5,
      width: Math.max(0.5, x(edges[bin + 1]) - x(edges[bin]) - 1),
      y: y(share),
      height: bottom - y(share),
    }),
  )
  const path = given
    .map((share, bin) => `${bin === 0 ? 'M' : 'L'}${x(edges[bin])},${y(share)} L${x(edges[bin + 1])},${y(share)}`)
    .join(' ')
  return chart(
    140,
    name,
    ...rects,
    drawing('path', { class: 'outline', d: path }),
    drawing('line', { x1: left, x2: width - 8, y1: bottom, y2: bottom, stroke: 'currentColor' }),
    words(percent(most), { x: left - 5, y: top + 8, 'text-anchor': 'end' }),
    words(edgeText(first, kind), { x: left, y: bottom + 15 }),
    words(edgeText(last, kind), { x: width - 8, y: bottom + 15, 'text-anchor': 'end' }),
  )
}

/** An end of an axis; datetimes are milliseconds. */
function edgeText(edge, kind) {
  return kind === 'datetime' ? new Date(edge).toISOString().slice(0, 10) : String(Number(edge.toPrecision(5)))
}

function bars({ name, levels, given, free }) {
  if (levels.length === 0) return element('p', { class: 'muted' }, 'always missing')
  const [left, line] = [110, 20]
  const most = Math.max(...given, ...free) || 1
  const x = (share) => left + (share / most) * (width - left - 52)
  const short = (level) => (level.length > 16 ? `${level.slice(0, 15)}…` : level)
  return chart(
    levels.length * line + 6,
    name,
    ...levels.flatMap((level, index) => [
      words(short(level), { x: left - 6, y: index * line + 14, 'text-anchor': 'end' }),
      drawing('rect', {
        class: 'free',
        x: left,
        y: index * line + 3,
        width: Math.max(0.5, x(free[index]) - left),
        height: line - 6,
      }),
      drawing('rect', { class: 'given', x: x(given[index]) - 1.5, y: index * line + 1, width: 3, height: line - 2 }),
      words(percent(given[index]), { x: width, y: index * line + 14, 'text-anchor': 'end' }),
    ]),
  )
}

function failure(error) {
  return element(
    'div',
    { class: 'note failure', role: 'alert' },
    element('strong', {}, 'That did not work. '),
    error.message,
  )
}

/** Runs what asks the server; a refusal is shown in `place`. */
async function guarded(work, place = main) {
  try {
    await work()
  } catch (error) {
    status.textContent = ''
    place.replaceChildren(failure(error))
  }
}

const views = { rows: showRows, sample: showSample }
const titles = { rows: 'rows', sample: 'draw from the model' }

async function route() {
  // The link to the content is no page.
  if (location.hash !== '' && !location.hash.startsWith('#/')) return
  const own = ++turn
  const [, view = '', release = ''] = location.hash.split('/')
  const id = decodeURIComponent(release)
  const show = views[view] ? () => views[view](id) : showReleases
  tabs.replaceChildren(...(views[view] ? [tabList(view, id)] : []))
  status.textContent = 'Loading…'
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
    item('#/', 'all releases', false),
    ...Object.entries(titles).map(([name, title]) => item(link(name, release), title, name === view)),
  )
}

window.addEventListener('hashchange', route)
route()
