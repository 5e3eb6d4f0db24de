import type { LinkedWords } from './linked-words-en.js'

/** Ce que mesure une caractéristique d’histoire, après « table : » et le nom de la colonne, qui restent. */
const features: Readonly<Record<string, string>> = {
  count: 'nombre de lignes',
  'first time': 'première date',
  span: 'durée totale',
  'mean gap': 'intervalle moyen',
  'least gap': 'plus petit intervalle',
  'greatest gap': 'plus grand intervalle',
  'deviation of gaps': 'dispersion des intervalles',
  mean: 'moyenne',
  least: 'minimum',
  greatest: 'maximum',
  deviation: 'écart-type',
  first: 'première valeur',
  last: 'dernière valeur',
  slope: 'pente',
  'share missing': 'part manquante',
  'mean step': 'écart moyen d’une ligne à l’autre',
  changes: 'changements',
  distinct: 'modalités différentes',
}

function featureInFrench(feature: string): string {
  const parts = /^(.*(?:: |, ))([a-z ]+?)(\d*)$/.exec(feature)
  if (parts === null) return feature
  const [, name = '', what = '', rank = ''] = parts
  const said = what === 'share of level ' ? `part de la modalité n° ${rank}` : rank === '' ? features[what] : undefined
  return said === undefined ? feature : `${name}${said}`
}

