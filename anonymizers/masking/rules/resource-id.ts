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
 * type it is. A UUID becomes a UUID.
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
      const [, server, type, key = '', version = ''] =
        /^(https?:\/\/.+\/)?([A-Z][A-Za-z]+)\/([^/?#]+)(\/_history\/[A-Za-z0-9\-.]+)?$/.exec(text) ?? []
      if (type === undefined || !id.test(key)) return fault('no id of a resource and no reference to one')
      return `${server === undefined ? '' : nowhere}${type}/${masked(key)}${version}`
    }, context)
  },
}
