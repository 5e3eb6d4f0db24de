import type { Comparison } from '../../../evaluators/index.js'
import { html } from '../html.js'
import { type LanguageName, languageOf } from '../language/language.js'
import { linkedLanguage } from '../linked/linked-language.js'
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

export interface ComparisonOptions {
  /** English when absent. */
  readonly language?: LanguageName
}

/** Several releases on one page: HTML without scripts or network. The same comparison gives the same bytes. */
export function renderComparison(comparison: Comparison, { language: name = 'en' }: ComparisonOptions = {}): string {
  const language = (comparison.isLinked ? linkedLanguage : languageOf)(name)
  const texts = language.words.comparison
  const sections = [releasesSection, differencesSection, tradeOffSection, sideBySideSection]
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${texts.pageTitle(comparison.releases.map((each) => each.name).join(', '))}</title><style>${{ markup: theme + ownStyle }}</style></head>
<body><header><h1>${texts.title(comparison.releases.length)}</h1><p class="muted">${texts.subtitle}</p></header>
<main>${sections.map((section) => section(comparison, language))}</main></body></html>
`
  return page.markup
}
