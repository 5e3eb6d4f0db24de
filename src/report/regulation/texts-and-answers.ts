import { languageOf } from '../language/language.js'
import { type RegulationTable, regulation } from './regulation-table.js'
import { regulationWords } from './regulation-words.js'

/**
 * What texts ask for, as Markdown for the advice: which numbers of the report will speak to each, and what only a person can say.
 * `metrics`: of the catalogue, for their titles.
 */
export function textsAndAnswers(
  name: 'en' | 'fr',
  {
    metrics,
    table: { date, rows } = regulation,
  }: { readonly metrics: readonly { readonly id: string; readonly title: string }[]; readonly table?: RegulationTable },
): string {
  const words = regulationWords(name)
  const { title } = languageOf(name)
  const answer = (id: string) => {
    const metric = metrics.find((each) => each.id === id)
    return metric === undefined ? (words.announced[id] ?? id) : title(metric)
  }
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    `# ${words.title}`,
    words.lead(date),
    [
      line(words.columns),
      line(words.columns.map(() => '---')),
      ...rows.map(({ name: text, asks, answeredBy, person, source }) =>
        line([
          `${text[name]} (${source[name]})`,
          asks[name],
          answeredBy.map(answer).join(' · ') || words.nothing,
          person[name],
        ]),
      ),
    ].join('\n'),
    '',
  ].join('\n\n')
}
