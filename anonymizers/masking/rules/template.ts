import { z } from 'zod'
import type { MaskRule } from '../mask-rule.js'

const hole = /\{\{\s*([^{}|]+?)\s*(?:\|\s*(plain|lower|upper)\s*)?\}\}/g

/**
 * A text made of other columns of the row, after they were masked: `{{first_name|plain}}.{{last_name|plain}}@example.org`.
 * `plain` leaves letters a to z and digits, `lower` and `upper` change the case. Where a column is missing, so is the text.
 */
export const template: MaskRule<{ readonly text: string }> = {
  id: 'template',
  title: 'made of other masked columns',
  class: 'irreversible',
  shape: { text: z.string().min(1).describe('with {{column}}, {{column|plain}}, {{column|lower}}, {{column|upper}}') },
  isInjective: () => false,
  isOfValue: () => false,
  keepsType: () => false,
  follows: ({ text }) => [...text.matchAll(hole)].map(([, column = '']) => column),
  problems({ text }, { columns, column }) {
    const names = [...text.matchAll(hole)].map(([, name = '']) => name)
    const unknown = names.filter((name) => !columns.includes(name))
    return [
      ...unknown.map((name) => `no column is called "${name}"`),
      ...(names.includes(column) ? ['a template cannot be made of its own column'] : []),
      ...(text.replace(hole, '').includes('{{') ? ['a {{ is not closed, or has an unknown change'] : []),
    ]
  },
  prepare({ text }) {
    return (cells, rows) =>
      cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        let isWhole = true
        const made = text.replace(hole, (_, column: string, change: string | undefined) => {
          const part = rows.masked(column)[row] ?? null
          if (part === null) isWhole = false
          return changed(part ?? '', change)
        })
        return isWhole ? made : null
      })
  },
}

function changed(text: string, change: string | undefined): string {
  switch (change) {
    case 'lower':
      return text.toLowerCase()
    case 'upper':
      return text.toUpperCase()
    case 'plain':
      return text
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
    default:
      return text
  }
}
