import type { Comparison } from '../../../evaluators/index.js'
import { html } from '../html.js'
import { theme } from '../theme.js'
import { differencesSection } from './differences.js'
import { releasesSection } from './releases.js'
import { sideBySideSection } from './side-by-side.js'
import { tradeOffSection } from './trade-off.js'

/** What this page needs beyond the report's style sheet. */
const ownStyle = `
.wide { overflow-x: auto; }
.best { outline: 2px solid #2b8a3e; outline-offset: 3px; border-radius: 3px; }
.key { font-weight: 700; color: var(--synthetic); }
.warning { border-left-color: #c92a2a; }
.tradeoff svg { max-width: 520px; }
@media print, (min-width: 721px) { .side-by-side tbody th, .few tbody th { width: 26%; } .side-by-side th, .side-by-side td { padding-right: 14px; } .side-by-side .interval { display: block; } .side-by-side .control { min-width: 84px; } .side-by-side td { min-width: 92px; } }
`

/** Several releases on one page: HTML without scripts or network. The same comparison gives the same bytes. */
export function renderComparison(comparison: Comparison): string {
  const names = comparison.releases.map(({ name }) => name).join(', ')
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Comparison: ${names}</title><style>${{ markup: theme + ownStyle }}</style></head>
<body><header><h1>Comparison of ${comparison.releases.length} synthetic tables</h1><p class="muted">By mirrorward, from their saved evaluations</p></header>
<main>${releasesSection(comparison)}${differencesSection(comparison)}${tradeOffSection(comparison)}${sideBySideSection(comparison)}</main></body></html>
`
  return page.markup
}
