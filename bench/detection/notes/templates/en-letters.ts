import type { NoteTemplate } from './template.js'

/** Letters and discharge summaries in English. */
export const englishLetters: readonly NoteTemplate[] = [
  {
    id: 'en-discharge',
    text: `{hospital}
DISCHARGE SUMMARY
Patient: {lastfirst}    DOB: {born}
MRN: {ipp}    {nationallabel}: {nir}
Admitted: {date}    Discharged: {date2}
Attending: Dr {doctorfull}

{Mme} {last} is a {age}-year-old admitted with {diagnosis}.
Past history: {diagnosis}, [[eponym:Crohn’s disease]].
Labs: {test}.
Discharged on {drug} {dose} and {drug} {dose}. Follow up {date3} with Dr {doctor}.`,
  },
  {
    id: 'en-gp-letter',
    text: `Dear Dr {outside},

Re: {firstlast}, DOB {born}, {street}, {town2} {postcode}

Thank you for referring this patient with {diagnosis}, seen on {date}. There was no [[eponym:Babinski sign]].
{test}. I have started {drug} {dose}.
My secretary is on {otherphone}, or write to {othermail}.

Yours sincerely,
{doctorfull}`,
  },
  {
    id: 'en-clinic',
    text: `Clinic {date}, Dr {doctor}
{Mme} {last} came with {relative}. Symptoms since {monthyear}. Known {diagnosis}.
O/E: chest clear, [[eponym:Murphy sign]] negative. {test}
Plan: increase {drug} to {dose}; discuss with Prof {outside}.`,
  },
  {
    id: 'en-email',
    text: `From: {doctorfull} <{othermail}>
Sent: {date}
Subject: appointment {last}

Hi,
Please book {first} {last} ({ipp}) for {date2}. Mobile {phone}, else {email}. Needs {test} beforehand.
Thanks, {doctorfirst}`,
  },
  {
    id: 'en-insurance',
    text: `To whom it may concern
I, Dr {doctorfull} ({prolabel} {rpps}), have looked after {firstlast}, {nationallabel} {nir}, since {monthyear} for {diagnosis}.
Address on file: {street}, {town2} {postcode}. Signed {date}.`,
  },
  {
    id: 'en-transfer',
    text: `TRANSFER FORM
From: {hospital}
Name: {first} {last}     Known as: {first}
Next of kin: {relative}, tel {otherphone}
Family doctor: Dr {outside}
Reason: {diagnosis}. Meds: {drug} {dose}; {drug} {dose}
[[eponym:Glasgow Coma Scale 15]]. Handed over by {staff} on {date}`,
  },
]
