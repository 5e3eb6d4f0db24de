import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { html, trusted } from '../../src/report/html.js'

test('any text put into an element or an attribute comes out as the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '/', '=') }), (text) => {
      const { document } = parseHTML(
        `<!doctype html><html><body>${html`<p title="${text}">${text}</p>`.markup}</body></html>`,
      )
      expect(document.body.children.length).toBe(1)
      expect(document.querySelector('p')?.textContent).toBe(text)
      expect(document.querySelector('p')?.getAttribute('title')).toBe(text)
    }),
  )
})

test('markup made by the tag is kept, lists are joined, nothing vanishes', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}${null}${false}${undefined}${0}</ul>${trusted('<hr>')}`.markup).toBe(
    '<ul><li>a</li><li>b</li>0</ul><hr>',
  )
})
