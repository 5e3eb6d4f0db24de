import en from './en.js'
import fr from './fr.js'

const languages = { en, fr }
let current = 'en'

/** The texts of the language that is shown. */
export const words = () => languages[current]

export const language = () => current

export function speak(name) {
  current = name in languages ? name : 'en'
  document.documentElement.lang = current
}

/** Numbers as the language writes them. */
export const number = (value, digits) =>
  value.toLocaleString(current === 'fr' ? 'fr-FR' : 'en-GB', { maximumSignificantDigits: digits })

export const percent = (share) =>
  `${(100 * share).toLocaleString(current === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 })}${current === 'fr' ? '\u00a0' : ''}%`

/** A day as the language writes it; everything counts in UTC. */
export const day = (moment) => {
  const iso = new Date(moment).toISOString().slice(0, 10)
  return current === 'fr' ? iso.split('-').reverse().join('/') : iso
}
