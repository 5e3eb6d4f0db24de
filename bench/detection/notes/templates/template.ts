/**
 * A note with slots: `{last}` is filled by the patient's last name and becomes a gold span, `{drug}` becomes a clinical
 * term, and `[[eponym:signe de Murphy]]` is a clinical term as it stands. What identifies stands in slots only.
 */
export interface NoteTemplate {
  readonly id: string
  readonly text: string
}
