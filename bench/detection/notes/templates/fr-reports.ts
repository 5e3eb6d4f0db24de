import type { NoteTemplate } from './template.js'

/** Radiology, operations, pathology, laboratory and messages of machines in French. */
export const frenchReports: readonly NoteTemplate[] = [
  {
    id: 'fr-radio-thorax',
    text: `IMAGERIE MÉDICALE - {hospital}
Patient : {lastfirst} - {born} - {ipp}
Examen n° {stay} du {date}
Prescripteur : Dr {doctor}

[[procedure:Scanner thoracique]] sans injection.
Indication : {diagnosis}.
Résultat : pas d'épanchement. Nodule de 6 mm du lobe moyen.
Conclusion : à contrôler dans 3 mois.
Compte rendu validé par Dr {doctorfull} le {date}`,
  },
  {
    id: 'fr-irm',
    text: `[[procedure:IRM cérébrale]] du {date} — {Mme} {last} {first} ({age} ans)
Demandée par {outsidefull} pour suspicion de [[eponym:maladie de Parkinson]].
Technique : T1, T2, FLAIR. Comparée à l'examen de {monthyear}.
Pas d'argument pour une [[eponym:malformation d'Arnold-Chiari]].
{doctorfull}`,
  },
  {
    id: 'fr-cro',
    text: `COMPTE RENDU OPÉRATOIRE
Date : {date}     Séjour : {stay}
Opéré : {lastfirst}
Chirurgien : {doctorfull}   Aide : {staff}   Anesthésiste : Dr {doctor}
Intervention : [[procedure:cholécystectomie cœlioscopique]]
Installation en décubitus, table de [[eponym:Trendelenburg]]. Pince de [[eponym:Kelly]], sonde de [[eponym:Foley]].
Suites : {drug} {dose}. Sortie prévue le {date2}.`,
  },
  {
    id: 'fr-anesthesie',
    text: `Consultation d'anesthésie {date}
Identité : {firstlast} / {born} / {phone}
ASA 2. Allergie : aucune. Tt : {drug} {dose}. [[eponym:Mallampati]] 2.
Antécédents : {diagnosis}. Personne à prévenir {relative} {otherphone}
MAR : {doctor}`,
  },
  {
    id: 'fr-labo',
    text: `LABORATOIRE DE BIOLOGIE          Demande {stay}
{lastfirst}        Né(e) le {born}
Dossier : {ipp}    Prélevé le {date}
{test}
{test}
{test}
Validé : {doctorfull}
Résultats sur {url}`,
  },
  {
    id: 'fr-anapath',
    text: `Anatomie pathologique. Prélèvement {stay} reçu le {date} du Dr {outside}.
Patient : {Mme} {last} {first}, {age} ans.
[[procedure:Biopsie]] : {diagnosis}. Coloration de [[eponym:Giemsa]], cellules de [[eponym:Langhans]].
Conclusion dictée par {doctorfull}, frappée par {staff}.`,
  },
  {
    id: 'fr-rcp',
    text: `RCP du {date} - dossier de {last} {first} ({born})
Présents : Dr {doctor}, Pr {outside}, Dr {outside}, {staff}
Histoire : {diagnosis} découvert en {monthyear}. [[eponym:Karnofsky]] 80 %.
Proposition : [[procedure:radiothérapie]] puis {drug} {dose}. Annonce le {date2} par le Dr {doctor}.`,
  },
  {
    id: 'fr-entete-pied',
    text: `{hospital} | Pôle cœur | {otherphone} | {othermail}
Page 1/2 — {lastfirst} — {ipp}
Le {date}, {Mme} {last} a bénéficié d'une [[procedure:coronarographie]] pour {diagnosis}. {test}.
Traitement : {drug} {dose}.
Page 2/2 — {lastfirst} — {ipp}
Dr {doctor} - Dr {doctor} - Pr {outside}`,
  },
  {
    id: 'fr-psy',
    text: `Psychiatrie adultes, entretien du {date}
{first} parle de sa séparation avec {relativefirst}, vit chez {relative} à {town2} depuis {monthyear}.
Humeur triste, {drug} {dose} bien toléré. Pas d'idée suicidaire. Suivi par Mme {staff}, psychologue.
Dr {doctor}`,
  },
  {
    id: 'fr-hl7-colle',
    text: `Import automatique : NOM={last};PRENOM={first};DDN={born};IPP={ipp};NDA={stay};TEL={phone};CP={postcode};VILLE={town2}
Texte : {diagnosis}, {test}, poursuite {drug} {dose}.`,
  },
]
