const months = 'jan|fev|feb|mar|avr|apr|mai|may|juin|jun|juil|jul|aou|aug|sep|oct|nov|dec'

/** The year of a date written in figures or with a month's name, with or without a time; undefined for what is none. */
export function readDate(text: string): number | undefined {
  if (text.length < 6 || text.length > 40) return undefined
  const iso = /^(1[89]\d\d|20\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text)
  if (iso !== null) return Number(iso[1])
  const compact = /^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?$/.exec(text)
  if (compact !== null) return Number(compact[1])
  const dayFirst =
    /^(0?[1-9]|[12]\d|3[01])[-/. ](0?[1-9]|[12]\d|3[01])[-/. ](1[89]\d\d|20\d\d|\d\d)(?:[ T]\d{1,2}[:h]\d{2}.*)?$/.exec(
      text,
    )
  if (dayFirst !== null && (Number(dayFirst[1]) <= 12 || Number(dayFirst[2]) <= 12)) return wholeYear(dayFirst[3] ?? '')
  const monthly = /^(1[89]\d\d|20\d\d)-(0[1-9]|1[0-2])$|^(0?[1-9]|1[0-2])\/(1[89]\d\d|20\d\d)$/.exec(text)
  if (monthly !== null) return Number(monthly[1] ?? monthly[4])
  const named = new RegExp(
    `^(?:\\d{1,2}(?:er|st|nd|rd|th)?[-/ .]*)?(?:${months})\\p{L}*\\.?[-/ .,]*(?:\\d{1,2}(?:st|nd|rd|th)?,? +)?(\\d{4}|\\d{2})(?:[ T]\\d{1,2}:.*)?$`,
    'iu',
  ).exec(text.normalize('NFD').replace(/\p{M}/gu, ''))
  return named === null ? undefined : wholeYear(named[1] ?? '')
}

/** Two digits are of the last hundred years; 2026 stands for today, so that nothing depends on the clock. */
function wholeYear(text: string): number {
  const year = Number(text)
  return text.length === 4 ? year : year <= 26 ? 2000 + year : 1900 + year
}
