import type { ColumnProfile } from './column-profile.js'

/** What a column is to a person's privacy. */
export type ColumnRole = 'direct' | 'quasi' | 'sensitive' | 'other'

/** A reason, in words of both languages; never with a value. */
export interface Evidence {
  readonly en: string
  readonly fr: string
}

export interface WeighedEvidence extends Evidence {
  /** 1 where cells allow it, 2 where they look like it, 4 and more where they say it by themselves. */
  readonly weight: number
}

/** A kind of column: what it may be called, and what its cells must look like. */
export interface ColumnClass {
  readonly id: string
  readonly role: ColumnRole
  readonly title: Evidence
  /** Folded words, English and French, that a column of it is called by. */
  readonly phrases: readonly string[]
  /** How surely the words of a name say it beside the phrases, 0 … 1: words put together, of several languages. */
  readonly says?: (words: readonly string[]) => number
  /** What the cells say; undefined where they cannot be it, whatever the name. */
  readonly weigh: (profile: ColumnProfile) => WeighedEvidence | undefined
}

/** `99.7 % of 8,412 cells`. */
export function shareOf(share: number, rows: number): Evidence {
  const percent = share >= 0.9995 ? '100' : (100 * share).toFixed(1)
  return {
    en: `${percent} % of ${grouped(rows, ',')} cells`,
    fr: `${percent.replace('.', ',')} % des ${grouped(rows, '\u202f')} cellules`,
  }
}

export function grouped(count: number, mark: string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, mark)
}

/** Evidence that a share of the cells is something. */
export function seen(weight: number, profile: ColumnProfile, form: string, { en, fr }: Evidence): WeighedEvidence {
  const cells = shareOf(profile.share(form), profile.rows)
  return { weight, en: `${cells.en} ${en}`, fr: `${cells.fr} ${fr}` }
}
