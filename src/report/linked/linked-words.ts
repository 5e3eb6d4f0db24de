import { typesetAll } from '../language/typeset-fr.js'
import { linkedEnglish } from './linked-words-en.js'
import { linkedFrench } from './linked-words-fr.js'

export type { LinkedWords } from './linked-words-en.js'

export const linkedWords = { en: linkedEnglish, fr: typesetAll(linkedFrench) } as const
