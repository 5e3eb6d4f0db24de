import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { type Html, html, trusted } from '../html.js'

/** Draws a plot without a browser: SVG in the page's own colours, announced to screen readers by `label`. */
export function draw(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const figure = Plot.plot({ ...options, document: document as unknown as NonNullable<Plot.PlotOptions['document']> })
  // Every plot brings the same style sheet; the page has it once.
  for (const style of figure.querySelectorAll('style')) style.remove()
  const drawing = figure.outerHTML.replace(/ xmlns(:xlink)?="[^"]*"/g, '').replace(/^<svg/, '')
  return html`<svg role="img" aria-label="${label}"${trusted(drawing)}`
}
