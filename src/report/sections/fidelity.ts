import type { Evaluation } from '../../../evaluators/index.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'
import { blocksPart } from './blocks.js'
import { brokenPart } from './broken.js'
import { columnsPart } from './columns.js'
import { digitsPart } from './digits.js'
import { familyTable } from './family.js'
import { giveawayPart } from './giveaway.js'
import { lostRelationsPart } from './losses.js'
import { pairsPart } from './pairs.js'
import { samplingPart } from './sampling.js'
import { subgroupsPart } from './subgroups.js'
import { survivalPart } from './survival.js'

/** Validity and fidelity: columns, tails, pairs, sampling error, groups of people, survival, what gives the table away. */
export function fidelitySection(evaluation: Evaluation, language: Language): Html {
  const { words } = language
  return html`<section id="fidelity"><h2>${words.fidelity.title}</h2><p class="explainer">${words.fidelity.explainer}</p>
${brokenPart(evaluation, language)}
${columnsPart(evaluation, language)}
${lostRelationsPart(evaluation, language)}
${pairsPart(evaluation, language)}
${blocksPart(evaluation, language)}
${samplingPart(evaluation, language)}
${subgroupsPart(evaluation, language)}
${survivalPart(evaluation, language)}
${giveawayPart(evaluation, language)}
${digitsPart(evaluation, language)}
${familyTable(evaluation, language, { families: ['validity', 'fidelity'], title: words.fidelity.metrics })}</section>`
}
