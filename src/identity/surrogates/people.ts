import { firstNames, lastNames } from './names.js'
import { drawOf, type Surrogate, type SurrogateRow } from './surrogate.js'

type Language = 'fr' | 'en'

function firstName(row: SurrogateRow, language: Language): string {
  const sex = row.sex ?? (['f', 'm'] as const)[row.draw('sex', 2)] ?? 'f'
  return drawOf(firstNames[language][sex], row, 'first-name')
}

function lastName(row: SurrogateRow, language: Language): string {
  return drawOf(lastNames[language], row, 'last-name')
}

/** The row's person, by part: first and last names agree wherever they stand. */
export const people: readonly Surrogate[] = (['fr', 'en'] as const).flatMap((language) => [
  { id: `first-name-${language}`, make: (row: SurrogateRow) => firstName(row, language) },
  { id: `last-name-${language}`, make: (row: SurrogateRow) => lastName(row, language) },
  {
    id: `person-name-${language}`,
    make: (row: SurrogateRow) => `${firstName(row, language)} ${lastName(row, language)}`,
  },
  { id: `email-${language}`, make: (row: SurrogateRow) => email(row, language) },
])

/** At example.org, which RFC 2606 keeps free; the number makes it the row's alone. */
function email(row: SurrogateRow, language: Language): string {
  const plain = `${firstName(row, language)}.${lastName(row, language)}`.normalize('NFD').replace(/\p{M}/gu, '')
  return `${plain.toLowerCase().replace(/[^a-z.]/g, '')}${row.place(10_000_000)}@example.org`
}
