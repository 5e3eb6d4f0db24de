import { englishLetters } from './en-letters.js'
import { englishWard } from './en-ward.js'
import { frenchLetters } from './fr-letters.js'
import { frenchReports } from './fr-reports.js'
import { frenchWard } from './fr-ward.js'
import type { NoteTemplate } from './template.js'

export type { NoteTemplate } from './template.js'

/** Every template of a language; a further one is a further entry of a list. */
export const templates: Readonly<Record<'fr' | 'en', readonly NoteTemplate[]>> = {
  fr: [...frenchLetters, ...frenchWard, ...frenchReports],
  en: [...englishLetters, ...englishWard],
}
