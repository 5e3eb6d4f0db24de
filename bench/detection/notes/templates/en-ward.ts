import type { NoteTemplate } from './template.js'

/** Nursing notes, reports, prescriptions and messages in English. */
export const englishWard: readonly NoteTemplate[] = [
  {
    id: 'en-night',
    text: `{date} 03:15 RN {staff}
Pt restless, asking for {relativefirst}. Pain 6/10, {drug} {dose} given. Dr {doctor} aware. {test}. Settled by 4.`,
  },
  {
    id: 'en-soap',
    text: `S: {Mme} {last} feels better, spoke to {relative} by phone
O: {test}, afebrile
A: {diagnosis}
P: continue {drug} {dose}, review {date}
{staff}`,
  },
  {
    id: 'en-rx',
    text: `Dr {doctorfull}   {prolabel} {rpps}   Ph {otherphone}
Name: {firstlast}   Date: {date}
Rx: {drug} {dose} one twice a day
    {drug} {dose} at night
Refills: 2`,
  },
  {
    id: 'en-ed',
    text: `ED record {stay}
{lastfirst} {born} MRN {ipp}
Arrived {date} 18:42, sent by Dr {outside}. Fall at home, found by {relative} ({otherphone}).
Impression: {diagnosis}. [[eponym:GCS]] 15. {test}. To {hospital}.`,
  },
  {
    id: 'en-ct',
    text: `RADIOLOGY  {hospital}
{lastfirst}  DOB {born}  Acc {stay}
Exam {date}: [[procedure:CT chest]] without contrast. Indication: {diagnosis}.
Findings: no effusion, 6 mm nodule. Compared with {monthyear}.
Impression: repeat in 3 months. Dictated by {doctorfull}, typed by {staff}.`,
  },
  {
    id: 'en-op',
    text: `OPERATION NOTE {date}
Patient {first} {last}, {ipp}
Surgeon: {doctorfull}. Assistant: {staff}. Anaesthetist: Dr {doctor}.
[[procedure:Laparoscopic cholecystectomy]] in [[eponym:Trendelenburg]] position, [[eponym:Kelly]] clamp, [[eponym:Foley]] catheter.
Post-op {drug} {dose}. Home {date2}.`,
  },
  {
    id: 'en-lab',
    text: `LABORATORY REPORT      Specimen {stay}
Name: {lastfirst}      DOB: {born}      ID: {ipp}
Collected {date}
{test}
{test}
Verified: {doctorfull}      Results at {url}`,
  },
  {
    id: 'en-social',
    text: `Social work {date}
{Mme} {firstlast} lives alone at {street}, {town2} {postcode}. Children: {relative}, {relative}.
{nationallabel} {nir}. Contact {phone}, {email}. Key worker {staff}.`,
  },
  {
    id: 'en-text-message',
    text: `hi dr {doctor}, fyi {last} in bed 12 had {diagnosis} overnight, {drug} {dose} given, call me on {otherphone}. {stafffirst}`,
  },
  {
    id: 'en-header-footer',
    text: `{hospital} | Heart Center | {otherphone} | {othermail}
Page 1 of 2 - {lastfirst} - {ipp}
On {date} {Mme} {last} had a [[procedure:coronary angiogram]] for {diagnosis}. {test}. Now on {drug} {dose}.
Page 2 of 2 - {lastfirst} - {ipp}
Dr {doctor} / Dr {doctor} / Prof {outside}`,
  },
  {
    id: 'en-board',
    text: `Tumor board {date}, {lastfirst} ({born})
Present: Dr {doctor}, Dr {outside}, {staff}
{diagnosis} found {monthyear}. [[eponym:Karnofsky]] 80%. Proposal: [[procedure:radiotherapy]], then {drug} {dose}. Dr {doctor} to tell the patient on {date2}.`,
  },
  {
    id: 'en-psych',
    text: `Psychiatry, {date}
{first} talks of the separation from {relativefirst}, staying with {relative} in {town2} since {monthyear}. Low mood, tolerates {drug} {dose}. Sees {staff}, psychologist.
Dr {doctor}`,
  },
]
