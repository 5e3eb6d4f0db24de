export { type BoughtDomains, buyDomains, type DomainsRequest } from './buy-domains.js'
