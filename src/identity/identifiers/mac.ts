import { always, fixedForm } from './fixed-form.js'
import { capitals, decimal, free, times, told } from './form.js'

const hex = [...decimal, ...capitals.slice(0, 6)]

/** Network cards: three octets of the maker, three of the card, with colons, dashes or dots (IEEE 802). */
export const mac = fixedForm({
  id: 'mac',
  title: 'network card addresses (MAC)',
  titleFr: 'adresses de carte réseau (MAC)',
  evidence: 'certain',
  of: 'machine',
  example: '00:1b:44:11:3a:b7',
  marks: /[:.-]/,
  formOf: always(told('maker', ...times(hex, 6)), free('card', ...times(hex, 6))),
  matches: (text) =>
    /^\s*([0-9a-f]{2}([:-])([0-9a-f]{2}\2){4}[0-9a-f]{2}|([0-9a-f]{4}\.){2}[0-9a-f]{4})\s*$/i.test(text),
})
