import type { Identifier } from './identifier.js'

/** Nine to fifteen digits after + or 0, in groups or not (E.164 and national writing), or three American groups. */
export const phone: Identifier = {
  id: 'phone',
  title: 'telephone numbers',
  evidence: 'formed',
  of: 'person',
  matches(text) {
    const plain = text.trim()
    const digits = plain.replace(/\D/g, '').length
    const isAmerican = /^(\+?1[ .-]?)?(\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}$/.test(plain)
    return isAmerican || (/^(\+|\(?0)[\d\s()./-]+$/.test(plain) && digits >= 9 && digits <= 15 && !isNumber(plain))
  },
}

/** 01/02/2021 08:00 has as many digits, and so has 0.571899414. */
function isNumber(text: string): boolean {
  if (/^[+-]?\d+\.\d+$/.test(text)) return true
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/.test(text) && /[./-]\d{4}\b/.test(text.slice(0, 10))
}
