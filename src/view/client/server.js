import { element } from './dom.js'
import { say } from './texts.js'

export const main = document.getElementById('main')
export const status = document.getElementById('status')

/** The answer of this page's own server; its refusal is an error. */
export async function ask(path, parameters = {}) {
  const response = await fetch(`api/${path}?${new URLSearchParams(parameters)}`)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

function failure(error) {
  return element(
    'div',
    { class: 'note failure', role: 'alert' },
    element('strong', {}, say('That did not work. ')),
    error.message,
  )
}

/** Runs what asks the server; a refusal is shown in `place`. */
export async function guarded(work, place = main) {
  try {
    await work()
  } catch (error) {
    status.textContent = ''
    place.replaceChildren(failure(error))
  }
}
