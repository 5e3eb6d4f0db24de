import type { Evaluation } from '../../evaluators/index.js'
import { html } from './html.js'
import { analysesSection } from './sections/analyses.js'
import { audienceNote } from './sections/audience.js'
import { beforeSection } from './sections/before.js'
import { columnsSection } from './sections/columns.js'
import { giveawaySection } from './sections/giveaway.js'
import { membershipSection } from './sections/membership.js'
import { methodSection } from './sections/method.js'
import { metricsSection } from './sections/metrics.js'
import { modelSection } from './sections/model.js'
import { pairsSection } from './sections/pairs.js'
import { releaseSection } from './sections/release.js'
import { risksSection } from './sections/risks.js'
import { summarySection } from './sections/summary.js'
import { survivalSection } from './sections/survival.js'
import { utilitySection } from './sections/utility.js'
import { verdictSection } from './sections/verdict.js'
import { theme } from './theme.js'

const navigation = {
  summary: 'Summary',
  verdict: 'Criteria',
  release: 'Release',
  before: 'Before and after',
  metrics: 'Metrics',
  columns: 'Columns',
  pairs: 'Pairs',
  giveaway: 'What gives it away',
  survival: 'Survival',
  utility: 'Usefulness',
  analyses: 'Analyses',
  risks: 'Risks',
  membership: 'Membership',
  model: 'Model',
  method: 'Limits and method',
}

/**
 * The report of an evaluation: one HTML page without scripts, network, clock or locale. The same evaluation gives the same
 * bytes. Computes nothing: every number is in the evaluation.
 */
export async function renderReport(evaluation: Evaluation): Promise<string> {
  const sections = {
    summary: summarySection(evaluation),
    verdict: verdictSection(evaluation),
    release: releaseSection(evaluation),
    before: beforeSection(evaluation),
    metrics: metricsSection(evaluation),
    columns: columnsSection(evaluation),
    pairs: pairsSection(evaluation),
    giveaway: giveawaySection(evaluation),
    survival: survivalSection(evaluation),
    utility: utilitySection(evaluation),
    analyses: analysesSection(evaluation),
    risks: risksSection(evaluation),
    membership: membershipSection(evaluation),
    model: modelSection(evaluation),
    method: methodSection(evaluation),
  }
  const present = Object.entries(navigation).filter(([id]) => sections[id as keyof typeof sections] !== null)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${evaluation.title}: evidence for a synthetic table</title><style>${{ markup: theme }}</style></head>
<body><header><h1>${evaluation.title}</h1><p class="muted">Evidence for a synthetic table, by mirrorward ${evaluation.environment.mirrorward ?? ''}</p>
${audienceNote(evaluation)}
<nav aria-label="Sections"><ul>${present.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>${Object.values(sections)}</main></body></html>
`
  return page.markup
}
