import type { TextSpan } from './text-span.js'

const french =
  'janvier|janv|f[ée]vrier|f[ée]v|mars|avril|avr|mai|juin|juillet|juil|ao[ûu]t|septembre|sept|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c'
const english =
  'january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sep|october|november|december|dec'
const month = `(?:${french}|${english})\\b\\.?`
const year = '(?:19|20)\\d{2}'
const numberWords =
  '(?:premier|deux|trois|quatre-vingts?|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|mil|mille|et|un|une|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|and|oh)'
const spelt = `${numberWords}(?:[ -]${numberWords})*`

const forms: readonly RegExp[] = [
  /(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)\d{2}|\d{2})(?![\d/]|[.,-]\d)/g,
  /(?<![\d.,/-])(?:19|20)\d{2}([/.-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<![\d/])(?:0[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\d/])/g,
  new RegExp(
    `(?<!\\d)(?:0?[1-9]|[12]\\d|3[01])(?:er|st|nd|rd|th)?[ \\n.-]+(?:of )?${month}[ \\n,.-]*(?:${year}|['’]?\\d{2}(?!\\d|[.,:h/]\\d| ?(?:mg|g|ml|%|ans|years)))`,
    'gi',
  ),
  new RegExp(`(?<!\\p{L})${month}[ \\n]+(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?,?[ \\n]+${year}`, 'giu'),
  new RegExp(`(?<!\\p{L})${month}[ \\n]+(?:de )?${year}(?!\\d)`, 'giu'),
  new RegExp(
    `(?<!\\d)(?:0?[1-9]|[12]\\d|3[01])(?:er|st|nd|rd|th)?[ \\n]+(?:of )?(?:${french}|${english})(?!\\p{L})`,
    'giu',
  ),
  /(?<!\p{L})(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec|march)[ \n]+(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|\p{L})/giu,
  new RegExp(
    `(?<!\\p{L})(?:${spelt}|\\d{1,2}(?:er|st|nd|rd|th)?)[ ](?:of )?(?:${french}|${english})[ ,]+${spelt}(?!\\p{L})`,
    'giu',
  ),
]

const born =
  /(?:n[ée]e?\(?e?\)?\s*(?:le|en)|naissance|born(?: on)?|dob|d\.o\.b\.?|birth|ddn|date of birth|n[ée] ?\(e\) le)[\s:.(]*$/iu

/** Dates with a day, or with a month and a year; of birth where it stands before them. */
export function datesIn(text: string): TextSpan[] {
  const found: TextSpan[] = []
  for (const form of forms)
    for (const each of text.matchAll(form)) {
      const before = text.slice(Math.max(0, each.index - 26), each.index)
      found.push({
        start: each.index,
        end: each.index + each[0].length,
        type: born.test(before) ? 'birth-date' : 'date',
        evidence: 'form',
      })
    }
  return found
}
