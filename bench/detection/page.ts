import { existsSync, readFileSync } from 'node:fs'
import { committedLines } from './columns/files.js'
import type { LabelledColumn } from './columns/labelled-column.js'
import { type ColumnMeasure, measureColumns, type Rate } from './columns/measure-columns.js'
import type { Part } from './held-back.js'
import { makeNotes } from './notes/make-notes.js'
import { measureNotes, type NoteMeasure } from './notes/measure-notes.js'
import { ourColumns } from './our-columns.js'
import { ourNotes } from './our-notes.js'
import type { MeasuredShare } from './ratio-by-cluster.js'

export const noteCount = 3000
const seeds: Readonly<Record<Part, number>> = { open: 1, 'held-back': 20261128 }
export const halves: Readonly<Record<Part, string>> = {
  open: 'The open half, which whoever wrote the detectors looked at',
  'held-back': 'The half that was kept back until the detectors were done',
}

/** The made columns of a half: those of public tables are not installed everywhere. */
function columnsOf(part: Part): LabelledColumn[] {
  return committedLines(part)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledColumn)
}

/** The figures of one half, as the page has them. */
export async function halfOf(part: Part): Promise<string> {
  const columns = await measureColumns(columnsOf(part), ourColumns)
  const notes = await measureNotes(makeNotes({ count: noteCount, part, seed: seeds[part] }), ourNotes)
  return [`## ${halves[part]}`, columnLines(columns), noteLines(notes)].join('\n\n')
}

/** The table of roles, and which direct ones were missed or taken wrongly. */
export function columnLines({ columns, arguable, byRole, identifying, wrong }: ColumnMeasure): string {
  const row = (name: string, recall: Rate, precision: Rate) => `| ${name} | ${rateOf(recall)} | ${rateOf(precision)} |`
  const missed = wrong.filter(({ labelled, found }) => labelled === 'direct' || found === 'direct')
  return [
    `${columns} columns counted, ${arguable} left open by the definitions.`,
    '',
    '| role | recall | precision |',
    '|---|---|---|',
    ...Object.entries(byRole).map(([role, { recall, precision }]) => row(role, recall, precision)),
    row('direct or quasi', identifying.recall, identifying.precision),
    '',
    missed.length === 0
      ? 'No direct identifier was missed, and nothing else taken for one.'
      : `Direct ones missed, and others taken for one: ${missed.map(({ name, class: kind, labelled, found }) => `\`${name}\` (${kind}: ${labelled}, found ${found})`).join(', ')}.`,
  ].join('\n')
}

function noteLines(measure: NoteMeasure): string {
  const { notes, byType, cleanNotes, leaksPer1000Notes, spuriousPerNote, termsLost } = measure
  return [
    `${notes} notes, half of them made harder. Every direct identifier removed in ${shareOf(cleanNotes)} of notes; ${leaksPer1000Notes.mean.toFixed(1)} direct identifiers left, wholly or in part, in a thousand notes; ${spuriousPerNote.mean.toFixed(3)} spurious spans a note; ${shareOf(termsLost)} of clinical terms lost.`,
    '',
    '| type | removed | removed, known | removed, others | strict F1 |',
    '|---|---|---|---|---|',
    ...[...byType].map(
      ([type, { removed, removedKnown, removedUnknown, strict }]) =>
        `| ${type} | ${[removed, removedKnown, removedUnknown, strict.f1].map(shareOf).join(' | ')} |`,
    ),
    '',
    '| made harder by | every direct one removed | spurious a note | terms lost |',
    '|---|---|---|---|',
    ...[...measure.byAdversary].map(
      ([name, each]) =>
        `| ${name} | ${shareOf(each.cleanNotes)} | ${each.spuriousPerNote.mean.toFixed(3)} | ${shareOf(each.termsLost)} |`,
    ),
  ].join('\n')
}

function rateOf({ successes, trials, share, interval }: Rate): string {
  return share === null
    ? '–'
    : `${share.toFixed(3)} [${interval.map((end) => end.toFixed(3)).join(', ')}] (${successes} of ${trials})`
}

function shareOf({ share, interval, whole }: MeasuredShare): string {
  return share === null || whole === 0
    ? '–'
    : `${share.toFixed(3)} [${interval.map((end) => end.toFixed(3)).join(', ')}]`
}

/** What the half that was kept back gave the one time it was run, so that nobody tunes to it. */
export function firstClosingRun(): string {
  return readFileSync(new URL('./first-closing-run.md', import.meta.url), 'utf8').trimEnd()
}

/** What the later set of columns gave the one time it was run (`later/measure.ts`). */
export function laterRun(): string {
  return readFileSync(new URL('./later-run.md', import.meta.url), 'utf8').trimEnd()
}

/** What the third set of columns gave the one time it was run (`third/measure.ts`); nothing before that. */
export function thirdRun(): string {
  const page = new URL('./third-run.md', import.meta.url)
  return existsSync(page) ? readFileSync(page, 'utf8').trimEnd() : ''
}

/** docs/detection.md. */
export function detectionPage({
  open,
  notesPerSecond,
}: {
  readonly open: string
  readonly notesPerSecond: number
}): string {
  return `# How well identifiers are found

Written by \`npm run bench -- detection\`.

\`mirrorward mask --draft\` asks of each column what it is to privacy, and masking of notes what in them points at somebody. Both are measured here on sets that were labelled by somebody who has not seen the detectors: [columns](../bench/detection/columns/README.md), [later columns](../bench/detection/later/README.md) and a [third set](../bench/detection/third/README.md) as hospitals export them, and [notes](../bench/detection/notes/README.md) made from templates. No set is a sample of your data: what is missed here is missed elsewhere, and other things too. Read the draft of a \`masking.yaml\`, and a sample of masked notes, before you trust them.

- **Columns** are judged by their name and all their cells together; a word in a name alone decides nothing. Checks with a key (NIR, RPPS, IBAN …) count with what chance would give. What nothing explains is taken for something of a person's health: recall of *sensitive* is bought with its precision.
- **Notes** are searched for keys and forms, for the values that the patient's own columns and the staff's hold (in any case, order and marks, without accents, with a letter wrong), for names behind titles and words that announce them, and for first names beside last names. Names of diseases, signs and scores are left.
- *Removed* is the share of spans of which every letter and digit is covered, under whatever type; *known* spans stand in a structured column. Strict F1 asks for type, start and end. Intervals are Wilson's, 95 %; of notes, by note.

${open}

${firstClosingRun()}

${[laterRun(), thirdRun()].filter((run) => run !== '').join('\n\n')}

## Speed

${notesPerSecond.toLocaleString('en-US')} notes of 290 signs a second of CPU on the machine that wrote this page, known values made ready for each note anew.
`
}
