import { languageOf } from '../language/language.js'

/** Comparisons are written in English. */
export const english = languageOf('en')

export const { controls: controlTitles, goals } = english.words.frame
