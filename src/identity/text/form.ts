import { ibanLengths, identifiers } from '../identifiers/index.js'
import type { TextEvidence, TextSpan, TextType } from './text-span.js'

interface Form {
  readonly type: TextType
  readonly evidence: TextEvidence
  /** Global; a group named `it` is the span where labels stand before it. */
  readonly form: RegExp
  readonly check?: (text: string) => boolean
  /** The part of what was read, from its start, that is one; undefined where none is. */
  readonly trim?: (text: string) => string | undefined
}

const check = (id: string) => identifiers.find((each) => each.id === id)?.check ?? (() => false)
const [isNir, isRpps, isNpi, isNhs, isIban] = ['nir', 'rpps', 'npi', 'nhs', 'iban'].map(check)
const label = '(?:\\s*(?:n°|no\\.?|num(?:éro|ero)?|number|id|#|est le|is|du patient)\\s*)*\\s*[:=#.-]*\\s*'

/** Forms of numbers, addresses of nets and places, tried over the whole text each. */
const forms: readonly Form[] = [
  { type: 'email', evidence: 'form', form: /[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu },
  { type: 'url', evidence: 'form', form: /(?:https?:\/\/|www\.)[^\s<>"')\]]*[^\s<>"')\],.;:]/gi },
  {
    type: 'nir',
    evidence: 'key',
    form: /(?<!\d)[1-478](?:[ .-]?\d){4}[ .-]?(?:\d[ .-]?\d|2[ .-]?[AB])(?:[ .-]?\d){6}[ .-]?\d[ .-]?\d(?!\d)/gi,
    check: (text) => isNir?.(text.replace(/[ .-]/g, '')) === true,
  },
  {
    type: 'nir',
    evidence: 'form',
    form: new RegExp(
      `(?:NIR|INS|N°\\s?SS|n° ?ss|sécu(?:rité sociale)?|secu(?:rite sociale)?|\\bSS|assur[ée]e?)${label}(?<it>[1-478](?:[ .]?[0-9AB]){12}(?:[ .]?\\d{2})?)(?!\\d)`,
      'giu',
    ),
  },
  {
    type: 'iban',
    evidence: 'key',
    form: /(?<![\d])(?<!(?!IBAN|BAN|AN|N)[A-Z])(?=[A-Z]{2}\d{2})(?:[A-Z\d][ -]?){14,33}[A-Z\d]/gi,
    trim: ibanAtStart,
  },
  { type: 'ssn', evidence: 'form', form: /(?<!\d)(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\d)/g },
  { type: 'ssn', evidence: 'form', form: /(?:SSN|social security)[\s:#.no-]*(?<it>\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)/gi },
  {
    type: 'professional-number',
    evidence: 'key',
    form: /(?<!\d)1\d(?:[ ]?\d){9}(?!\d)/g,
    check: (text) => isRpps?.(text.replace(/ /g, '')) === true,
  },
  {
    type: 'professional-number',
    evidence: 'form',
    form: new RegExp(
      `(?:RPPS|ADELI|NPI|GMC|NMC|licen[cs]e)${label}(?<it>(?:2[AB])?\\d(?:[ ]?\\d){5,10})(?!\\d)`,
      'giu',
    ),
  },
  {
    type: 'professional-number',
    evidence: 'form',
    form: /(?<!\d)[12]\d{9}(?!\d)/g,
    check: (text) => isNpi?.(text) === true,
  },
  {
    type: 'nhs-number',
    evidence: 'form',
    form: /(?<!\d)\d{3}([ -]?)\d{3}\1\d{4}(?!\d)/g,
    check: (text) => isNhs?.(text) === true && !/^0/.test(text),
  },
  {
    type: 'nhs-number',
    evidence: 'form',
    form: /NHS(?:\s*(?:no\.?|number|n°|#))?[\s:]*(?<it>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)/gi,
  },
  {
    type: 'phone',
    evidence: 'form',
    form: /(?<![\d/.,-])(?:(?:\+|00)\d{2}[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d){7,9}|0[1-9](?:[ .-]?\d{2}){4}|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4})(?!\d|[.,/]\d)/g,
  },
  {
    type: 'phone',
    evidence: 'form',
    form: /(?<![\d/-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?!\d)/g,
  },
  {
    type: 'phone',
    evidence: 'form',
    form: /(?:t[ée]l(?:[ée]phone)?|phone|mobile|portable|cell|call(?: (?:me|back))?(?: on| at)?|fax|rappel\p{L}*(?:-moi|moi)?(?: (?:moi|au|le))*)[\s.:]*(?:du patient |est le |is )?(?<it>\+?\d(?:[ .-]?\d){8,12})(?!\d)/giu,
  },
  {
    type: 'stay-number',
    evidence: 'form',
    form: new RegExp(
      `(?<!\\p{L})(?:IEP|NDA|séjour|sejour|demande|venue|passage|prélèvement|prelevement|échantillon|dossier d['’]anesth\\p{L}*|compte[- ]rendu|CR|examen|accession|ACC|visit|encounter|admission|specimen|sample|order|request|report|claim|case|episode|r[ée]f(?:erence|érence)?|lab)${label}(?<it>[A-Z]{0,4}-?\\d{2,4}[-/][A-Z]?\\d{3,}|[A-Z]{0,4}-?\\d{5,12})(?!\\d)`,
      'giu',
    ),
  },
  {
    type: 'patient-number',
    evidence: 'form',
    form: new RegExp(
      `(?<!\\p{L})(?:IPP|NIP|MRN|dossier|patient|hosp(?:ital)?|chart|record|unit|identifiant|UR|URN|HN)${label}(?<it>[A-Z]{0,4}-?\\d{5,12})(?!\\d)`,
      'giu',
    ),
  },
  {
    type: 'patient-number',
    evidence: 'form',
    form: /(?<![\p{Ll}\d])(?:(?:SS|N|ID|NO|IPP|MRN|NIR|NHS|ACC)(?=[A-Z]))?(?<it>(?!I?PP?\d|RN\d|SS|ID|NO|IPP|MRN|NI[PR]|TEL|NHS)[A-Z]{1,4}-?\d{6,10})(?!\d)/gu,
  },
  { type: 'patient-number', evidence: 'form', form: /(?<![\d.,/-])\d{8,12}(?![\d/]|[.,-]\d)/g },
  {
    type: 'age',
    evidence: 'form',
    form: /(?<!\d)(?:9\d|1[01]\d)(?=\s*-?\s*(?:ans|years?|yrs?|yo\b|y\/o|y\.o|an\b|year-old))/gi,
  },
  { type: 'age', evidence: 'form', form: /(?:âgée? de|agee? de|aged?|age[ :]+)\s*(?<it>(?:9\d|1[01]\d))(?!\d)/giu },
  {
    type: 'postcode',
    evidence: 'form',
    form: /(?<![A-Z\d])(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})(?![A-Z\d])/g,
  },
]

/** An IBAN has as many signs as its country's; what stands behind it is not of it. */
function ibanAtStart(text: string): string | undefined {
  const length = ibanLengths.get(text.slice(0, 2).toUpperCase())
  if (length === undefined) return undefined
  let [signs, end] = [0, 0]
  while (end < text.length && signs < length) if (/[A-Z\d]/i.test(text[end++] ?? '')) signs++
  const own = text.slice(0, end)
  return signs === length && !/^[A-Z\d]/i.test(text.slice(end)) && isIban?.(own.toUpperCase()) === true
    ? own
    : undefined
}

/** All that has a form, overlapping or not. O(length × forms). */
export function formsIn(text: string): TextSpan[] {
  const found: TextSpan[] = []
  for (const { type, evidence, form, check: isRight, trim } of forms) {
    for (const each of text.matchAll(form)) {
      const own = trim === undefined ? (each.groups?.it ?? each[0]) : trim(each[0])
      if (own === undefined) continue
      if (isRight !== undefined && !isRight(own)) continue
      const start = each.index + (each.groups?.it === undefined ? 0 : each[0].lastIndexOf(own))
      found.push({ start, end: start + own.length, type, evidence })
    }
  }
  return found
}
