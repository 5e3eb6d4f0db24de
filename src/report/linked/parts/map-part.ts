import type { LinkedEvaluation, LinkedMapEntry } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import type { LinkedSpeech } from '../linked-speech.js'
import { tablePrefix } from '../within-page.js'

/** Tables and keys as a tree, then how many rows each has. */
export function mapPart({ map, tables }: LinkedEvaluation, { language: { numbers }, words }: LinkedSpeech): Html {
  const texts = words.map
  const [table, synthetic, train, unseen, perMade, perReal] = texts.columns
  const of = (name: string | undefined) => map.find((entry) => entry.name === name)
  const perParent = ({ rows, parent }: LinkedMapEntry, sides: readonly (keyof LinkedMapEntry['rows'])[]) => {
    const above = of(parent?.table)?.rows
    const total = (counts: LinkedMapEntry['rows']) => sides.reduce((sum, side) => sum + counts[side], 0)
    return above === undefined || total(above) === 0 ? '–' : numbers.decimal(total(rows) / total(above), 1)
  }
  const worst = tables[0]?.name
  return html`<section id="map"><h2>${texts.title}</h2><p>${texts.explainer}</p>
${branch(map, { above: undefined, worst, tables, texts })}
<table class="stacked"><thead><tr>${texts.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${map.map(
    (
      entry,
    ) => html`<tr><th scope="row" data-label="${table}">${entry.name}</th><td data-label="${synthetic}">${numbers.count(entry.rows.synthetic)}</td>
<td data-label="${train}">${numbers.count(entry.rows.train)}</td><td data-label="${unseen}">${numbers.count(entry.rows.holdout + entry.rows.reference)}</td>
<td data-label="${perMade}">${perParent(entry, ['synthetic'])}</td><td data-label="${perReal}">${perParent(entry, ['train', 'holdout', 'reference'])}</td></tr>`,
  )}</tbody></table></section>`
}

interface Branch {
  readonly above: string | undefined
  readonly worst: string | undefined
  readonly tables: LinkedEvaluation['tables']
  readonly texts: LinkedSpeech['words']['map']
}

function branch(map: readonly LinkedMapEntry[], branchOf: Branch): Html | null {
  const { above, worst, tables, texts } = branchOf
  const own = map.filter(({ parent }) => parent?.table === above)
  if (own.length === 0) return null
  return html`<ul class="tree">${own.map((entry) => {
    const { name, key, parent, time } = entry
    const place = tables.findIndex((table) => table.name === name)
    const facts = [
      ...(parent === undefined
        ? map.some((other) => other.parent?.table === name) || key === undefined
          ? []
          : [texts.stands]
        : [texts.hangs({ column: parent.column, parent: parent.table, key: keyOf(map, parent) })]),
      ...(key === undefined ? [] : [texts.key(key)]),
      ...(time === undefined ? [] : [texts.ordered(time.column)]),
      ...(time?.until === undefined ? [] : [texts.until(time.until)]),
    ]
    return html`<li><span class="leaf"><strong>${place < 0 ? name : html`<a href="#${tablePrefix(place)}">${name}</a>`}</strong>${name === worst && map.length > 1 && html` <span class="status" data-status="attention">${texts.worst}</span>`} <span class="muted">${facts.join(' · ')}</span></span>${branch(map, { ...branchOf, above: name })}</li>`
  })}</ul>`
}

function keyOf(map: readonly LinkedMapEntry[], { table, column }: NonNullable<LinkedMapEntry['parent']>): string {
  return map.find(({ name }) => name === table)?.key ?? column
}
