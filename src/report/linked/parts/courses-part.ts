import type { DrawnCourses, LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { courseChart } from '../charts/course-chart.js'
import type { LinkedSpeech } from '../linked-speech.js'

/** Values over time: real people summed up, synthetic ones summed up and one by one. Not for outsiders. */
export function coursesPart(
  { courses = [], audience }: LinkedEvaluation,
  { language: { numbers }, words }: LinkedSpeech,
): Html | null {
  if (audience === 'external') return null
  const texts = words.courses
  if (courses.length === 0) return html`<section id="courses"><h2>${texts.title}</h2><p>${texts.none}</p></section>`
  return html`<section id="courses"><h2>${texts.title}</h2><p>${texts.explainer}</p>
<p class="legend"><span class="real band"><i></i>${texts.real}</span><span class="synthetic band"><i></i>${texts.synthetic}</span><span class="thin"><i></i>${texts.lines}</span></p>
<div class="columns courses">${courses.map(
    (drawn) =>
      html`<figure><h3>${texts.figure({ table: drawn.table, column: nameOf(drawn) })}</h3><figcaption>${texts.over(drawn)}</figcaption>${courseChart(drawn, { label: texts.label(nameOf(drawn)), numbers })}</figure>`,
  )}</div></section>`
}

function nameOf({ column, where }: DrawnCourses): string {
  return where === undefined ? column : `${column}, ${where.column} = ${where.level}`
}
