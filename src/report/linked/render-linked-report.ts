import type { LinkedEvaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import { type LanguageName, languageOf } from '../language/language.js'
import { audienceNote } from '../sections/audience.js'
import { limitsSection } from '../sections/limits.js'
import { readFirst } from '../sections/read-first.js'
import { signOffSection } from '../sections/sign-off.js'
import { theme } from '../theme.js'
import { asOneEvaluation, peopleEntry } from './as-one-evaluation.js'
import { linkedLanguage } from './linked-language.js'
import type { LinkedSpeech } from './linked-speech.js'
import { linkedStyle } from './linked-style.js'
import { linkedWords } from './linked-words.js'
import { coursesPart } from './parts/courses-part.js'
import { mapPart } from './parts/map-part.js'
import { methodPart } from './parts/method-part.js'
import { releasePart } from './parts/release-part.js'
import { schedulePart } from './parts/schedule-part.js'
import { stepsPart } from './parts/steps-part.js'
import { tablesPart } from './parts/tables-part.js'
import { togetherPart } from './parts/together-part.js'
import { verdictPart } from './parts/verdict-part.js'

/**
 * The report of linked tables: verdict for the tables together and one by one, how they hang together, values over time, rows per person
 * and gaps, every metric with its controls, and all that was measured on each table by itself, the least faithful first. One HTML page
 * without scripts, network or clock; computes nothing.
 */
export async function renderLinkedReport(
  evaluation: LinkedEvaluation,
  { language: name = 'en' }: { readonly language?: LanguageName } = {},
): Promise<string> {
  const speech: LinkedSpeech = { language: linkedLanguage(name), words: linkedWords[name], plain: languageOf(name) }
  const { language, words } = speech
  const { frame } = language.words
  const one = asOneEvaluation(evaluation)
  const sections = {
    release: releasePart(evaluation, speech),
    verdict: verdictPart(evaluation, speech),
    map: mapPart(evaluation, speech),
    courses: coursesPart(evaluation, speech),
    schedule: schedulePart(evaluation, speech),
    steps: stepsPart(evaluation, speech),
    together: togetherPart(evaluation, speech),
    tables: tablesPart(evaluation, speech),
    limits: limitsSection(one, language),
    method: methodPart(evaluation, speech),
    'sign-off': signOffSection(language),
  }
  const present = Object.entries(words.navigation).filter(([id]) => sections[id as keyof typeof sections] !== null)
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${evaluation.title}${frame.colon}${frame.subtitle}</title><style>${{ markup: theme + linkedStyle }}</style></head>
<body><header><a class="skip" href="#verdict">${frame.skip}</a><h1>${evaluation.title}</h1><p class="muted">${frame.subtitle}</p>
${audienceNote(one, language)}
${twinNote(evaluation, speech)}
${readFirst(one, language)}
<nav aria-label="${frame.sections}"><ul>${present.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main>${Object.values(sections)}</main></body></html>
`
  return page.markup
}

/** Whose the numbers are, where they are not those of the released tables. */
function twinNote({ published, map }: LinkedEvaluation, { language: { numbers }, words }: LinkedSpeech): Html | null {
  if (published === undefined) return null
  const counts = {
    train: numbers.count(peopleEntry(map).rows.train),
    all: numbers.count(published.learntFromPeople),
  }
  return html`<p class="audience" data-evidence="twin">${words.twin(counts)}</p>`
}
