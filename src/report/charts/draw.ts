import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Numbers } from '../format.js'
import { type Html, html, trusted } from '../html.js'

/** What the axes show. */
export interface Axes {
  readonly x: string
  readonly y: string
}

/** A number on an axis as short as it is exact, in the page's decimal mark. */
export function tickText(numbers: Numbers): (value: number) => string {
  return (value) => {
    const [, decimals = ''] = String(Number(value.toPrecision(6))).split('.')
    return /e/.test(String(value)) ? String(value) : numbers.decimal(value, decimals.length)
  }
}

/** Draws a plot without a browser: SVG in the page's own colours, announced to screen readers by `label`. */
export function draw(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const figure = Plot.plot({ ...options, document: document as unknown as NonNullable<Plot.PlotOptions['document']> })
  // Every plot brings the same style sheet; the page has it once.
  for (const style of figure.querySelectorAll('style')) style.remove()
  // An image is announced by its own label: those of its parts would be errors.
  for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  const drawing = figure.outerHTML
    .replace(/ xmlns(:xlink)?="[^"]*"/g, '')
    .replace(/^<svg/, '')
    .replace(/ (d|x|y|x1|x2|y1|y2|cx|cy|width|height|transform)="[^"]*"/g, shortened)
  return html`<svg role="img" aria-label="${label}"${trusted(drawing)}`
}

/** Coordinates to a hundredth of a pixel: half the size of a page. */
function shortened(attribute: string): string {
  return attribute.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
}
