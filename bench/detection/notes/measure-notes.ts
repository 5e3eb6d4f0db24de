import { groupBy } from '../group-by.js'
import { type MeasuredShare, meanByCluster, ratioByCluster } from '../ratio-by-cluster.js'
import { type CountedNote, type Counts, countNote } from './count-note.js'
import type { LabelledNote, NoteDetector, SpanType } from './labelled-note.js'

/** Precision, recall and F1, each with Wilson's interval by note. */
export interface Scores {
  readonly precision: MeasuredShare
  readonly recall: MeasuredShare
  readonly f1: MeasuredShare
}

export interface TypeMeasure {
  /** A span counts when type, start and end are the gold ones. */
  readonly strict: Scores
  /** A token (a run of letters or digits) counts when its type is the gold one. */
  readonly tokens: Scores
  /** Of the spans, how many have every letter and digit inside found spans of whatever type. */
  readonly removed: MeasuredShare
  /** The same of spans whose value a structured column holds, and of the others. */
  readonly removedKnown: MeasuredShare
  readonly removedUnknown: MeasuredShare
}

export interface NoteMeasure {
  readonly notes: number
  readonly byType: ReadonlyMap<SpanType, TypeMeasure>
  /** All types as one: is a token of an identifier found, whatever it is called? */
  readonly anyType: { readonly tokens: Scores; readonly removed: MeasuredShare }
  /** Of notes with a direct identifier, how many have every one removed. */
  readonly cleanNotes: MeasuredShare
  /** Direct identifiers left, wholly or in part. */
  readonly leaksPer1000Notes: { readonly mean: number; readonly interval: readonly [number, number] }
  /** Found spans that touch no gold one. */
  readonly spuriousPerNote: { readonly mean: number; readonly interval: readonly [number, number] }
  /** Of clinical terms (drugs, doses, diagnoses, eponyms, measures, procedures), how many a found span touches. */
  readonly termsLost: MeasuredShare
  /** The four of above for each adversary alone; plain notes under "plain". */
  readonly byAdversary: ReadonlyMap<string, Omit<NoteMeasure, 'byType' | 'byAdversary'>>
}

/** How well a detector finds what identifies in notes. Cost: the detector's, and O(length) a note. */
export async function measureNotes(notes: readonly LabelledNote[], detect: NoteDetector): Promise<NoteMeasure> {
  const counted: CountedNote[] = []
  for (const note of notes) {
    const { text, language, known } = note
    counted.push(countNote(note, await detect({ text, language, known })))
  }
  const types = [...new Set(counted.flatMap(({ byType }) => [...byType.keys()]))].sort()
  const groups = groupBy(counted, ({ adversary }) => adversary ?? 'plain')
  return {
    ...totals(counted),
    byType: new Map(types.map((type) => [type, typeMeasure(counted, type)])),
    byAdversary: new Map([...groups].map(([name, members]) => [name, totals(members)])),
  }
}

function totals(notes: readonly CountedNote[]): Omit<NoteMeasure, 'byType' | 'byAdversary'> {
  const leaks = meanByCluster(notes.map(({ directLeft }) => directLeft))
  return {
    notes: notes.length,
    anyType: {
      tokens: scores(notes.map(({ anyTokens }) => anyTokens)),
      removed: ratioByCluster(notes.map(({ removed }) => removed)),
    },
    cleanNotes: ratioByCluster(
      notes.filter(({ direct }) => direct > 0).map(({ directLeft }) => ({ part: directLeft === 0 ? 1 : 0, whole: 1 })),
    ),
    leaksPer1000Notes: {
      mean: leaks.mean * 1000,
      interval: [leaks.interval[0] * 1000, leaks.interval[1] * 1000],
    },
    spuriousPerNote: meanByCluster(notes.map(({ spurious }) => spurious)),
    termsLost: ratioByCluster(notes.map(({ termsLost }) => termsLost)),
  }
}

function typeMeasure(notes: readonly CountedNote[], type: SpanType): TypeMeasure {
  const counts = notes.map(({ byType }) => byType.get(type)).filter((count) => count !== undefined)
  return {
    strict: scores(counts.map(({ strict }) => strict)),
    tokens: scores(counts.map(({ tokens }) => tokens)),
    removed: ratioByCluster(counts.map(({ removed }) => removed)),
    removedKnown: ratioByCluster(counts.map(({ removedKnown }) => removedKnown)),
    removedUnknown: ratioByCluster(counts.map(({ removedUnknown }) => removedUnknown)),
  }
}

function scores(counts: readonly Counts[]): Scores {
  return {
    precision: ratioByCluster(counts.map(({ right, found }) => ({ part: right, whole: found }))),
    recall: ratioByCluster(counts.map(({ right, gold }) => ({ part: right, whole: gold }))),
    f1: ratioByCluster(counts.map(({ right, found, gold }) => ({ part: 2 * right, whole: found + gold }))),
  }
}
