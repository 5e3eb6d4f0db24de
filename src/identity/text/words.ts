import { fold } from '../dictionaries/index.js'

/** A run of letters with its hyphens and apostrophes. */
export interface Word {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
  /** `upper` for two capitals and more, `title` for a first one, `lower` for none. */
  readonly written: 'upper' | 'title' | 'lower'
}

const word = /\p{L}+(?:['’-]\p{L}+)*/gu

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const found of text.matchAll(word)) {
    const own = found[0]
    const isTitle = own !== own.toLowerCase()
    const isUpper = isTitle && own.length > 1 && own === own.toUpperCase()
    const start = found.index
    words.push({
      text: own,
      folded: fold(own),
      start,
      end: start + own.length,
      written: isUpper ? 'upper' : isTitle ? 'title' : 'lower',
    })
  }
  return words
}

/** Whether a text is written in capitals throughout, so that they say nothing. */
export function isAllCapitals(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 3)
  return long.length >= 8 && long.filter(({ written }) => written === 'upper').length >= 0.7 * long.length
}
