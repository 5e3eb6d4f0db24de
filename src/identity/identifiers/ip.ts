import { isIPv6 } from 'node:net'
import { freeForm } from './free-form.js'

/** Version 4, dotted. */
export const ipAddress = freeForm({
  id: 'ip',
  title: 'network addresses (IP)',
  titleFr: 'adresses réseau (IP)',
  evidence: 'formed',
  of: 'machine',
  example: '192.0.2.17',
  form: /^\s*(?<network>(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){2})(?<host>(?:25[0-5]|2[0-4]\d|1?\d?\d)\.(?:25[0-5]|2[0-4]\d|1?\d?\d))\s*$/,
  roles: { network: 'told', host: 'free' },
})

/** Version 6, whole or with :: (RFC 4291). */
export const ipv6Address = freeForm({
  id: 'ipv6',
  title: 'network addresses (IPv6)',
  titleFr: 'adresses réseau (IPv6)',
  evidence: 'certain',
  of: 'machine',
  example: '2001:db8::8a2e:370:7334',
  form: /^\s*(?<address>[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*)\s*$/i,
  roles: { address: 'free' },
  isRight: isIPv6,
})
