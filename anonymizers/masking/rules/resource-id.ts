import { canonical, Mac, parseTokenForm, token } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { ofValues } from '../of-values.js'

const uuidForm = parseTokenForm('uuid')!
const codeForm = parseTokenForm('base32:26')!
const id = /^[A-Za-z0-9\-.]{1,64}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Where servers stand whose names would tell the house. */
const nowhere = 'https://example.org/fhir/'

/**
 * Ids of FHIR resources and what refers to them, so that both stay joined: `123`, `Patient/123`, `Patient/123/_history/2`, `#123`,
 * `urn:uuid:…` and absolute URLs, of which the server is left out. One domain for all resources, for a `urn:` does not say of which
 * type it is. A UUID becomes a UUID. Of a conditional reference (`Patient?identifier=system|value`, FHIR R4 http.html#trefs) names of
 * parameters and systems stay and values are masked: it still finds its resource where the value there has this mask, too.
 */
export const resourceId: MaskRule = {
  id: 'resource-id',
  title: 'ids of resources and references to them',
  class: 'pseudonym',
  shape: {},
  isInjective: () => true,
  isOfValue: () => true,
  keepsType: () => false,
  domainOf: () => 'resource',
  prepare(_, context) {
    const mac = new Mac(context.derive(context.domain, 'token'))
    const masked = (text: string): string =>
      uuid.test(text)
        ? token(text.toLowerCase(), { mac, form: uuidForm })
        : token(canonical(text), { mac, form: codeForm }).toLowerCase()
    return ofValues((value, fault) => {
      const text = value.trim()
      if (id.test(text)) return masked(text)
      const [, urn = '', own = ''] = /^(urn:(?:uuid|oid):|#)(.+)$/.exec(text) ?? []
      if (id.test(own)) return urn + masked(own)
      const conditional = /^(https?:\/\/.+\/)?([A-Z][A-Za-z]+)\?(.+)$/.exec(text)
      if (conditional !== null) {
        const [, server, type, query = ''] = conditional
        const found = maskedQuery(query, (each) => masked(each.trim()))
        if (found !== undefined) return `${server === undefined ? '' : nowhere}${type}?${found}`
      }
      const [, server, type, key = '', version = ''] =
        /^(https?:\/\/.+\/)?([A-Z][A-Za-z]+)\/([^/?#]+)(\/_history\/[A-Za-z0-9\-.]+)?$/.exec(text) ?? []
      if (type === undefined || !id.test(key)) return fault('no id of a resource and no reference to one')
      return `${server === undefined ? '' : nowhere}${type}/${masked(key)}${version}`
    }, context)
  },
}

/** A search with its values masked; undefined for what is no list of `name=value`. */
function maskedQuery(query: string, masked: (value: string) => string): string | undefined {
  const pairs = query.split('&').map((pair) => /^([A-Za-z_][\w.:-]*)=(.*)$/.exec(pair))
  if (pairs.some((pair) => pair === null)) return undefined
  return pairs
    .map((pair) => {
      const [, name = '', values = ''] = pair ?? []
      const made = values.split(',').map((each) => {
        const text = plainOf(each)
        const bar = text.lastIndexOf('|')
        const [system, value] = [text.slice(0, bar + 1), text.slice(bar + 1)]
        return encodeURI(system).replaceAll('%7C', '|') + (value === '' ? '' : masked(value))
      })
      return `${name}=${made.join(',')}`
    })
    .join('&')
}

function plainOf(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
