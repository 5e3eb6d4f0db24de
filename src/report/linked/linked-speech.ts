import type { Language } from '../language/language.js'
import type { LinkedWords } from './linked-words.js'

/** All that a part of the page on linked tables needs in order to speak. */
export interface LinkedSpeech {
  /** With the words of linked tables in the places of others, see `linkedLanguage`. */
  readonly language: Language
  readonly words: LinkedWords
  /** For what is of one table by itself. */
  readonly plain: Language
}