/** Les textes propres aux pages de tables liées, en français. */
export const linkedFrench: LinkedWords = {
  subtitle: 'éléments de preuve sur des tables synthétiques liées',
  evidence:
    'Ces résultats éclairent une décision qui revient à une personne. Ils ne démontrent pas que les tables synthétiques sont anonymes.',
  faithful:
    'Un classifieur puissant ne distingue pas les personnes synthétiques des personnes réelles au-delà de ce que le référentiel autorise. Pour autant que son aire dépasse un demi, il voit bien une différence.',
  twin: ({ train, all }) =>
    `Tous les chiffres de ce rapport portent sur des tables jumelles : le même type de modèle, ajusté sur ${train} personnes réelles et comparé à des personnes qu’il n’a pas vues. Les tables diffusées viennent d’un modèle ajusté sur la totalité des ${all} personnes réelles : il ne reste personne pour les évaluer.`,
  outsiders:
    'Les tracés des valeurs au fil du temps, des nombres de lignes par personne et des intervalles entre lignes n’y figurent pas, non plus que le détail des mesures portant sur les tables réunies. Pour chaque table prise seule, les numéros de lignes, les modalités et les classes comptant moins de cinq lignes d’apprentissage ainsi que les bornes issues de quantiles des données sont omis. Les valeurs et les intervalles sont ceux du rapport interne.',
  navigation: {
    release: 'Diffusion',
    verdict: 'Verdict',
    map: 'Tables et clés',
    courses: 'Valeurs au fil du temps',
    schedule: 'Lignes et intervalles',
    steps: 'Ce qui découle de quoi',
    together: 'Toutes les mesures réunies',
    tables: 'Table par table',
    limits: 'Limites',
    method: 'Méthode',
    'sign-off': 'Décision',
  },
  sentence: ({ people, tables, model, train, unseen }) =>
    `${people} personnes synthétiques réparties dans ${tables} tables${model === null ? ', produites par un générateur que ce rapport ne connaît pas,' : `, tirées d’un modèle (${model})`} ajusté sur ${train} personnes réelles avec toutes leurs lignes ; ${unseen} autres personnes réelles, que le générateur n’a jamais vues, servent de témoins.`,
  readPeople:
    'Ce qui est dit des tables réunies porte sur des personnes avec toutes leurs lignes. Une table prise seule peut paraître meilleure que les personnes qu’elle décrit.',
  verdictControls:
    'Chaque valeur est accompagnée, en gris, de celles de ses témoins : des personnes réelles que le modèle n’a jamais vues (ce qu’atteindrait un générateur parfait), des histoires entières attribuées à d’autres personnes (les lignes se suivent comme il faut, mais pas chez la bonne personne), des lignes tirées indépendamment (rien ne découle de la ligne précédente) et une copie des personnes du jeu d’apprentissage (ce qui ne protège personne). Les valeurs entre crochets sont des intervalles à 95 %. Moins il y a de personnes, plus le hasard suffit à créer des écarts.',
  matrix: {
    title: 'Question par question, pour les tables réunies et une par une',
    explainer:
      'La colonne « ensemble » donne ce qui a été mesuré sur des personnes avec toutes leurs lignes ; celle d’une table, ce qu’en disent les mesures d’une table seule, les colonnes de la table dont elle dépend à côté. La réponse la plus défavorable d’une ligne l’emporte. Une question qu’une table laisse sans réponse est tranchée par les autres.',
    question: 'question',
    overall: 'réponse retenue',
    together: 'ensemble',
  },
  togetherTitle: 'Les tables réunies, question par question',
  map: {
    title: 'Liens entre les tables',
    explainer:
      'Chaque table précède celles qui en dépendent. Celle qui s’écarte le plus de la table réelle est signalée.',
    key: (key) => `clé ${key}`,
    hangs: ({ column, parent, key }) => `${column} renvoie à ${parent}.${key}`,
    ordered: (column) => `lignes ordonnées par ${column}`,
    until: (column) => `aucune après ${column}`,
    stands: 'ne dépend d’aucune autre table',
    worst: 'la moins fidèle',
    columns: [
      'table',
      'lignes synthétiques',
      'lignes réelles d’apprentissage',
      'lignes réelles jamais vues',
      'lignes par parent : synthétiques',
      'lignes par parent : réelles',
    ],
  },
  courses: {
    title: 'Valeurs au fil du temps',
    explainer:
      'Aucun parcours d’une personne réelle n’est tracé ici. Les personnes réelles n’apparaissent que résumées : pour chaque tranche de temps, la médiane sur les personnes et une bande allant du premier au troisième quartile, omises lorsque moins de dix personnes ont une valeur ou qu’un quartile ne peut se situer entre cinq personnes et cinq autres. Les traits fins sont des personnes synthétiques, tirées au hasard parmi celles qui ont au moins trois valeurs ; aucune n’a toutes les lignes d’une personne d’apprentissage. Seules les mesures données plus bas disent comment les personnes se dispersent dans une bande et si une valeur découle de la précédente.',
    real: 'réelles (apprentissage) : médiane et quartiles',
    synthetic: 'synthétiques : médiane et quartiles',
    lines: 'personnes synthétiques prises une à une',
    figure: ({ column, table }) => `${column} (${table})`,
    over: ({ time, clock }) =>
      clock === 'as it stands'
        ? `en fonction de ${time}`
        : `en jours depuis la première ligne de la personne (${time})`,
    label: (column) =>
      `${column} au fil du temps : médianes et quartiles des personnes réelles et synthétiques, et quelques personnes synthétiques`,
    none: 'Aucune colonne de nombres d’une table datée n’est observée deux fois chez dix personnes : rien ne peut être tracé.',
  },
  schedule: {
    title: 'Combien de lignes par personne, et quand',
    explainer:
      'Les personnes réelles sont ici celles que le modèle n’a jamais vues. Les barres de moins de cinq personnes sont laissées vides ; la dernière réunit tout ce qui la dépasse.',
    real: 'réelles (hors apprentissage)',
    synthetic: 'synthétiques',
    counts: (table) => `Lignes de ${table}`,
    countsOf: ({ parent, real, synthetic, without, made }) =>
      `par ligne de ${parent} ; en moyenne ${real} (réelles) et ${synthetic} (synthétiques), sans aucune ligne ${without} et ${made}`,
    countsLabel: (table) =>
      `Histogramme du nombre de lignes de ${table} : parts des personnes réelles et des personnes synthétiques`,
    gaps: (table) => `Intervalles entre lignes de ${table}`,
    gapsOf: 'part des intervalles ne dépassant pas une durée',
    gapsOfDays: 'part des intervalles ne dépassant pas une durée, en jours',
    gapsLabel: (table) =>
      `Part des intervalles entre lignes de ${table} ne dépassant pas une durée : personnes réelles et synthétiques`,
    atoms: 'Durées rendues fréquentes par un calendrier (au moins un intervalle sur cinquante, et cinq personnes)',
    atomColumns: ['table', 'durée', 'part des intervalles réels', 'part des intervalles synthétiques'],
  },
  checks: {
    title: 'Contrôles de plausibilité enfreints',
    explainer: ({ all, violated }) =>
      `Sur ${all} contrôles, nommés comme dans DataQualityDashboard (OHDSI), ${violated} sont enfreints par des personnes réelles ou synthétiques. Qu’une table synthétique soit plus propre que la réalité n’est pas un défaut ; qu’elle le soit moins que les personnes hors apprentissage en est un.`,
    columns: ['contrôle', 'réel (apprentissage)', 'réel (hors apprentissage)', 'synthétique'],
  },
  steps: {
    title: 'Ce qui découle de quoi',
    explainer:
      'Colonne par colonne, la plus mauvaise d’abord, face à des personnes réelles hors apprentissage. Une valeur qui ne découle pas de la précédente rend les parcours erratiques ; une part de variance entre personnes trop faible rend tout le monde semblable ; un lien perdu entre une colonne de la personne et ses lignes rattache les visites à la mauvaise personne.',
    real: 'réel (hors apprentissage)',
    synthetic: 'synthétique',
    table: 'table',
    column: 'colonne',
    parts: {
      'fidelity.autocorrelation': 'Corrélation de rang d’une valeur avec la suivante',
      'fidelity.variance-share': 'Part de la variance située entre les personnes',
      'fidelity.parent-child':
        'Corrélation de rang d’une colonne des personnes avec la moyenne sur leurs lignes (personne × ligne)',
    },
    giveaway: 'Ce qui trahit les personnes',
    giveawayExplainer:
      'Ce que la permutation d’une caractéristique des histoires retire à l’aire sous la courbe avec laquelle des arbres (gradient boosting) distinguent les personnes synthétiques des personnes réelles hors apprentissage. Les caractéristiques qui ne comptent qu’ensemble se partagent leur contribution.',
    feature: 'caractéristique de l’histoire',
    drop: 'aire perdue',
    say: featureInFrench,
  },
  remedies: {
    'validity.keys':
      'Générez de nouveau les tables avec l’un de nos modèles, qui renumérotent les clés, ou réglez les clés dans les fichiers.',
    'validity.static':
      'Générez de nouveau les tables avec l’un de nos modèles : une colonne qui ne change jamais chez une personne n’est tirée qu’une fois.',
    'validity.after-end':
      'Indiquez la colonne qu’aucune ligne ne peut dépasser (time.until dans linked.yaml) puis recommencez : nos modèles la respectent.',
    'validity.same-time':
      'Examinez la colonne de temps dans linked.yaml : son type, sa précision, et si elle ordonne bien les lignes.',
    'fidelity.c2st-histories':
      'Voyez sous « Ce qui découle de quoi » quelles caractéristiques trahissent les personnes et corrigez ces colonnes dans linked.yaml (type, précision, rôle), ou essayez un autre modèle (--model).',
    'fidelity.c2st-pairs':
      'Examinez les premières colonnes sous « Ce qui découle de quoi » : leur type et leur précision, ou essayez un autre modèle (--model).',
    'fidelity.autocorrelation':
      'Examinez les premières colonnes sous « Ce qui découle de quoi », ou signalez aux destinataires que leur évolution ne doit pas être étudiée.',
    'utility.trajectory':
      'Ne prédisez pas l’événement à partir de ces tables ; un modèle ajusté sur davantage de personnes peut préserver ce qui y conduit.',
  },
  together: 'Toutes les mesures sur les tables réunies',
  togetherExplainer:
    'Une personne est une ligne de la table des personnes, avec tout ce qui en dépend. Ce qui est mesuré est ce qui a été appris : une table en longueur l’est avec une colonne par mesure.',
  families: {
    validity: 'Ces personnes peuvent-elles exister ?',
    fidelity: 'Leurs lignes ressemblent-elles à celles de personnes réelles ?',
    utility: 'Permettent-elles de prédire chez des personnes réelles ?',
    privacy: 'Une personne est-elle reconnaissable à ses lignes ?',
  },
  tables: 'Table par table, la moins fidèle d’abord',
  beside:
    'Chaque table est examinée avec les mesures d’une table seule ; celle qui dépend d’une autre l’est avec les colonnes de cette dernière à côté (nommées table.colonne). Les lignes d’une même personne restent ensemble : lorsqu’une attaque ou une répartition porte sur des personnes, elle prend des personnes.',
  tableColumns: ['table', 'distinguée de lignes hors apprentissage', 'critères non satisfaits', 'critères ouverts'],
  unfolded: (table) => `Tout ce qui a été mesuré sur ${table}`,
  ofTable: (table) => `Table ${table}`,
  allMet: 'aucun',
  controls: {
    'unseen-real': 'personnes hors apprentissage',
    'shuffled-histories': 'histoires redistribuées',
    'independent-rows': 'lignes indépendantes',
    'copy-of-train': 'copie de l’apprentissage',
  },
  untestedList: [
    'Les attaques disposant du modèle enregistré, qu’il faut protéger comme les lignes réelles.',
    'Les attaquants qui connaissent plusieurs personnes d’une même famille ou d’un même site.',
    'Les rapprochements avec d’autres tables, registres ou diffusions, y compris d’autres tables synthétiques issues des mêmes personnes.',
    'Le texte libre, les images et tout ce qui ne relève pas des colonnes modélisées ; les clés et les identifiants directs reçoivent de nouvelles valeurs et ne sont pas comparés.',
    'Ce qui passe d’une table à une autre chez une même personne (un médicament à la suite d’un résultat de laboratoire), au-delà de ce qu’en montrent les colonnes des personnes et les mesures sur les histoires entières.',
    'Les analyses que personne n’a demandées : variables à prédire, groupes et combinaisons absents de ce rapport.',
    'L’exactitude, l’exhaustivité et la représentativité des lignes réelles elles-mêmes.',
  ],
  terms: [
    [
      'Apprentissage, contrôle, référence',
      'Personnes réelles, réparties avec toutes leurs lignes dans toutes les tables. Le modèle n’est ajusté que sur les personnes d’apprentissage ; les attaques les comparent aux personnes de contrôle ; les personnes de référence sont ce qu’un attaquant pourrait détenir. Les personnes hors apprentissage sont celles du contrôle et de la référence.',
    ],
    [
      'Histoire',
      'Les colonnes propres à une personne, et ce que donnent les lignes qui en dépendent : combien, quand, et pour chaque colonne la moyenne, les extrêmes, la dispersion, la première et la dernière valeur, la pente et les écarts, ou les parts des modalités et les changements.',
    ],
    [
      'Distinguer',
      'Aire sous la courbe ROC d’arbres (gradient boosting) qui séparent le synthétique du réel hors apprentissage, en cinq blocs, toutes les lignes d’une personne dans le même ; à un demi, rien ne les sépare.',
    ],
    [
      'Intervalle à 95 %',
      'Par bootstrap sur les personnes, ou de Wilson (proportions). Il tient compte du tirage des personnes, pas du choix de la graine ni de la répartition.',
    ],
    [
      'Aire sous la courbe',
      'Probabilité qu’un membre pris au hasard reçoive un score plus élevé qu’un non-membre pris au hasard ; un demi correspond au hasard.',
    ],
    [
      'Version',
      'Chaque définition d’une mesure en porte une ; des valeurs de versions différentes ne se comparent pas.',
    ],
  ],
  method: {
    title: 'Méthode et définitions',
    divided: 'répartition des personnes réelles',
  },
}
