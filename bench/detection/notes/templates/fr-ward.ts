import type { NoteTemplate } from './template.js'

/** Nursing notes, prescriptions and messages in French. */
export const frenchWard: readonly NoteTemplate[] = [
  {
    id: 'fr-ide-nuit',
    text: `{date} 03h15 IDE {staff}
Patient agité, réclame {relativefirst}. Douleur EVA 6, {drug} {dose} donné. Dr {doctor} prévenu.
TA 12/7, {test}. Se rendort vers 4h.`,
  },
  {
    id: 'fr-ide-cibles',
    text: `CIBLE : plaie
D : pansement souillé, {Mme} {last} dit avoir mal
A : réfection, [[drug:Bétadine]] puis [[procedure:pansement alginate]]
R : revoir le {date}
Noté par {staff}`,
  },
  {
    id: 'fr-ordonnance',
    text: `Dr {doctorfull}
{hospital}
RPPS : {rpps}      Tél : {otherphone}

{town}, le {date}

{Mme} {firstlast}          {age} ans

{drug} {dose} : 1 cp matin et soir pendant 7 jours
{drug} {dose} : 1 cp au coucher
QSP 1 mois`,
  },
  {
    id: 'fr-ordonnance-ald',
    text: `ORDONNANCE BIZONE    {date}
Identification du patient : {lastfirst}   N° {nir}
AFFECTION EXONÉRANTE
- {drug} {dose} x 2/j
- {drug} {dose}
MALADIES INTERCURRENTES
- [[drug:paracétamol]] [[dose:1 g]] si douleur
Signature : {doctor}`,
  },
  {
    id: 'fr-kine',
    text: `Bilan kiné du {date}
Nom : {last}   Prénom : {first}   Chambre : 214
Séances réalisées par {staff}. Lever au fauteuil, marche 20 m.
[[eponym:Manœuvre de Lasègue]] négative. Objectif : retour à domicile ({street}) avant le {date2}.`,
  },
  {
    id: 'fr-urgences',
    text: `URGENCES ADULTES - dossier {stay}
Arrivée le {date} à 18:42, adressé par le Dr {outside}
{lastfirst} {born} IPP{ipp}
Motif : {diagnosis}
HDM : chute à domicile ce matin, retrouvé par {relative} ({otherphone}).
Examen : [[eponym:Glasgow 15]], {test}
Orientation : {hospital}`,
  },
  {
    id: 'fr-transmission-sms',
    text: `slt dr {doctor}, pr info mme {last} ch 12 a fait {diagnosis} cette nuit, {drug} {dose} fait, rappelle moi au {otherphone} stp. {stafffirst}`,
  },
  {
    id: 'fr-social',
    text: `Entretien social du {date}
{Mme} {firstlast}, {ne} {birthname}, vit seul au {street}, {postcode} {town2}. Enfants : {relative}, {relative}.
Ressources : retraite. N° SS {nir}. Demande d'APA en cours.
Contact : {phone}, {email}. Référent : {staff}.`,
  },
  {
    id: 'fr-diet',
    text: `Diététique. Poids 61 kg, taille 165 cm, {test}. {diagnosis}.
Enrichir les repas, [[drug:Fortimel]] 2/j. Revu avec Mme {staff} et Dr {doctor} le {date}.`,
  },
]
