import type { Identifier } from './identifier.js'

export const email: Identifier = {
  id: 'email',
  title: 'e-mail addresses',
  evidence: 'certain',
  of: 'person',
  matches: (text) => /^\s*[^\s@]+@[^\s@]+\.[^\s@.]{2,}\s*$/.test(text),
}

/** RFC 9562, in its canonical form. */
export const uuid: Identifier = {
  id: 'uuid',
  title: 'UUIDs',
  evidence: 'certain',
  of: 'person',
  matches: (text) => /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(text.trim()),
}

export const url: Identifier = {
  id: 'url',
  title: 'web addresses',
  evidence: 'formed',
  of: 'person',
  matches: (text) => /^\s*(https?:\/\/|www\.)\S+\.\S+$/i.test(text),
}

/** Version 4, dotted. */
export const ipAddress: Identifier = {
  id: 'ip',
  title: 'network addresses (IP)',
  evidence: 'formed',
  of: 'person',
  matches: (text) => /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/.test(text.trim()),
}
