/** What speaks for a kind and a role, part by part: evidence is such parts with `; ` and `, ` between. */
const parts: readonly (readonly [english: RegExp, french: string])[] = [
  [/^no cell has a value$/, 'aucune cellule n’a de valeur'],
  [/^mostly different texts$/, 'des textes presque tous différents'],
  [/^(\d+) texts that repeat$/, '$1 textes qui se répètent'],
  [/^texts that repeat$/, 'des textes qui se répètent'],
  [/^two opposite values$/, 'deux valeurs opposées'],
  [/^whole numbers$/, 'des nombres entiers'],
  [/^numbers with up to 1 decimals$/, 'des nombres avec au plus une décimale'],
  [/^numbers with up to (\d+) decimals$/, 'des nombres avec au plus $1 décimales'],
  [/^decimal commas$/, 'virgules décimales'],
  [/^marks between groups of three digits$/, 'séparateurs de milliers'],
  [/^all different$/, 'tous différents'],
  [/^counting the rows$/, 'qui numérotent les lignes'],
  [/^digits with leading zeros: kept as text$/, 'des chiffres commençant par zéro : gardés comme texte'],
  [
    /^more digits than a number can hold exactly: kept as text$/,
    'trop de chiffres pour un nombre exact : gardés comme texte',
  ],
  [/^dates written (.+)$/, 'des dates écrites $1'],
  [/^dates with a time written (.+)$/, 'des dates avec heure écrites $1'],
  [/^dates with a time$/, 'des dates avec heure'],
  [/^written in several ways of ISO 8601$/, 'écrites de plusieurs façons selon ISO 8601'],
  [/^months written (.+)$/, 'des mois écrits $1'],
  [/^times written (.+)$/, 'des heures écrites $1'],
  [/^dates$/, 'des dates'],
  [
    /^day before month: (\d+) rows? ha(?:s|ve) a first number above 12$/,
    'jour avant mois : le premier nombre dépasse 12 dans $1 lignes',
  ],
  [
    /^month before day: (\d+) rows? ha(?:s|ve) a second number above 12$/,
    'mois avant jour : le second nombre dépasse 12 dans $1 lignes',
  ],
  [/^(day before month|month before day): as in column (.+)$/, '$1 : comme dans la colonne $2'],
  [
    /^day before month: as in tables with decimal commas$/,
    'jour avant mois : comme dans les tables à virgules décimales',
  ],
  [
    /^day before month: as in tables with a semicolon between the file's cells$/,
    'jour avant mois : comme dans les fichiers à points-virgules',
  ],
  [/^day before month: so it is where dots stand between them$/, 'jour avant mois : c’est l’usage avec des points'],
  [/^(day before month|month before day): as told$/, '$1 : comme indiqué'],
  [/^two digits are years from (\d+) to (\d+)$/, 'les années à deux chiffres vont de $1 à $2'],
  [/^((?:"[^"]*"(?:, )?)+) missing$/, '$1 : manquant'],
  [/^numbers that tell people$/, 'des numéros qui désignent des personnes'],
  [/^record numbers$/, 'des numéros de dossier'],
  [/^last names$/, 'des noms de famille'],
  [/^first names$/, 'des prénoms'],
  [/^street addresses$/, 'des adresses postales'],
  [/^names of user accounts$/, 'des noms de comptes informatiques'],
  [/^telephones and e-mail addresses$/, 'des téléphones et adresses électroniques'],
  [/^coordinates of places$/, 'des coordonnées de lieux'],
  [/^by cells and name$/, 'd’après les cellules et le nom'],
  [/^by their digits$/, 'd’après leurs chiffres'],
  [
    /^record numbers: one prefix before many digits$/,
    'des numéros de dossier : un préfixe devant de nombreux chiffres',
  ],
  [/^never learnt$/, 'jamais appris'],
  [/^reads as a record number$/, 'se lit comme un numéro de dossier'],
  [/^free text can name anybody$/, 'un texte libre peut nommer n’importe qui'],
  [/^a place$/, 'un lieu'],
  [/^by its codes$/, 'd’après ses codes'],
  [/^diagnoses$/, 'des diagnostics'],
  [/^by their codes$/, 'd’après leurs codes'],
  [
    /^ICD-10 diagnoses by their cells: every cell is one$/,
    'des diagnostics CIM-10 d’après les cellules : toutes en sont',
  ],
  [
    /^ATC drug classes by their cells: every cell is one$/,
    'des classes ATC de médicaments d’après les cellules : toutes en sont',
  ],
  [/^names of people$/, 'des noms de personnes'],
  [
    /^French postcodes by their cells: every cell is one$/,
    'des codes postaux français d’après les cellules : toutes en sont',
  ],
  [
    /^French postcodes by their cells: (\d+) of (\d+) different texts are$/,
    'des codes postaux français d’après les cellules : $1 des $2 textes différents en sont',
  ],
  [
    /^French social security numbers \(NIR\) by their cells$/,
    'des numéros de sécurité sociale (NIR) d’après les cellules',
  ],
  [
    /^(?:French |international |North American )?telephone numbers by their cells$/,
    'des numéros de téléphone d’après les cellules',
  ],
  [/^e-mail addresses by their cells$/, 'des adresses électroniques d’après les cellules'],
  [/^professionals’ numbers \((.+)\) by their cells$/, 'des numéros de professionnels ($1) d’après les cellules'],
  [
    /^(?:health )?establishments’ numbers \((.+)\) by their cells$/,
    'des numéros d’établissements ($1) d’après les cellules',
  ],
  [/^(\S+ ?\S*) reads (\d+)% of the rows$/, '$1 lit $2 % des lignes'],
  [/^this (\d+)%$/, 'celle-ci $1 %'],
  [/^(.+) by their cells: every cell is one$/, '$1 d’après les cellules : toutes en sont'],
  [
    /^(.+) by their cells: (\d+) of (\d+) different texts are$/,
    '$1 d’après les cellules : $2 des $3 textes différents en sont',
  ],
  [/^(.+) by their cells$/, '$1 d’après les cellules'],
  [/^named like a date of birth$/, 'nommé comme une date de naissance'],
  [/^named like a place$/, 'nommé comme un lieu'],
  [/^named like something that others know of a person$/, 'nommé comme ce que d’autres savent d’une personne'],
  [/^named like an outcome$/, 'nommé comme un résultat étudié'],
  [/^named like a health condition or belief$/, 'nommé comme une maladie ou une croyance'],
  [/^dates of events can be looked up$/, 'les dates d’événements peuvent être retrouvées'],
  [/^nothing special in the name$/, 'rien de particulier dans le nom'],
]

/** The evidence for a column in French; parts that nobody has translated stay as they are. */
export function evidenceInFrench(why: string): string {
  return why
    .split('; ')
    .map(
      (part) =>
        inFrench(part) ??
        part
          .split(', ')
          .map((each) => inFrench(each) ?? each)
          .join(', '),
    )
    .join(' ; ')
    .replaceAll('day before month', 'jour avant mois')
    .replaceAll('month before day', 'mois avant jour')
}

function inFrench(part: string): string | undefined {
  const found = parts.find(([english]) => english.test(part))
  return found && part.replace(found[0], found[1])
}
