/**
 * A text that a spreadsheet would run as a formula, with an apostrophe before it; every other text as it is. Numbers in any
 * notation, and signs alone (Rh `-`), are no formulas.
 */
export function formulaSafe(text: string): string {
  return isFormula(text) ? `'${text}` : text
}

/** Whether a spreadsheet would run a text: it begins with =, +, -, @, a tab or a carriage return. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]./s.test(text) && !/^[+-][\d.,'’\s]*\d[\d.,]*\s?%?$/.test(text) && !/^[+-]+$/.test(text)
}
