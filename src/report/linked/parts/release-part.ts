import type { LinkedEvaluation } from '../../../../evaluators/index.js'
import { type Html, html } from '../../html.js'
import { peopleEntry } from '../as-one-evaluation.js'
import type { LinkedSpeech } from '../linked-speech.js'

/** What was released, and from what: one sentence. */
export function releasePart(
  { map, model, release, environment }: LinkedEvaluation,
  { language, words }: LinkedSpeech,
): Html {
  const { numbers, say } = language
  const texts = language.words.release
  const { rows } = peopleEntry(map)
  const version = environment.mirrorward
  return html`<section id="release"><h2>${texts.title}</h2><p>${words.sentence({
    people: numbers.count(rows.synthetic),
    tables: numbers.count(map.length),
    model: model === undefined ? null : say(String(model.title ?? model.model)),
    train: numbers.count(rows.train),
    unseen: numbers.count(rows.holdout + rows.reference),
  })} ${texts.made({ release: release ?? null, version: version === undefined ? null : `mirrorward ${version}` })}</p></section>`
}
