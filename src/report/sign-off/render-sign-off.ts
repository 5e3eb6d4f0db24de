import { html, trusted } from '../html.js'
import { languageOf } from '../language/language.js'
import { theme } from '../theme.js'
import { signOffWords } from './sign-off-words.js'

/** A decision on a release, as it was filled in. */
export interface SignedDecision {
  readonly decision: 'release' | 'release under conditions' | 'do not release'
  readonly name: string
  readonly function: string
  readonly recipients: string
  readonly conditions: string
  readonly residualRisk: string
  readonly date: string
  readonly expires?: string | undefined
  readonly release: string
  readonly manifest: string
  readonly report?: string
}

const places: readonly SignedDecision['decision'][] = ['release', 'release under conditions', 'do not release']

/** The page of a decision, to print and to sign by hand: the form of the report, filled in. The same decision gives the same bytes. */
export function renderSignOff(
  signed: SignedDecision,
  { title, language: name }: { readonly title: string; readonly language: 'en' | 'fr' },
): string {
  const { signOff, frame } = languageOf(name).words
  const words = signOffWords[name]
  const values = [
    signed.recipients,
    signed.conditions,
    signed.residualRisk,
    [signed.name, signed.function].filter(Boolean).join(', '),
    signed.date,
    signed.expires ?? '',
  ]
  const page = html`<!doctype html>
<html lang="${name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title><style>${trusted(theme)}</style></head>
<body><header><h1>${words.title}</h1><p class="muted">${title}</p></header>
<main><section><h2>${words.decision}${frame.colon}${signOff.choices[places.indexOf(signed.decision)] ?? ''}</h2>
<dl class="sign-off">${signOff.fields.map(([field, height], place) => {
    const isSignature = place >= values.length
    return html`<dt>${field}</dt><dd${isSignature && trusted(` style="min-height: ${height * 2.2}em"`)}>${isSignature ? '' : values[place] || words.none}</dd>`
  })}</dl></section>
<section><p>${words.binding}</p>
<dl class="facts"><dt>${words.release}</dt><dd><code>${signed.release}</code></dd>
<dt>${words.manifest}</dt><dd><code>${signed.manifest}</code></dd>
${signed.report !== undefined && html`<dt>${words.report}</dt><dd><code>${signed.report}</code></dd>`}</dl></section></main></body></html>
`
  return page.markup
}
