import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { atRiskPart } from './at-risk.js'
import { attacksPart } from './attacks.js'
import { beforePart } from './before.js'
import { familyTable } from './family.js'
import { membershipPart } from './membership.js'
import { risksPart } from './risks.js'

/** Privacy attack by attack: what the attacker knows, what came of it, and who is at risk. */
export function privacySection(evaluation: Evaluation, language: Language): Html | null {
  const texts = language.words.privacy
  const table = familyTable(evaluation, language, { families: ['privacy'], title: texts.metrics })
  if (table === null) return null
  return html`<section id="privacy"><h2>${texts.title}</h2><p class="explainer">${texts.explainer}</p>
${attacksPart(evaluation, language)}
${risksPart(evaluation, language)}
${membershipPart(evaluation, language)}
${atRiskPart(evaluation, language)}
${beforePart(evaluation, language)}
${table}</section>`
}
