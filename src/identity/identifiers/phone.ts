import { always, fixedForm } from './fixed-form.js'
import { decimal, free, times } from './form.js'
import type { Identifier } from './identifier.js'
import { phoneE164 } from './phone-e164.js'
import { phoneFr } from './phone-fr.js'
import { phoneUs } from './phone-us.js'

const other = fixedForm({
  id: 'phone',
  title: 'telephone numbers',
  titleFr: 'numéros de téléphone',
  evidence: 'formed',
  of: 'person',
  example: '01 99 00 12 34',
  marks: /[\s./()-]/,
  prefix: /^\s*\(?0/,
  formOf: (plain) =>
    /^\d{8,14}$/.test(plain) ? always(free('number', ...times(decimal, plain.length)))(plain) : undefined,
})

/** Nine to fifteen digits after + or 0, in groups or not (E.164 and national writing), or three American groups. */
export const phone: Identifier = {
  ...other,
  parse: (text) =>
    [phoneFr, phoneUs, phoneE164].find((each) => each.check(text))?.parse(text) ??
    (/^\s*\(?0/.test(text) ? other.parse(text) : undefined),
  check: (text) => phone.parse(text) !== undefined,
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
