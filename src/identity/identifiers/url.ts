import { freeForm } from './free-form.js'

export const url = freeForm({
  id: 'url',
  title: 'web addresses',
  titleFr: 'adresses de sites web',
  evidence: 'formed',
  of: 'person',
  example: 'https://example.org/people/17',
  form: /^\s*(?<scheme>[a-z][a-z\d+.-]*:\/\/|urn:|www\.)(?<host>[^\s/?#]+)(?<path>[/?#]\S*)?\s*$/i,
  roles: { host: 'told', path: 'free' },
  matches: (text) =>
    /^\s*(https?:\/\/|www\.)\S+\.\S+$|^\s*[a-z][a-z\d+.-]{1,15}:\/\/\S{4,}$|^\s*urn:[a-z\d-]+:\S{4,}$/i.test(text),
})
