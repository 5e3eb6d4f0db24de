import { element } from './dom.js'
import { ask } from './server.js'
import { link, say, three } from './texts.js'

/** A card for every release of the folder. */
export async function showReleases() {
  const releases = await ask('releases')
  return [
    element('h1', {}, say('Releases')),
    releases.length === 0 &&
      element(
        'p',
        {},
        say(
          'This folder holds no release: no folder in it has an evaluation.json, a manifest.json or a model.safetensors.',
        ),
      ),
    element('div', { class: 'cards' }, releases.map(releaseCard)),
  ]
}

function releaseCard({ id, title, model, audience, rows, numbers, hasReport, hasRows, hasModel }) {
  const facts = [
    [say('title'), title],
    [say('model'), model],
    [say('synthetic rows'), rows],
    [say('evaluation for'), audience],
    ...numbers.map(({ title: name, value, interval }) => [
      name,
      `${three(value)}${interval ? ` [${interval.map(three).join(', ')}]` : ''}`,
    ]),
  ].filter(([, value]) => value !== undefined)
  return element(
    'article',
    { class: 'card' },
    element('h2', {}, id === '.' ? title : id),
    element(
      'dl',
      {},
      facts.map(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))]),
    ),
    element(
      'p',
      { class: 'links' },
      hasReport && element('a', { href: `report?${new URLSearchParams({ release: id })}` }, say('report')),
      hasRows && element('a', { href: link('rows', id) }, say('rows')),
      hasModel && element('a', { href: link('sample', id) }, say('draw from the model')),
    ),
  )
}
