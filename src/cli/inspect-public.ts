import type { MarkedColumn } from '../index.js'
import { textTable } from './text-table.js'

const english = {
  head: ['column', 'kind', 'bounds and levels'],
  domains: {
    declared: 'declared by a person',
    bought: 'bought by an earlier release',
    buy: 'to be bought',
    'buy-kind': 'to be bought, its kind too',
    data: 'came from the rows: a private release refuses them',
  },
  written: (out: string) =>
    `${out} says so column by column. Type what anybody may know and say domain: declared, or domain: buy.`,
}

const french: typeof english = {
  head: ['colonne', 'nature', 'bornes et modalités'],
  domains: {
    declared: 'déclarées par une personne',
    bought: 'achetées par une publication antérieure',
    buy: 'à acheter',
    'buy-kind': 'à acheter, sa nature aussi',
    data: 'tirées des lignes : une publication à budget les refuse',
  },
  written: (out) =>
    `${out} le dit colonne par colonne. Écrivez ce que tout le monde peut savoir avec domain: declared, ou mettez domain: buy.`,
}

/** Where what each column may hold comes from; nothing of what it holds. */
export function printMarked(
  marked: readonly MarkedColumn[],
  {
    json = false,
    language,
    out,
  }: { readonly json?: boolean | undefined; readonly language: 'en' | 'fr'; readonly out: string },
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ columns: marked })}\n`)
    return
  }
  const { head, domains, written } = language === 'fr' ? french : english
  const rows = marked.map(({ name, kind, domain }) => [name, kind, domains[domain]])
  process.stdout.write(`${textTable(head, rows)}\n${out === '-' ? '' : `\n${written(out)}\n`}`)
}
