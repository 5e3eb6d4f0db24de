import type { Evaluation } from '../../evaluators/index.js'
import { isOfPeople } from '../messages/index.js'
import { html } from './html.js'
import { type LanguageName, languageOf } from './language/language.js'
import { type RegulationTable, regulationSection } from './regulation/index.js'
import { appendixSection } from './sections/appendix.js'
import { audienceNote } from './sections/audience.js'
import { evidenceNote } from './sections/evidence.js'
import { fidelitySection } from './sections/fidelity.js'
import { limitsSection } from './sections/limits.js'
import { methodSection } from './sections/method.js'
import { natureNote, ownRowsSection } from './sections/own-rows.js'
import { privacySection } from './sections/privacy.js'
import { readFirst } from './sections/read-first.js'
import { releaseSection } from './sections/release.js'
import { signOffSection } from './sections/sign-off.js'
import { utilitySection } from './sections/utility.js'
import { verdictSection } from './sections/verdict.js'
import { theme } from './theme.js'

/**
 * The report of an evaluation: one HTML page without scripts, network, clock or locale. The same evaluation gives the same
 * bytes. Computes nothing: every number is in the evaluation.
 */
export async function renderReport(
  evaluation: Evaluation,
  {
    language: name = 'en',
    regulation,
  }: {
    readonly language?: LanguageName
    /** What texts ask for; the table of this version when absent. */
    readonly regulation?: RegulationTable
  } = {},
): Promise<string> {
  const language = languageOf(name)
  const { frame, ownRows } = language.words
  const subtitle = isOfPeople(evaluation.nature ?? 'synthetic') ? ownRows.subtitle : frame.subtitle
  const sections = {
    release: releaseSection(evaluation, language),
    verdict: verdictSection(evaluation, language),
    fidelity: fidelitySection(evaluation, language),
    utility: utilitySection(evaluation, language),
    privacy: privacySection(evaluation, language),
    regulation: regulationSection(evaluation, language, regulation),
    limits: limitsSection(evaluation, language),
    method: methodSection(evaluation, language),
    'sign-off': signOffSection(language),
    appendix: appendixSection(evaluation, language),
  }
  const present = Object.entries(frame.navigation).filter(([id]) => sections[id as keyof typeof sections] !== null)
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${evaluation.title}${frame.colon}${subtitle}</title><style>${{ markup: theme }}</style></head>
<body><header><a class="skip" href="#verdict">${frame.skip}</a><h1>${evaluation.title}</h1><p class="muted">${subtitle}</p>
${audienceNote(evaluation, language)}
${natureNote(evaluation, language)}
${evidenceNote(evaluation, language)}
${readFirst(evaluation, language)}
<nav aria-label="${frame.sections}"><ul>${present.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>${Object.entries(sections).map(([id, section]) => [section, id === 'verdict' && ownRowsSection(evaluation, language)])}</main></body></html>
`
  return page.markup
}
