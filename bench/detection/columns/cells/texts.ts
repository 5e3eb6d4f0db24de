import { dayFirst, englishWords } from '../../people/dates.js'
import { grouped } from '../../people/numbers.js'
import { pick } from '../../people/person.js'
import type { Cell } from '../made-table.js'

/** Why somebody came, in a few words, naming nobody. */
export const reason: Cell = ({ diagnosis }, rng) =>
  pick(rng, [
    `Suspicion de ${diagnosis.fr}`,
    `${diagnosis.fr}, bilan`,
    `Contrôle à 3 mois, ${diagnosis.fr}`,
    `Douleur thoracique depuis ${1 + rng.below(9)} h`,
    `AEG, chute à domicile`,
    `Céphalées, vomissements`,
  ])

export const reasonInEnglish: Cell = ({ diagnosis }, rng) =>
  pick(rng, [
    `Query ${diagnosis.en}`,
    `${diagnosis.en}, follow-up`,
    `Chest pain for ${1 + rng.below(9)} hours`,
    'Fall at home, unable to get up',
    'Worsening shortness of breath',
    'Routine review',
  ])

/** A nurse's line about a person, naming nobody. */
export const nurseLine: Cell = ({ drug, test }, rng) =>
  pick(rng, [
    `Patient calme, a bien dormi. TA ${100 + rng.below(60)}/${60 + rng.below(30)}, ${drug.fr} ${drug.dose} donné.`,
    `Pansement refait, plaie propre. ${test.fr} à contrôler demain.`,
    `Refuse le repas du soir. Douleur EVA ${rng.below(9)}/10, réévaluer.`,
    `RAS. Score de Glasgow 15. Maladie de Parkinson connue, aide à la marche.`,
  ])

export const nurseLineInEnglish: Cell = ({ drug, test }, rng) =>
  pick(rng, [
    `Slept well. BP ${100 + rng.below(60)}/${60 + rng.below(30)}, ${drug.en} ${drug.dose} given.`,
    `Dressing changed, wound clean. Repeat ${test.en} tomorrow.`,
    `Declined supper. Pain ${rng.below(9)}/10, reassess.`,
    'No concerns. Foley catheter draining well. Known Crohn disease.',
  ])

/** Free text in which one line in `every` names somebody or says how to reach them. */
export const namingLine =
  (every: number, other: Cell): Cell =>
  (visit, rng, row) => {
    if (rng.below(every) !== 0) return other(visit, rng, row)
    const { person, doctor, admitted } = visit
    if (person.country === 'fr') {
      return pick(rng, [
        `Mme ou M. ${person.lastName} vu ce jour avec le Dr ${doctor.lastName}, RDV le ${dayFirst(admitted)}.`,
        `Prévenir la famille de ${person.firstName} ${person.lastName} au ${grouped(person.phone, [2, 2, 2, 2, 2])}`,
        `Erreur d'étiquette : dossier ${person.patientNumber} attribué à ${person.lastName.toUpperCase()} ${person.firstName}`,
        `Avis Dr ${doctor.lastName} : poursuivre. Courrier à ${person.email}`,
      ])
    }
    return pick(rng, [
      `Seen with Dr ${doctor.lastName}, ${person.firstName} ${person.lastName} to return ${englishWords(admitted)}.`,
      `Call ${person.firstName}'s daughter on ${person.phone} before discharge.`,
      `Wrong label: ${person.patientNumber} belongs to ${person.lastName}, ${person.firstName}.`,
      `Per Dr ${doctor.lastName}: continue. Letter to ${person.email}`,
    ])
  }
