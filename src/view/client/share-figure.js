import { drawing, element } from './dom.js'
import { percent, say } from './texts.js'

/** What a column looks like among the rows drawn, over rows drawn without a condition. */
export function shareFigure(share) {
  const { name, missing } = share
  const hasMissing = missing.some((each) => each > 0)
  return element(
    'figure',
    {},
    element('h3', {}, name),
    element('figcaption', {}, hasMissing ? `${say('missing')} ${percent(missing[0])} (${percent(missing[1])})` : ''),
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
  if (edges.length < 2) return element('p', { class: 'muted' }, say('always missing'))
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
  if (levels.length === 0) return element('p', { class: 'muted' }, say('always missing'))
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
