import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { type Html, trusted } from '../html.js'

/** Draws a plot without a browser: SVG in the page's own colours, announced to screen readers by `label`. */
export function draw(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const figure = Plot.plot({ ...options, document: document as unknown as NonNullable<Plot.PlotOptions['document']> })
  figure.setAttribute('role', 'img')
  figure.setAttribute('aria-label', label)
  // Every plot brings the same style sheet; the page has it once.
  for (const style of figure.querySelectorAll('style')) style.remove()
  return trusted(figure.outerHTML.replace(/ xmlns(:xlink)?="[^"]*"/g, ''))
}
