import type { Evaluation } from '../../../evaluators/index.js'
import { formatCount, formatValue } from '../format.js'
import { type Html, html } from '../html.js'

const shownGroups = 8

interface ColumnDrop {
  readonly name: string
  readonly drop: number
}

interface GroupScore {
  readonly name: string
  readonly rows: number
  readonly score: number
}

/** The columns by which boosted trees tell synthetic rows, and the groups of people that are least faithful. */
export function giveawaySection({ results }: Evaluation): Html | null {
  const detailOf = (id: string) => {
    const result = results.find((record) => record.id === id)?.result
    return result?.status === 'ok' ? result.detail : undefined
  }
  const columns = ((detailOf('fidelity.c2st')?.columns ?? []) as readonly ColumnDrop[]).filter(({ drop }) => drop > 0)
  const groups = (detailOf('fidelity.subgroups')?.groups ?? []) as readonly GroupScore[]
  if (columns.length === 0 && groups.length === 0) return null
  return html`<section id="giveaway"><h2>What gives it away</h2>
<div class="maps">
${
  columns.length > 0 &&
  html`<div><h3>Columns</h3><p class="reading">What shuffling one column takes off the area by which boosted trees tell synthetic rows from unseen real ones. Columns that matter only together share their part.</p>
<table><thead><tr><th scope="col">column</th><th scope="col">area lost</th></tr></thead>
<tbody>${columns.map(({ name, drop }) => html`<tr><th scope="row">${name}</th><td class="value">${formatValue(drop)}</td></tr>`)}</tbody></table></div>`
}
${
  groups.length > 0 &&
  html`<div><h3>Groups of people, least faithful first</h3><p class="reading">Mean column shape within groups of at least 50 training rows. Small groups differ more by chance alone.</p>
<table><thead><tr><th scope="col">group</th><th scope="col">training rows</th><th scope="col">mean shape</th></tr></thead>
<tbody>${groups.slice(0, shownGroups).map(({ name, rows, score }) => html`<tr><th scope="row">${name}</th><td>${formatCount(rows)}</td><td class="value">${formatValue(score)}</td></tr>`)}</tbody></table></div>`
}
</div></section>`
}
