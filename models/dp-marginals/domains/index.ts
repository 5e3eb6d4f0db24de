export { type BoughtDomains, buyDomains, type DomainsRequest } from './buy-domains.js'
export { buyKinds, kindsShare } from './buy-kinds.js'
