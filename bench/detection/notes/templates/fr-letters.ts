import type { NoteTemplate } from './template.js'

/** Letters and discharge summaries in French. */
export const frenchLetters: readonly NoteTemplate[] = [
  {
    id: 'fr-crh-classique',
    text: `{hospital}
Service de médecine interne
Secrétariat : {otherphone}

COMPTE RENDU D'HOSPITALISATION
Patient : {lastfirst}, {ne} le {born}
IPP : {ipp} - NIR : {nir}
Hospitalisation du {date} au {date2}

Cher confrère,
{Mme} {last}, {age} ans, a été hospitalisé dans le service pour {diagnosis}.
Antécédents : {diagnosis}, [[eponym:maladie de Crohn]].
Traitement de sortie : {drug} {dose} le matin, {drug} {dose} le soir.
Biologie : {test}.
Revoir en consultation le {date3} avec le Dr {doctor}.

Dr {doctorfull}
RPPS {rpps}`,
  },
  {
    id: 'fr-lettre-confrere',
    text: `{town}, le {date}

Docteur {outsidefull}
{outsidestreet}

Mon cher ami,
Je te remercie de m'avoir adressé {Mme} {firstlast}, {ne} le {born}, demeurant {street}, {postcode} {town2}.
Diagnostic : {diagnosis}, sous {drug} {dose}.
L'examen retrouve un [[eponym:signe de Babinski]] à droite. {test}.
Je reste joignable au {otherphone} ou par mail : {othermail}.
Amicalement,
{doctorfull}`,
  },
  {
    id: 'fr-lettre-sortie-courte',
    text: `Sortie de {Mme} {last} {first} le {date2}. Entrée le {date} par les urgences.
Diagnostic retenu : {diagnosis}. Tt : {drug} {dose}, {drug} {dose}.
Suites simples. Tél. du patient {phone}. Courrier au Dr {outside}.`,
  },
  {
    id: 'fr-liaison-ehpad',
    text: `FICHE DE LIAISON
Établissement d'origine : {hospital}
Résident(e) : {last} {first}    Nom de naissance : {birthname}
N° sécu : {nir}
Personne de confiance : {relative}, tél {otherphone}
Médecin traitant : Dr {outside}
Motif du transfert : {diagnosis}
Traitements : {drug} {dose} ; {drug} {dose}
Mange seul, marche avec une aide. [[eponym:Score de Glasgow à 15]].
Transmis par {staff} le {date} à 14h30`,
  },
  {
    id: 'fr-mail-colle',
    text: `De : {doctorfull} <{othermail}>
Envoyé : {date}
À : secrétariat
Objet : RDV {last}

Bonjour,
Peux-tu convoquer {Mme} {last} ({ipp}) pour le {date2} ? Son portable est le {phone}, sinon {email}.
Prévoir {test} avant. Elle garde {drug} {dose}.
Merci
{doctorfirst}`,
  },
  {
    id: 'fr-courrier-assurance',
    text: `Objet : remboursement
Assuré : {firstlast}
N° {nir}
Adresse : {street} - {postcode} {town2}
IBAN : {iban}

Je soussigné Dr {doctorfull}, RPPS {rpps}, certifie suivre ce patient depuis {monthyear} pour {diagnosis}.
Fait à {town} le {date}.`,
  },
  {
    id: 'fr-consultation-suivi',
    text: `Consultation du {date} - Dr {doctor}
{Mme} {last} vient accompagné de {relative}. Se plaint de douleurs depuis {monthyear}.
ATCD : {diagnosis}, {diagnosis}.
Examen : TA 14/8, auscultation libre, pas de [[eponym:signe de Murphy]].
{test}
CAT : majorer {drug} à {dose}, avis du Pr {outside}.`,
  },
  {
    id: 'fr-certificat',
    text: `CERTIFICAT MÉDICAL
Je soussignée, Docteur {doctorfull}, certifie avoir examiné ce jour {firstlast}, {ne} le {born} à {town2}, et constaté : {diagnosis}.
Certificat remis en main propre le {date}.`,
  },
]
