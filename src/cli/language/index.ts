import { english } from './english.js'
import { french } from './french.js'
import type { ConsoleWords } from './words.js'

export type ConsoleLanguage = 'en' | 'fr'

/** The console's language: the one asked for, else that of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English. */
export function consoleLanguage(
  spoken: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConsoleLanguage {
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value)
  return (spoken ?? locale ?? '').toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

/** The `--lang` of words not yet parsed, for failures that happen before or while they are. */
export function spokenLanguage(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  return at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1])
}

/** The words of a command, by its `--lang` or the locale. */
export function wordsOf({ lang }: { readonly lang?: string | undefined }): ConsoleWords {
  return consoleWords(consoleLanguage(lang))
}

export function consoleWords(language: ConsoleLanguage): ConsoleWords {
  return language === 'fr' ? french : english
}

export { english } from './english.js'
export { evidenceInFrench } from './evidence-fr.js'
export type { Answer, ConsoleWords, Question } from './words.js'
