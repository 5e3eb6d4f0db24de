/** Lines that an adversary adds to a note, with slots as templates have; first those of the open half, then the others. */
export const snippets: Readonly<
  Record<'fr' | 'en', Readonly<Record<Inserting, readonly [readonly string[], readonly string[]]>>>
> = {
  fr: {
    eponyms: [
      [
        'ATCD : {eponym}, {eponym}. Pas de {eponym}.',
        'Examen : {eponym} présent ; {eponym} discuté avec le Dr {doctor}.',
      ],
      ['On évoque {eponym} plutôt que {eponym}.', 'Chez le père, {eponym}. {eponym}, {eponym}.'],
    ],
    'drug-names': [
      [
        'Tt habituel : {namedrug} 1 cp, {namedrug} 2 gouttes, {drug} {dose}.',
        'Allergie à {namedrug}. Arrêt de {namedrug}.',
      ],
      [
        '{namedrug} matin, {namedrug} midi et soir.',
        'Relais par {namedrug} sur conseil du Dr {doctor}, stop {namedrug}.',
      ],
    ],
    table: [
      [
        'Nom\tPrénom\tNé(e) le\tIPP\n{last}\t{first}\t{born}\t{ipp}',
        '| Patient | {last} {first} |\n| Tél | {phone} |\n| NIR | {nir} |',
      ],
      [
        'NOM;PRENOM;TEL\n{last};{first};{phone}\n',
        'Date        Médecin     Acte\n{date}  {doctor}   [[procedure:ECG]]\n{date2}  {doctor}   [[procedure:EFR]]',
      ],
    ],
  },
  en: {
    eponyms: [
      ['History: {eponym}, {eponym}. No {eponym}.', 'Exam: {eponym}; {eponym} discussed with Dr {doctor}.'],
      ['Favour {eponym} over {eponym}.', 'Father had {eponym}. {eponym}, {eponym}.'],
    ],
    'drug-names': [
      ['Home meds: {namedrug} 1 tab, {namedrug} 2 drops, {drug} {dose}.', 'Allergic to {namedrug}. Stop {namedrug}.'],
      ['{namedrug} in the morning, {namedrug} at night.', 'Switched to {namedrug} per Dr {doctor}, off {namedrug}.'],
    ],
    table: [
      ['Last\tFirst\tDOB\tMRN\n{last}\t{first}\t{born}\t{ipp}', '| Patient | {first} {last} |\n| Phone | {phone} |'],
      [
        'LAST;FIRST;PHONE\n{last};{first};{phone}\n',
        'Date        Doctor     Test\n{date}  {doctor}   [[procedure:ECG]]\n{date2}  {doctor}   [[procedure:echo]]',
      ],
    ],
  },
}

export type Inserting = 'eponyms' | 'drug-names' | 'table'
