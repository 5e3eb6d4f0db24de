/** A number with its noun: `1 file`, `3 files`; French counts nothing as one. */
export function counted(count: number, one: string, more: string, language: 'en' | 'fr' = 'en'): string {
  return `${count} ${count === 1 || (language === 'fr' && count === 0) ? one : more}`
}
