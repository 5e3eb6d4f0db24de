import { element } from './dom.js'

/** A command to copy. */
export function commandText(lead, command) {
  return element('p', { class: 'small' }, `${lead} `, element('code', { class: 'command' }, command))
}
