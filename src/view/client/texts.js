import { french } from './french.js'

// Asked each time: a page may change its language.
const isFrench = () => document.documentElement.lang === 'fr'
const inWords = (text) => (isFrench() ? text.replace('.', ',') : text)

/** A text of the page in its language, with values in the places of `{}`. */
export function say(text, ...values) {
  const parts = (isFrench() ? (french[text] ?? text) : text).split('{}')
  return parts.reduce((made, part, index) => `${made}${values[index - 1] ?? ''}${part}`)
}

/** How the pages write numbers and addresses. */
export const three = (value) => inWords(value.toFixed(3)).replace('-', '−')
export const percent = (share) => `${inWords((100 * share).toFixed(1))} %`
export const link = (view, release) => `#/${view}/${encodeURIComponent(release)}`
