import { natureName, techniqueName } from '../../messages/index.js'
import { groundsInFrench, marksInFrench } from './contest-fr.js'

/** Ce qu’une évaluation dit en anglais, par modèle ; le premier qui convient entièrement l’emporte. */
const sayings: readonly (readonly [pattern: RegExp, french: string | ((...found: string[]) => string)])[] = [
  // What an attacker knows.
  [/^half of the known columns$/, 'la moitié des colonnes connues'],
  [/^the known columns$/, 'les colonnes connues'],
  [/^every other column$/, 'toutes les autres colonnes'],
  // What of a column's digits differs.
  [/^decimals$/, 'décimales'],
  [/^significant digits$/, 'chiffres significatifs'],
  [/^last digit$/, 'dernier chiffre'],
  [/^last digit but one$/, 'avant-dernier chiffre'],
  [/^remainder$/, 'reste d’une division'],
  [/^multiple of a unit$/, 'multiple d’une unité'],
  [/^time of day$/, 'heure'],
  [/^weekday$/, 'jour de la semaine'],
  [/^day of month$/, 'jour du mois'],
  [
    /^the twin of k-anonymity has levels of its own, for fewer people share a class: (.+); (\d+) rows suppressed$/,
    (_all, levels, rows) =>
      `la jumelle du k-anonymat a ses propres niveaux, car moins de personnes partagent un groupe : ${String(levels).replaceAll(' of ', ' sur ')} ; lignes supprimées : ${rows}`,
  ],
  [
    /^nothing is left of these columns, in which every value is \*: (.+)$/,
    'il ne reste rien de ces colonnes, dont toutes les valeurs sont * : $1',
  ],
  // Techniques, one after another.
  [
    /^(?:mask|k-anonymity|noise|synthesis)(?: \+ (?:mask|k-anonymity|noise|synthesis))*$/,
    (all) => techniqueName(String(all), 'fr'),
  ],
  [/^noise (\d+) %$/, 'bruit $1 %'],
  // Why a metric was not computed.
  [
    /^says nothing of a release that is (\w+)$/,
    (_all, nature) => `n’a pas de sens pour une diffusion ${natureName(String(nature), 'fr')}`,
  ],
  [/^whose row is whose is not known here$/, 'on ignore ici à qui appartient chaque ligne'],
  [/^fewer than (\d+) people on a side$/, 'moins de $1 personnes d’un côté'],
  [/^a side has no people$/, 'aucune personne d’un côté'],
  [/^undefined here$/, 'indéfini ici'],
  [/^the tables have no rows$/, 'les tables n’ont aucune ligne'],
  [/^no table names a time$/, 'aucune table n’indique de colonne de temps'],
  [/^the schema states no relation from row to row$/, 'le schéma n’énonce aucune relation d’une ligne à l’autre'],
  [/^nobody has rows to ask$/, 'personne n’a de lignes à examiner'],
  [/^no table names an end$/, 'aucune table n’indique de fin'],
  [
    /^no column is observed twice in enough people$/,
    'aucune colonne n’est observée deux fois chez un nombre suffisant de personnes',
  ],
  [
    /^no column of at most (\d+) levels is observed twice in enough people$/,
    'aucune colonne d’au plus $1 modalités n’est observée deux fois chez un nombre suffisant de personnes',
  ],
  [
    /^no pair of columns is observed in enough people$/,
    'aucune paire de colonnes n’est observée chez un nombre suffisant de personnes',
  ],
  [/^nobody has two rows$/, 'personne n’a deux lignes'],
  [/^no column can be checked for plausibility$/, 'aucune colonne ne se prête à un contrôle de vraisemblance'],
  [/^no row can be checked for plausibility$/, 'aucune ligne ne se prête à un contrôle de vraisemblance'],
  [/^no synthetic person has two rows$/, 'aucune personne synthétique n’a deux lignes'],
  [/^nobody has a schedule of visits of their own$/, 'personne n’a un calendrier de visites qui lui soit propre'],
  [
    /^no column below the people is constant within each$/,
    'dans les tables liées aux personnes, aucune colonne n’est constante pour chacune',
  ],
  [
    /^no time to an event that visits lead up to, or too few people with one$/,
    'aucun délai jusqu’à un événement que les visites précèdent, ou trop peu de personnes concernées',
  ],
  [
    /^too few unseen people whose event is known$/,
    'trop peu de personnes hors apprentissage dont l’événement est connu',
  ],
  [
    /^each row is in one cell of a pair, and the rest of its score is released$/,
    'une ligne est dans une seule case d’une paire, et le reste de son score est déjà publié',
  ],
  [/^too few people of one class to learn from$/, 'trop peu de personnes dans une modalité pour apprendre'],
  [
    /^synthetic people show one class of the event alone$/,
    'les personnes synthétiques ne présentent qu’une seule modalité de l’événement',
  ],
  [/^fewer than (\d+) rows on a side$/, 'moins de $1 lignes d’un côté'],
  [/^fewer than (\d+) rows$/, 'moins de $1 lignes'],
  [/^fewer than (\d+) rows or (\d+) columns$/, 'moins de $1 lignes ou de $2 colonnes'],
  [/^fewer than (\d+) columns$/, 'moins de $1 colonnes'],
  [/^fewer than (\d+) columns or too few rows$/, 'moins de $1 colonnes ou trop peu de lignes'],
  [/^fewer than two columns vary$/, 'moins de deux colonnes varient'],
  [/^fewer than (\d+) reference rows$/, 'moins de $1 lignes de référence'],
  [/^fewer than (\d+) holdout or reference rows$/, 'moins de $1 lignes de contrôle ou de référence'],
  [/^fewer than (\d+) members or non-members$/, 'moins de $1 membres ou non-membres'],
  [/^fewer than (\d+) exposed people on a side$/, 'moins de $1 personnes exposées d’un côté'],
  [/^no reference rows$/, 'pas de lignes de référence'],
  [
    /^no number column has (\d+) rows in a tail of 2 %$/,
    'aucune colonne de nombres ne compte $1 lignes dans une queue de 2 %',
  ],
  [/^a table has no rows$/, 'une table n’a aucune ligne'],
  [/^the table has no rows$/, 'la table n’a aucune ligne'],
  [/^controls have no generator to run$/, 'les témoins n’ont pas de générateur à exécuter'],
  [
    /^needs depth deep, which fits the model (\d+) times$/,
    'nécessite la profondeur « deep », qui ajuste le modèle $1 fois',
  ],
  [/^no cell is missing on either side$/, 'aucune valeur ne manque, d’un côté comme de l’autre'],
  [/^no column has present cells on both sides$/, 'aucune colonne n’a de valeurs présentes des deux côtés'],
  [/^no column of levels$/, 'aucune colonne à modalités'],
  [/^no three columns belong together$/, 'aucun groupe de trois colonnes liées entre elles'],
  [
    /^fewer than (\d+) rows to learn from or (\d+) to test on$/,
    'moins de $1 lignes pour l’ajustement ou de $2 pour le test',
  ],
  [
    /^training rows are told from unseen ones too: people have several rows and no patient column, or the tables were not drawn alike$/,
    'les lignes d’apprentissage se distinguent elles aussi des lignes hors apprentissage : des personnes ont plusieurs lignes sans colonne de patient, ou les tables n’ont pas été constituées de la même façon',
  ],
  [/^the generator is not at hand$/, 'le générateur n’est pas disponible'],
  [
    /^one fit takes more than two seconds: ask with depth deep$/,
    'un ajustement prend plus de deux secondes : choisissez la profondeur « deep »',
  ],
  [/^no column follows from the others$/, 'aucune colonne ne découle des autres'],
  [/^no numbers or dates$/, 'pas de nombres ni de dates'],
  [/^no number column$/, 'aucune colonne de nombres'],
  [/^no identifier was released$/, 'aucun identifiant n’a été diffusé'],
  [/^no level is rare and has (\d+) rows$/, 'aucune modalité rare ne compte $1 lignes'],
  [
    /^no outcome has both classes and enough holdout rows$/,
    'aucune variable à prédire ne présente les deux classes et assez de lignes de contrôle',
  ],
  [
    /^no outcome that varies has three columns to predict it$/,
    'aucune variable à prédire, parmi celles qui varient, ne dispose de trois colonnes prédictives',
  ],
  [
    /^no quasi-identifier divides the rows in groups of (\d+)$/,
    'aucun quasi-identifiant ne forme de groupes de $1 lignes',
  ],
  [
    /^no quasi-identifier divides the tested rows in groups of (\d+)$/,
    'aucun quasi-identifiant ne forme de groupes de $1 lignes testées',
  ],
  [/^real rows predict no outcome clearly$/, 'les lignes réelles elles-mêmes ne prédisent nettement aucune variable'],
  [/^no regression with two terms can be fitted$/, 'aucune régression à deux termes ne peut être ajustée'],
  [/^no two columns have anything to do with each other$/, 'aucune colonne n’est liée à une autre'],
  [
    /^no two columns are clearly related in the training rows$/,
    'aucune colonne n’est nettement liée à une autre dans les lignes d’apprentissage',
  ],
  [/^no coefficient is clear in the training rows$/, 'aucun coefficient n’est net dans les lignes d’apprentissage'],
  [/^a table has fewer than 30 rows$/, 'une table a moins de 30 lignes'],
  [
    /^independent columns meet its criterion too$/,
    'des colonnes indépendantes satisfont elles aussi ce critère, qui n’apprend donc rien',
  ],
  [/^nothing is known of people$/, 'aucune colonne n’est supposée connue de l’attaquant'],
  [/^nothing is known or nothing secret$/, 'aucune colonne connue, ou aucune colonne sensible'],
  [/^nothing to compare$/, 'rien à comparer'],
  [/^the attack found nothing to guess$/, 'l’attaque n’a rien trouvé à deviner'],
  [/^the real rows keep nothing beyond the schema$/, 'les lignes réelles ne respectent rien de plus que le schéma'],
  [/^(.+) has one value$/, '$1 n’a qu’une valeur'],
  [/^(.+) is not after the last real date$/, '$1 ne dépasse pas la dernière date réelle'],
  [/^the schema has no relations$/, 'le schéma ne comporte pas de relations'],
  [/^the schema has no rules$/, 'le schéma ne comporte pas de règles'],
  [
    /^the schema leaves nothing known or nothing secret$/,
    'le schéma ne laisse aucune colonne connue, ou aucune colonne sensible',
  ],
  [/^the schema names no outcome that varies$/, 'le schéma ne désigne aucune variable à prédire qui varie'],
  [
    /^the schema names no time to an event that varies$/,
    'le schéma ne désigne aucune durée jusqu’à un événement qui varie',
  ],
  [/^too few rows are followed to an event$/, 'trop peu de lignes sont suivies jusqu’à un événement'],
  [/^undefined here$/, 'indéfini ici'],
  [/^not asked for$/, 'non demandé'],
  // How the real rows were divided, and what a reader must know first.
  [
    /^train\/holdout\/reference (\S+) by row, stratified on (.+)$/,
    'apprentissage/contrôle/référence $1 par ligne, stratifié selon $2',
  ],
  [
    /^train\/holdout\/reference (\S+) by patient, stratified on (.+)$/,
    'apprentissage/contrôle/référence $1 par patient, stratifié selon $2',
  ],
  [/^train\/holdout\/reference (\S+) by row$/, 'apprentissage/contrôle/référence $1 par ligne'],
  [/^train\/holdout\/reference (\S+) by patient$/, 'apprentissage/contrôle/référence $1 par patient'],
  [
    /^train\/holdout\/reference (\S+) by a hash of the row, (\d+) of (\d+) rows held as a table$/,
    'apprentissage/contrôle/référence $1 par une empreinte de la ligne, $2 lignes sur $3 tenues en mémoire',
  ],
  [
    /^train\/holdout\/reference (\S+) by a hash of the patient, (\d+) of (\d+) rows held as a table$/,
    'apprentissage/contrôle/référence $1 par une empreinte du patient, $2 lignes sur $3 tenues en mémoire',
  ],
  [
    /^the real table has (\d+) rows and the synthetic one (\d+): numbers are of (\d+) rows of whole people of the one, and of (\d+) rows of the other$/,
    'la table réelle compte $1 lignes et la table synthétique $2 : les nombres portent sur $3 lignes de la première, par personnes entières, et sur $4 lignes de la seconde',
  ],
  [
    /^cuts are those of a sample of (\d+) rows, frozen here; rank error over all (\d+): at most (\S+) %: column (.+)$/,
    'les bornes sont celles d’un échantillon de $1 lignes, figées ici ; erreur de rang sur l’ensemble des $2 : $3 % au plus : colonne $4',
  ],
  [
    /^train and holdout as given; half of the holdout serves as reference$/,
    'apprentissage et contrôle tels que fournis ; la moitié du contrôle sert de référence',
  ],
  [/^train, holdout and reference as given$/, 'apprentissage, contrôle et référence tels que fournis'],
  [
    /^kinds and roles were inferred from the table; no person confirmed them$/,
    'les types et les rôles des colonnes ont été déduits de la table ; personne ne les a confirmés',
  ],
  [
    /^relations that every row keeps, and hardly by chance, were found and kept; no person confirmed them: (.+)$/,
    'des relations que chaque ligne respecte, et guère par hasard, ont été trouvées et gardées ; personne ne les a confirmées : $1',
  ],
  [
    /^synthetic rows were drawn under a condition, so they are compared with unconditioned real rows$/,
    'les lignes synthétiques ont été générées sous une condition, mais elles sont comparées à des lignes réelles sans condition',
  ],
  [
    /^(\d+) synthetic tables were drawn from one fitted model: privacy is measured on all of them together, everything else on the first$/,
    '$1 tables synthétiques ont été générées par le même modèle ajusté : la protection de la vie privée est mesurée sur toutes ensemble, le reste sur la première',
  ],
  [
    /^patients have several rows; the model treats rows as independent, and membership is tested row by row$/,
    'des patients ont plusieurs lignes ; le modèle considère les lignes comme indépendantes, et l’appartenance est testée ligne par ligne',
  ],
  [
    /^rows alike in (.+) seem to be one person's, and no patient column is named: two-sample tests go by them, the split and the attacks do not$/,
    'les lignes identiques pour $1 semblent provenir d’une même personne, et aucune colonne de patient n’est désignée : les tests à deux échantillons en tiennent compte, la répartition et les attaques non',
  ],
  // Groups, levels, learners, attacks.
  [/^(.+), lowest third$/, '$1, tiers inférieur'],
  [/^(.+), middle third$/, '$1, tiers médian'],
  [/^(.+), highest third$/, '$1, tiers supérieur'],
  [/^(.+) is missing$/, '$1 manquant'],
  [/^(.+) = a level held by fewer than five(.*)$/, '$1 = une modalité portée par moins de cinq personnes$2'],
  [/^\(other\)$/, '(autres)'],
  [/^boosting$/, 'gradient boosting'],
  [/^boosted trees$/, 'gradient boosting'],
  [/^forest$/, 'forêt aléatoire'],
  [/^logistic$/, 'régression logistique'],
  [/^linear$/, 'régression linéaire'],
  [/^nearest row$/, 'ligne la plus proche'],
  [/^calibrated distance$/, 'distance calibrée'],
  [/^neighbour share$/, 'proportion de voisins'],
  [/^rows in ball$/, 'lignes dans la boule'],
  [/^density ratio$/, 'rapport de densités'],
  [/^local likelihood$/, 'vraisemblance locale'],
  [/^classifier$/, 'classifieur'],
  [/^generator likelihood$/, 'vraisemblance d’un générateur'],
  [/^most isolated 5 %$/, 'les 5 % les plus isolés'],
  // Models and their notes.
  [/^Histories$/, 'historiques de personnes'],
  [/^Hidden course$/, 'évolution cachée'],
  [/^Bayesian network$/, 'réseau bayésien'],
  [/^Noisy tables of counts$/, 'tableaux d’effectifs bruités'],
  [/^Sequential trees$/, 'arbres séquentiels'],
  [/^Variational autoencoder$/, 'auto-encodeur variationnel'],
  [/^Independent columns$/, 'colonnes indépendantes'],
  [/^Hidden Chow–Liu tree$/, 'arbre latent de Chow–Liu'],
  [
    /^columns are independent: no relation between columns is kept$/,
    'les colonnes sont indépendantes : aucun lien entre colonnes n’est conservé',
  ],
  [
    /^chosen because (\d+) rows are too few to compare models$/,
    'choisi parce que $1 lignes ne suffisent pas pour comparer des modèles',
  ],
  [/^matrices were multiplied by the (\S+) backend$/, 'matrices multipliées par le moteur $1'],
  [
    /^matrices were multiplied by the (\S+) backend: slow, as no faster one loads or it was asked for$/,
    'matrices multipliées par le moteur $1 : lent, parce qu’aucun moteur plus rapide n’a pu être chargé ou parce qu’il a été demandé',
  ],
  [/^(\d+) latent numbers a row, (\d+) training steps$/, '$1 nombres latents par ligne, $2 étapes d’apprentissage'],
  [
    /^(\d+) latent numbers a row, of which (\d+) tell something; (\d+) training steps$/,
    '$1 nombres latents par ligne, dont $2 sont informatifs ; $3 étapes d’apprentissage',
  ],
  [
    /^the prior has a mixture for each of (\d+) classes of (.+)$/,
    'la loi a priori comporte un mélange pour chacune des $1 classes de $2',
  ],
  [/^prior: (\d+) normal components$/, 'loi a priori : $1 composantes normales'],
  [
    /^prior: (\d+) normal components, chosen by held-out log density of a latent \((.+) nats\)$/,
    'loi a priori : $1 composantes normales, choisies d’après la log-densité des lignes mises de côté ($2 nats)',
  ],
  [/^(\d+) hidden states a column$/, '$1 états cachés par colonne'],
  [
    /^(\d+) hidden states a column, chosen by held-out log-likelihood a row \((.+) nats\)$/,
    '$1 états cachés par colonne, choisis d’après la log-vraisemblance des lignes mises de côté ($2 nats)',
  ],
  [
    /^outcome "(.+)" is drawn given all other columns, from (\d+) rounds of boosted trees$/,
    'la variable à prédire « $1 » est générée sachant toutes les autres colonnes, par $2 itérations de gradient boosting',
  ],
  [
    /^modelled by its distance from a smooth function of (.+): column (.+)$/,
    'modélisée par son écart à une fonction lisse de $1 : colonne $2',
  ],
  [
    /^not imposed, for too few training rows have it: presence of (.+)$/,
    'non imposé, car trop peu de lignes d’apprentissage la présentent : présence de $1',
  ],
  [
    /^not imposed, for more than (\d+)% of training rows break it: (.+)$/,
    'non imposé, car plus de $1 % des lignes d’apprentissage y contreviennent : $2',
  ],
  [
    /^not imposed, for it names a column that is never modelled: (.+)$/,
    'non imposé, car une des colonnes n’est jamais modélisée : $1',
  ],
  [
    /^(\S+) was chosen: (.+); training rows divided (once|(\d+) times) \((\d+) fitted, (\d+) validated\), area under the curve of boosted trees against validation rows(?:, and nats of these above independent columns)?: (.+)$/,
    (_, model = '', grounds = '', _often = '', times = '1', fitted = '', validation = '', marks = '') =>
      `${model} a été choisi : ${groundsInFrench(grounds)} ; lignes d’apprentissage divisées ${times} fois (${fitted} pour l’ajustement, ${validation} pour la validation), aire sous la courbe du gradient boosting face aux lignes de validation, puis log-vraisemblance de celles-ci au-delà de colonnes indépendantes (en nats) : ${marksInFrench(marks)}`,
  ],
  // In what evaluations differ.
  [/^real table \(SHA-256\)$/, 'table réelle (SHA-256)'],
  [/^files of real rows \(SHA-256\)$/, 'fichiers des lignes réelles (SHA-256)'],
  [/^they were measured on other people$/, 'elles portent sur d’autres personnes'],
  [/^training, holdout and reference rows$/, 'lignes d’apprentissage, de contrôle et de référence'],
  [/^they were measured on other rows$/, 'elles portent sur d’autres lignes'],
  [/^division of the real rows$/, 'répartition des lignes réelles'],
  [/^other rows were learnt from and tested on$/, 'd’autres lignes ont servi à l’apprentissage et au contrôle'],
  [/^seed$/, 'graine'],
  [
    /^the rows are the same, the draws of the metrics are not$/,
    'les lignes sont les mêmes, les tirages des mesures ne le sont pas',
  ],
  [
    /^the seed divides the real rows: other rows were learnt from and tested on$/,
    'la graine répartit les lignes réelles : d’autres lignes ont servi à l’apprentissage et au contrôle',
  ],
  [/^columns, kinds and roles$/, 'colonnes, types et rôles'],
  [/^(\d+) columns, fingerprint (\S+)$/, '$1 colonnes, empreinte $2'],
  [
    /^the metrics look at other columns, or take other columns for known and secret$/,
    'les mesures portent sur d’autres colonnes, ou en supposent d’autres connues ou sensibles',
  ],
  [/^synthetic rows$/, 'lignes synthétiques'],
  [
    /^fewer rows differ more by chance alone, and more rows give an attacker more to look at$/,
    'un petit nombre de lignes diffère davantage par hasard, et un grand nombre en révèle davantage à un attaquant',
  ],
  [/^notes$/, 'remarques'],
  [/^none$/, 'aucune'],
  [/^unknown$/, 'inconnu'],
  [/^read them before the numbers$/, 'à lire avant les valeurs'],
  [/^metrics computed$/, 'mesures calculées'],
  [
    /^the evaluation was less deep, or some could not be computed: a missing number is no good one$/,
    'l’évaluation était moins approfondie, ou certaines mesures n’ont pas pu être calculées : une valeur absente n’est pas une bonne valeur',
  ],
  [
    /^definitions that changed have another version and are marked$/,
    'les définitions qui ont changé ont une autre version et sont signalées',
  ],
  [/^whether the real rows are the same$/, 'identité des lignes réelles'],
  [/^seed withheld$/, 'graine non communiquée'],
  [/^no hash$/, 'pas d’empreinte'],
  [/^hash known$/, 'empreinte connue'],
  [
    /^an evaluation without its recipe does not tell its seed: make sure that the rows were divided alike$/,
    'une évaluation sans sa recette n’indique pas sa graine : assurez-vous que les lignes ont été réparties de la même façon',
  ],
  [
    /^the files do not tell, for there is no recipe beside an evaluation: make sure that they are$/,
    'les fichiers ne permettent pas de le savoir, faute de recette à côté d’une évaluation : assurez-vous que ce sont les mêmes',
  ],
  // The default policy.
  [
    /^no class tells a secret more often than classes drawn at random; mirrorward default$/,
    'aucun groupe ne livre une information sensible plus souvent que des groupes tirés au hasard ; valeur par défaut de mirrorward',
  ],
  [/^mirrorward default$/, 'par défaut de mirrorward'],
  [
    /^no published threshold; mirrorward default, to be set by whoever decides$/,
    'aucun seuil publié ; valeur par défaut de mirrorward, à fixer par la personne qui décide',
  ],
  [
    /^no published threshold for what an attack gains on people learnt from over unseen ones; mirrorward default, to be set by whoever decides$/,
    'aucun seuil publié pour ce qu’une attaque apprend de plus sur les personnes du jeu d’apprentissage que sur d’autres ; valeur par défaut de mirrorward, à fixer par la personne qui décide',
  ],
  [
    /^EMA Policy 0070 and Health Canada PRCI: re-identification risk at most 0\.09$/,
    'politique 0070 de l’EMA et PRCI de Santé Canada : risque de réidentification de 0,09 au plus',
  ],
  [
    /^nobody more than chance shows of unseen people; mirrorward default$/,
    'personne au-delà de ce que le hasard révèle de personnes jamais vues ; valeur par défaut de mirrorward',
  ],
  [
    /^nothing that rounding and shuffling would not take away; mirrorward default$/,
    'rien qu’un arrondi et une permutation des lignes ne feraient disparaître ; valeur par défaut de mirrorward',
  ],
  [
    /^as many copies as unseen real rows have, and half a per cent; mirrorward default$/,
    'autant de copies que parmi des lignes réelles hors apprentissage, plus un demi pour cent ; valeur par défaut de mirrorward',
  ],
]

/** An evaluation's text in French; the text itself where nobody has translated it, as with what a user wrote. */
export function sayInFrench(text: string): string {
  for (const [pattern, french] of sayings) {
    // `replace` has one signature for a text and another for a function.
    if (pattern.test(text))
      return typeof french === 'string' ? text.replace(pattern, french) : text.replace(pattern, french)
  }
  return text
}
