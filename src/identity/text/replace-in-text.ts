import type { TextSpan, TextType } from './text-span.js'

/** Where a stretch stood and what stands there now; no text of either, so that it may be kept. */
export interface TextEdit extends TextSpan {
  readonly newStart: number
  readonly newEnd: number
}

export interface ReplacedText {
  readonly text: string
  /** In order of place. */
  readonly edits: readonly TextEdit[]
}

/** The text with each span replaced by what `by` makes of it. Spans are in order and do not overlap, as `findInText` gives them. */
export function replaceInText(
  text: string,
  spans: readonly TextSpan[],
  by: (own: string, span: TextSpan) => string,
): ReplacedText {
  const edits: TextEdit[] = []
  let [made, at] = ['', 0]
  for (const span of spans) {
    made += text.slice(at, span.start)
    const put = by(text.slice(span.start, span.end), span)
    edits.push({ ...span, newStart: made.length, newEnd: made.length + put.length })
    made += put
    at = span.end
  }
  return { text: made + text.slice(at), edits }
}

const tags: Readonly<Record<TextType, readonly [fr: string, en: string]>> = {
  name: ['NOM', 'NAME'],
  'birth-date': ['DATE DE NAISSANCE', 'BIRTH DATE'],
  date: ['DATE', 'DATE'],
  phone: ['TÉLÉPHONE', 'PHONE'],
  email: ['COURRIEL', 'E-MAIL'],
  url: ['LIEN', 'LINK'],
  address: ['ADRESSE', 'ADDRESS'],
  postcode: ['CODE POSTAL', 'POSTCODE'],
  town: ['VILLE', 'TOWN'],
  nir: ['NIR', 'NIR'],
  ssn: ['SSN', 'SSN'],
  'patient-number': ['NUMÉRO DE PATIENT', 'PATIENT NUMBER'],
  'stay-number': ['NUMÉRO DE SÉJOUR', 'STAY NUMBER'],
  'professional-number': ['NUMÉRO DE PROFESSIONNEL', 'PROFESSIONAL NUMBER'],
  'nhs-number': ['NUMÉRO NHS', 'NHS NUMBER'],
  iban: ['IBAN', 'IBAN'],
  age: ['ÂGE', 'AGE'],
  institution: ['ÉTABLISSEMENT', 'INSTITUTION'],
}

/** `[NOM]`, `[DATE]`: what a span is, in its place. */
export function tagOf(type: TextType, language: 'fr' | 'en'): string {
  return `[${tags[type][language === 'fr' ? 0 : 1]}]`
}
