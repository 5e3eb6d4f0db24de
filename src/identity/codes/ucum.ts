import type { CodeSystem } from './code-system.js'

const prefixes = 'Y|Z|E|P|T|G|M|k|h|da|d|c|m|u|µ|n|p|f|a|z|y'
/** Units that take a prefix, and those that take none. */
const metric = 'mol|osm|eq|g|l|L|m|s|Pa|Hz|J|W|V|A|K|Cel|N|kat|U|Bq|Gy|Sv|t|bar|cal|B|lm|lx|C|F|S|Wb|T|H|rad'
const plain = "%|min|h|d|wk|mo|a|deg|10\\*|10\\^|\\[[A-Za-z_'\\/.0-9]+\\]|mm\\[Hg\\]|m\\[H2O\\]|\\{[^{}]*\\}|1"
const simple = `(?:(?:${plain})|(?:${prefixes})?(?:${metric}))(?:[+-]?\\d{1,3})?(?:\\{[^{}]*\\})?`
const whole = new RegExp(`^/?${simple}(?:[./]${simple})*$`)

/** Units of measure: prefixes, units, powers, annotations, joined by dots and strokes (UCUM, case-sensitive). */
export const ucumCodes: CodeSystem = {
  id: 'ucum',
  title: 'units of measure (UCUM)',
  titleFr: 'unités de mesure (UCUM)',
  matches: (text) => text.length <= 40 && /[A-Za-zµ%]/.test(text) && whole.test(text),
}
