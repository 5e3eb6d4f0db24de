import type { Words } from './en.js'

/** Les textes du rapport en français, dans les termes de l’avis 05/2014 du G29 et de la CNIL. */
export const french: Words = {
  frame: {
    subtitle: 'éléments d’appréciation d’une table de données synthétiques',
    skip: 'Aller au verdict',
    sections: 'Sections',
    readFirst: 'À lire d’abord.',
    evidence:
      'Ces résultats éclairent une décision qui revient à une personne. Ils ne démontrent pas que la table synthétique est anonyme.',
    navigation: {
      release: 'Diffusion',
      verdict: 'Verdict',
      fidelity: 'Fidélité',
      utility: 'Utilité',
      privacy: 'Vie privée',
      regulation: 'Textes',
      limits: 'Limites',
      method: 'Méthode',
      'sign-off': 'Décision',
      appendix: 'Annexe',
    },
    colon: ' : ',
    notComputed: 'non calculé',
    basis: {
      exact: 'exact : toutes les lignes',
      sampled: (rows) => `estimé sur un échantillon de ${rows} lignes au plus par table`,
    },
    decidesNothing: 'sans critère : sans effet sur le verdict',
    metric: 'mesure',
    real: 'réel (lignes d’apprentissage)',
    realShort: 'réel',
    synthetic: 'synthétique',
    others: 'synthétique, hors apprentissage',
    controls: {
      'unseen-real': 'lignes réelles hors apprentissage',
      'independent-marginals': 'colonnes indépendantes',
      'gaussian-copula': 'copule gaussienne',
      'copy-of-train': 'copie des lignes d’apprentissage',
    },
    outsiders: {
      who: 'À l’intention de tiers.',
      without:
        'Les numéros de lignes, les modalités et les classes comptant moins de cinq lignes d’apprentissage ainsi que les bornes issues de quantiles des données n’y figurent pas. Les valeurs et les intervalles sont ceux du rapport interne.',
    },
    ofPrivateRelease: {
      inside: 'Réservé aux personnes habilitées à consulter les données réelles, et à elles seules.',
      outside:
        'Chaque chiffre ci-dessous est un chiffre exact de vrais patients, hors de la garantie de la publication. Pour des tiers, il y a report.html et privacy.json de la publication elle-même.',
      notCovered: 'Cela ne couvre pas',
    },
    insiders: {
      who: 'Réservé aux personnes habilitées à consulter les données réelles.',
      without: 'Pour toute autre personne, produisez le rapport externe.',
    },
    twin: {
      who: 'Tous les chiffres de ce rapport portent sur une table jumelle.',
      numbersOf: ({ train, all }) =>
        `Elle provient d’un modèle de même type, ajusté sur ${train} lignes réelles et évalué sur des personnes qu’il n’a jamais vues. La table diffusée provient d’un modèle ajusté sur la totalité des ${all} lignes réelles : il ne reste plus personne sur qui l’évaluer.`,
      ofOwnRows: ({ train, all }) =>
        `Elle est ce que les mêmes étapes ont fait de ${train} lignes de personnes réservées à l’apprentissage ; les attaques ont été menées contre elle, avec pour témoins des personnes qui n’y figurent pas. La table diffusée contient les lignes de tout le monde (${all}) : il ne reste personne à qui les comparer. Ses propres groupes et les personnes isolées sont comptés dans les pages de risque jointes à ce rapport.`,
    },
    goals: {
      maximise: 'plus la valeur est élevée, mieux c’est',
      minimise: 'plus la valeur est basse, mieux c’est',
      reference: 'plus la valeur est proche de celle des lignes réelles hors apprentissage, mieux c’est',
    },
  },
  ownRows: {
    title: 'Les lignes des personnes elles-mêmes',
    subtitle: 'éléments d’appréciation d’une table de lignes de personnes',
    saysSynthetic: 'Lorsque ce rapport parle de table synthétique, il s’agit de la table diffusée ou de sa jumelle.',
    masked:
      'Le masquage remplace ce qui identifie directement et change peu de chose aux trois risques : les colonnes conservées permettent toujours de distinguer les personnes, de relier leurs lignes et d’en déduire ce qui va avec. Ces chiffres disent dans quelle mesure.',
    generalised:
      'Des colonnes moins précises cachent une personne parmi celles de son groupe, pour les seules colonnes dites connues. Qui connaît une colonne laissée telle quelle peut encore retrouver la ligne ; et un groupe dont tous partagent une information sensible la révèle.',
    perturbed: 'Le bruit déplace des valeurs et ne promet rien : ce qui suit a été mesuré, non garanti.',
    standOut: 'Colonnes par lesquelles des personnes restent isolées',
    rowsAlone: (rows) => `${rows} lignes isolées`,
    classes: 'Groupes qui livrent une information sensible',
    classesLead:
      'Toutes les personnes du groupe ont la même valeur : en faire partie la révèle. Groupes de la jumelle, les moins probables par hasard d’abord ; ceux de la table diffusée sont comptés dans sa page de risque.',
    oneClass: ({ secret, label, rows }) => `${label} : ${rows} lignes à valeur unique pour ${secret}`,
    next: 'Étape suivante.',
    nextMasked:
      'Le k-anonymat sur les colonnes connues borne ce qu’elles révèlent ; la synthèse donne des lignes qui ne sont celles de personne. mirrorward advise indique laquelle choisir, et mirrorward frontier montre ce que chacune coûte.',
    nextGeneralised:
      'Lorsqu’un groupe livre une information sensible, demandez une l-diversité ou une t-proximité en plus de k ; lorsque d’autres colonnes permettent de retrouver des personnes, rendez-les moins précises, retirez-les ou donnez plutôt des lignes synthétiques.',
  },
  release: {
    title: 'Ce qui est diffusé, et à partir de quoi',
    sentence: ({ synthetic, train, patients, unseen, columns, model }) =>
      `${synthetic} lignes synthétiques de ${columns}${model === null ? ', produites par un générateur inconnu de ce rapport,' : `, générées par un modèle (${model})`} à partir de ${train} lignes réelles${patients === null ? '' : ` de ${patients} patients`} ; ${unseen} autres lignes réelles, que le générateur n’a jamais vues, servent de témoins.`,
    ownRows: ({ synthetic, train, patients, unseen, columns, model }) =>
      `${synthetic} lignes de ${columns}, obtenues par ${model ?? 'des étapes inconnues de ce rapport'} à partir de ${train} lignes réelles${patients === null ? '' : ` de ${patients} patients`} : chaque ligne est celle d’une personne. ${unseen} autres lignes réelles, qui n’y figurent pas, servent de témoins.`,
    ofEverybody: ({ synthetic, all, columns, model }) =>
      `${synthetic} lignes synthétiques de ${columns}, générées par un modèle (${model}) ajusté sur la totalité des ${all} lignes réelles. Les chiffres qui suivent portent sur sa jumelle :`,
    columnsOf: ({ all, learnt, leftOut }) =>
      leftOut === null
        ? `${all} colonnes`
        : `${all} colonnes (${learnt} modélisées et comparées ; non modélisées, donc absentes de toute comparaison : ${leftOut})`,
    made: ({ release, version }) =>
      [release === null ? '' : `Diffusion ${release}.`, version === null ? '' : `Produite avec ${version}.`]
        .join(' ')
        .trim(),
    files: 'Fichiers, empreintes, versions et répartition des lignes réelles',
    table: 'table',
    rows: 'lignes',
    patients: 'patients',
    divided: 'répartition des lignes réelles',
    release: 'diffusion (identifiant aléatoire)',
    published: ['Table diffusée', 'ce qui est diffusé ; n’est pas évaluée elle-même'],
    twinRole: 'la jumelle, non diffusée',
    sides: {
      synthetic: 'Table synthétique',
      train: 'Lignes d’apprentissage',
      holdout: 'Lignes de contrôle',
      reference: 'Lignes de référence',
    },
    roles: {
      synthetic: 'ce qui est diffusé',
      train: 'le modèle a été ajusté sur elles',
      holdout: 'réelles, jamais vues par le modèle',
      reference: 'réelles, jamais vues ; ce qu’un attaquant pourrait détenir',
    },
  },
  questions: {
    possible: 'Chaque ligne est-elle possible ?',
    faithful: 'La table est-elle fidèle ?',
    useful: 'Est-elle utile ?',
    singledOut: 'Individualisation : peut-on isoler une personne ?',
    linked: 'Corrélation : peut-on relier les données d’une personne ?',
    inferred: 'Inférence : peut-on déduire une information sensible sur une personne ?',
    member: 'Appartenance : peut-on savoir qui figurait dans les données ?',
  },
  verdict: {
    title: 'Verdict, question par question',
    headline: ({ failed, asked, open, unasked }) => {
      const notAsked = unasked === 0 ? '' : ` Non posées : ${unasked}.`
      if (asked === 0)
        return unasked === 0 ? 'Aucun critère n’a été fourni.' : `Aucune question n’a reçu de réponse.${notAsked}`
      const cannotSay = open === 0 ? '' : ` Sans réponse nette (attention, ou effectif insuffisant) : ${open}.`
      const verdict =
        failed === 0
          ? `Questions posées : ${asked}, sans critère nettement manqué.`
          : `Questions comportant un critère non satisfait : ${failed} sur ${asked} posées.`
      return verdict + cannotSay + notAsked
    },
    columns: ['question', 'statut', 'valeur décisive', 'même valeur pour', 'interprétation'],
    marks: {
      met: 'satisfait',
      attention: 'attention',
      'not met': 'non satisfait',
      'cannot tell at this size': 'effectif insuffisant',
      'not asked at this depth': 'non examinée à cette profondeur',
      'not asked': 'non examinée',
      'not measured': 'non mesuré',
      'decides nothing': 'sans effet sur le verdict',
      'no criterion': 'aucun critère',
    },
    noCriterion: 'Le référentiel ne comporte aucun critère à ce sujet.',
    notRun: (metrics) => `Non mesuré à cette profondeur : ${metrics}. Pour obtenir une réponse : --depth standard.`,
    notPossible: ({ metric, reason }) => `${metric} n’a pas pu être calculé : ${reason}.`,
    nameAnOutcome: 'Attribuez le rôle outcome à une colonne du schéma, puis relancez l’évaluation.',
    goals: { 'at least': 'au moins', 'at most': 'au plus' },
    wanted: 'seuil',
    noticeable: (least) => `un effet inférieur à ${least} serait le plus souvent passé inaperçu`,
    notMet: ({ title, value, goal, threshold }) =>
      `${title} : ${value}, alors que le référentiel exige ${goal === 'at least' ? 'au moins' : 'au plus'} ${threshold}.`,
    answers: {
      possible: {
        met: 'Les lignes respectent ce que le schéma énonce ; une règle que personne n’a formulée n’a pas été testée.',
        failed: 'Certaines lignes ne peuvent pas exister. Ne diffusez pas la table avant d’en avoir trouvé la cause.',
        open: 'Certaines lignes sont peut-être impossibles.',
      },
      faithful: {
        met: 'Ni les colonnes prises une à une, ni les groupes, ni un classifieur puissant ne montrent de différence marquée ; une structure plus fine peut encore manquer.',
        failed: 'La table diffère visiblement de la table réelle : voyez plus bas en quoi.',
        open: 'Ces lignes ne permettent ni de montrer une différence ni de l’exclure.',
      },
      useful: {
        met: 'Pour les variables à prédire examinées, un modèle ajusté sur cette table fait, chez des personnes réelles, des prédictions à peu près aussi bonnes qu’un modèle ajusté sur les lignes réelles.',
        failed:
          'Ce qu’elle permet d’apprendre s’applique moins bien à des personnes réelles. N’en tirez pas de conclusions.',
        open: 'L’utilité n’est pas démontrée ; le contraire non plus.',
      },
      singledOut: {
        met: 'Les attaques tentées ne réussissent pas mieux sur les personnes du jeu d’apprentissage que sur d’autres. Les combinaisons rares méritent tout de même un examen.',
        failed: 'Des affirmations tirées de la table, ou des copies qu’elle contient, désignent des personnes réelles.',
        open: 'Avec cet effectif, un risque supérieur au seuil n’est ni établi ni exclu.',
      },
      linked: {
        met: 'Les deux moitiés d’un enregistrement ne sont pas reliées plus souvent pour les personnes du jeu d’apprentissage que pour d’autres.',
        failed: 'La table aide à relier les deux moitiés de l’enregistrement d’une personne réelle.',
        open: 'Avec cet effectif, un risque supérieur au seuil n’est ni établi ni exclu.',
      },
      inferred: {
        met: 'Les informations sensibles des personnes du jeu d’apprentissage ne sont pas devinées plus souvent que celles d’autres personnes.',
        failed: 'La table révèle des informations sensibles sur les personnes du jeu d’apprentissage.',
        open: 'Avec cet effectif, un risque supérieur au seuil n’est ni établi ni exclu.',
      },
      member: {
        met: 'Les attaques tentées, sans accès au modèle, ne permettent guère de savoir qui figurait dans le jeu d’apprentissage ; une attaque plus habile y parviendrait peut-être.',
        failed: 'On peut savoir qui figurait dans le jeu d’apprentissage, et donc qui est atteint de la maladie.',
        open: 'Avec cet effectif, un risque supérieur au seuil n’est ni établi ni exclu.',
      },
    },
    howToRead: 'Comment lire les valeurs',
    controls:
      'Chaque valeur est accompagnée, en gris, de celles de ses témoins : des lignes réelles que le modèle n’a jamais vues (ce qu’atteindrait un générateur parfait), des colonnes tirées indépendamment (aucun lien entre colonnes), des colonnes liées par une copule gaussienne (liens simples, entre paires seulement) et une copie des lignes d’apprentissage (ce qui ne protège personne). Les valeurs entre crochets sont des intervalles à 95 %. Moins il y a de lignes, plus le hasard suffit à créer des écarts.',
    statuses:
      'Un critère est satisfait lorsque tout son intervalle se trouve du bon côté du seuil, non satisfait lorsqu’il se trouve entièrement de l’autre côté. Entre les deux, il appelle l’attention, ou l’effectif ne suffit pas pour conclure ; c’est aussi le cas d’un test trop peu puissant pour déceler ce que le seuil tolère, quel que soit son résultat. Une question dont un critère n’a pas été mesuré n’est jamais satisfaite : elle n’est pas examinée. Le critère le plus défavorable décide de la question. Les seuils résultent d’un choix : l’annexe indique de qui. Les respecter ne suffit à satisfaire aucune loi.',
  },
  advice: {
    title: 'À qui cette table pourrait-elle être confiée ?',
    recipients: {
      'nobody outside':
        'Ces résultats s’opposent à toute communication hors de l’équipe habilitée à voir les lignes réelles : une question relative à la vie privée n’est pas satisfaite.',
      undecided:
        'Ces résultats ne permettent pas encore de recommander une communication hors de l’équipe : une question relative à la vie privée reste sans réponse nette ou n’a pas été examinée.',
      'software and teaching':
        'Ces résultats permettent d’envisager des essais de logiciels et l’enseignement, sous convention, mais s’opposent à toute conclusion sur des patients : les questions relatives à la plausibilité, à la fidélité et à l’utilité ne sont pas toutes satisfaites.',
      partners:
        'Ces résultats permettent d’envisager une communication à des partenaires, sous convention, pour les usages examinés. Ils ne justifient pas une publication ouverte à tous.',
    },
    decision:
      'La décision revient à une personne qui sait ce que les destinataires détiennent déjà ; elle est consignée à la rubrique « Décision ».',
    for: 'Éléments favorables',
    against: 'Éléments défavorables ou sans réponse nette',
    subjects: {
      possible: 'plausibilité des lignes',
      faithful: 'fidélité',
      useful: 'utilité',
      singledOut: 'individualisation',
      linked: 'mise en relation',
      inferred: 'inférence d’informations sensibles',
      member: 'appartenance au jeu d’apprentissage',
    },
    nothing: 'aucun',
    weakest: 'À examiner en premier, et que changer',
    seeBelow: 'Voir le détail.',
    remedies: {
      'validity.bounds': 'Corrigez les bornes du schéma, ou indiquez-les, puis recommencez.',
      'validity.levels': 'Corrigez les modalités dans le schéma, puis recommencez.',
      'validity.rules': 'Formulez la règle comme une relation, que les modèles respectent, puis recommencez.',
      'validity.keys': 'Générez de nouveaux identifiants : les nôtres sont uniques là où les vrais le sont.',
      'validity.found-relations':
        'Inscrivez ces énoncés dans le schéma s’ils ne doivent rien au hasard, puis recommencez.',
      'validity.relations':
        'Générez de nouveau la table avec l’un de nos modèles, qui respectent les relations inscrites dans le schéma.',
      'fidelity.shape':
        'Examinez les premières colonnes de la liste : leur type, leurs bornes et leurs codes de valeur manquante dans le schéma.',
      'fidelity.subgroups':
        'Examinez les premiers groupes de la liste ; davantage de lignes de ces groupes, ou un autre modèle, peuvent les préserver.',
      'fidelity.lost-relations':
        'Essayez un autre modèle (--model), inscrivez la relation dans le schéma, ou signalez aux destinataires que ce lien est perdu.',
      'fidelity.kept-relations':
        'Essayez un autre modèle (--model) : quand les lignes sont peu nombreuses, les liens faibles se perdent les premiers.',
      'fidelity.original-pairs':
        'Dites moins de colonnes connues, diminuez k ou permettez davantage de suppressions, pour que les colonnes y perdent moins ; ou diffusez des lignes synthétiques.',
      'fidelity.total-variation-3':
        'Essayez un autre modèle (--model) : celui-ci perd ce que trois colonnes ont en commun.',
      'fidelity.c2st':
        'Voyez quelles colonnes trahissent les lignes synthétiques et corrigez-les dans le schéma, ou essayez un autre modèle (--model).',
      'fidelity.digits':
        'Indiquez la précision de ces colonnes dans le schéma, ou essayez un autre modèle (--model) ; `evaluate --canonical` arrondit une table produite par un autre outil.',
      'utility.tstr': 'Indiquez la variable à prédire si aucune ne l’est ; sinon, essayez un autre modèle (--model).',
      'utility.subgroups':
        'Examinez dans la section sur l’utilité les groupes qui perdent le plus : essayez un autre modèle (--model), ou précisez pour qui la table ne doit pas servir.',
      'utility.lost-effects':
        'Essayez un autre modèle (--model), ou signalez aux destinataires que cet effet ne doit pas y être étudié.',
      privacy:
        'Retirez les colonnes dont l’attaque s’est servie, rendez-les moins précises, ou choisissez un modèle qui retient moins de détails : plus simple, ou avec des feuilles plus grandes.',
      size: 'Un plus grand nombre de personnes permettrait de conclure ; un modèle plus simple aussi, parfois.',
      'not measured': 'Relancez l’évaluation avec --depth standard, ou complétez le schéma.',
    },
  },
  findings: {
    copies: ({ share, unseen }) =>
      `Fuite : ${share} des lignes synthétiques sont des copies exactes de lignes d’apprentissage${unseen === null ? '' : ` (lignes réelles hors apprentissage : ${unseen})`}.`,
    more: {
      broken: (count) =>
        count === 1 ? '1 autre énoncé ou colonne non respecté' : `${count} autres énoncés ou colonnes non respectés`,
      'lost effect': (count) => (count === 1 ? '1 autre résultat perdu' : `${count} autres résultats perdus`),
      'lost relation': (count) => (count === 1 ? '1 autre lien perdu' : `${count} autres liens perdus`),
      'lost group': (count) => (count === 1 ? '1 autre groupe perdu' : `${count} autres groupes perdus`),
    },
    broken: {
      rule: ({ name, rows, of, share }) =>
        `Règle enfreinte : « ${name} » n’est pas respectée dans ${rows} lignes sur ${of} (${share}).`,
      relation: ({ name, rows, of, share }) =>
        `Relation enfreinte : « ${name} » n’est pas respectée dans ${rows} lignes sur ${of} (${share}).`,
      column: ({ name, rows, of, share }) =>
        `Valeurs impossibles : colonne « ${name} », dans ${rows} lignes sur ${of} (${share}).`,
    },
    lostGroup: ({ name, real, synthetic }) =>
      `Groupe perdu : « ${name} » représente ${real} des lignes d’apprentissage, mais ${synthetic} des lignes synthétiques.`,
    lostRelation: ({ first, second, real, synthetic }) =>
      `Lien perdu : « ${first} » et « ${second} » sont liés dans les lignes d’apprentissage (corrélation des rangs ${real}) ; dans les lignes synthétiques, elle vaut ${synthetic ?? '– (indéfinie)'}.`,
    lostEffect: ({ outcome, term, real, synthetic }) =>
      `Résultat perdu : le coefficient de « ${term} » pour « ${outcome} » vaut ${real} dans les lignes d’apprentissage ; dans les lignes synthétiques, ${synthetic ?? 'il n’a pas de valeur finie'}.`,
  },
  losses: {
    'lost-relations': {
      title: 'Liens perdus ou affaiblis',
      explainer:
        'Paires de colonnes dont la corrélation des rangs est nette dans les lignes d’apprentissage. Affaibli : il en reste au plus la moitié ; perdu : au plus un quart ; inversé : le contraire est net.',
    },
    'lost-effects': {
      title: 'Résultats perdus ou affaiblis',
      explainer:
        'Coefficients de régression nets dans les lignes d’apprentissage. Affaibli : il en reste au plus la moitié ; perdu : au plus un quart ; inversé : le contraire est net. Un signe conservé n’est pas un effet conservé.',
    },
    counted: ({ clear, kept, weakened, lost, reversed }) =>
      `Nets : ${clear}. Conservés : ${kept} ; affaiblis : ${weakened} ; perdus : ${lost} ; inversés : ${reversed}.`,
    columns: ['lien ou effet', 'réel', 'synthétique', 'évolution', 'au-delà du hasard ?'],
    fates: { kept: 'conservé', weakened: 'affaibli', lost: 'perdu', reversed: 'inversé' },
    sure: 'oui',
    notSure: 'dans les limites du hasard',
    more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
    notShown: (count) => `${count} autres, affaiblis ou dans les limites du hasard, ne figurent pas dans la liste.`,
  },
  broken: {
    title: 'Énoncés et bornes non respectés',
    explainer:
      'Énoncés du schéma, énoncés que respecte chaque ligne réelle, bornes, modalités et clés, avec le nombre de lignes qui ne les respectent pas.',
    columns: ['énoncé ou colonne', 'examiné par', 'lignes', 'part'],
    more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
  },
  fidelity: {
    title: 'Est-elle fidèle ?',
    explainer:
      'Une table fidèle présente les mêmes colonnes, les mêmes liens entre elles et les mêmes groupes de personnes. Chaque écart est mis en regard de celui que produit le hasard seul : celui de lignes réelles hors apprentissage.',
    metrics: 'Plausibilité et fidélité : toutes les mesures',
  },
  columns: {
    title: 'Colonnes, les moins fidèles d’abord',
    explainer:
      'Proportions parmi les cellules renseignées. Les classes extrêmes d’un histogramme contiennent tout ce qui se trouve au-delà ; les modalités comptant moins de cinq lignes d’apprentissage sont regroupées sous « (rare) ».',
    more: (count) => (count === 1 ? '1 autre colonne' : `${count} autres colonnes`),
    statistics: { 'KS complement': 'complément de KS', 'TV complement': 'complément de la variation totale' },
    missing: ({ real, synthetic }) => `valeurs manquantes : réel ${real}, synthétique ${synthetic}`,
    label: (name) =>
      `Distribution de ${name} : proportions des lignes réelles, synthétiques et réelles hors apprentissage`,
    summary: (count) => `Ce que contiennent les ${count} colonnes modélisées et comparées, en chiffres`,
    summaryExplainer:
      'Nombres : moyenne ± écart type, calculés sans les quatre personnes ayant les valeurs les plus élevées ni les quatre ayant les plus basses, arrondis à deux chiffres de l’écart type. Modalités : la plus fréquente dans les lignes d’apprentissage, avec sa proportion. Dates : le jour médian. Un tiret signale un nombre insuffisant de personnes.',
    summaryColumn: 'colonne',
    tails: 'Queues de distribution',
    tailsExplainer:
      'Quantiles des lignes synthétiques (points) et des lignes réelles hors apprentissage (carrés) comparés à ceux des lignes d’apprentissage, tant qu’il reste cinq lignes d’apprentissage au-delà. Sur la ligne en tirets, ils sont égaux ; des points qui s’en écartent à une extrémité trahissent une queue trop courte ou trop longue.',
    tailsLabel: (name) => `Quantiles de ${name}, synthétiques et hors apprentissage, comparés aux réels`,
  },
  pairs: {
    title: 'Paires de colonnes',
    explainer:
      'Le lien est mesuré par la corrélation de Pearson entre deux nombres (−1 violet, 0 pâle, 1 orange) et par le V de Cramér pour les autres paires (0 à 1).',
    chosen: (shown, all) => `Seules les ${shown} colonnes des paires les moins fidèles sont représentées, sur ${all}.`,
    real: 'Liens dans la table réelle',
    synthetic: 'Liens dans la table synthétique',
    difference: 'Écart : un moins le score de la paire (teinte la plus foncée à partir de 0,3)',
    worst: 'paires les moins fidèles',
    score: 'score',
    associationReal: 'lien, réel',
    associationSynthetic: 'lien, synthétique',
    undefined: 'indéfini',
  },
  comparison: {
    pageTitle: (names) => `Comparaison : ${names}`,
    title: (count) => `Comparaison de ${count} tables synthétiques`,
    subtitle: 'Par mirrorward, d’après leurs évaluations enregistrées',
    releases: {
      title: 'Ce qui est comparé',
      columns: [
        'diffusion',
        'titre',
        'modèle',
        'lignes synthétiques',
        'ajusté sur',
        'meilleure attaque d’appartenance',
      ],
      rows: (count) => `${count} lignes`,
      noAttack: 'aucune calculée',
    },
    protocol: {
      title: 'Les valeurs sont-elles comparables ?',
      alike: 'Rien n’indique que les évaluations portent sur des lignes différentes.',
      notQuiteAlike:
        'Rien n’indique que les évaluations portent sur des lignes différentes, mais elles n’ont pas été menées exactement de la même façon.',
      no: 'Non : ces valeurs ne sont pas comparables.',
      noExplained:
        'Elles figurent côte à côte, et aucune n’est présentée comme la meilleure. Évaluez de nouveau les tables synthétiques sur les mêmes lignes réelles, réparties de la même façon, avec la même graine.',
      columns: ['ce qui diffère', 'comment', 'conséquence'],
      weights: { 'not comparable': 'non comparable', caution: 'prudence' },
      versions: (titles) => `Mesurés selon une autre version de la définition, donc non comparables : ${titles}.`,
    },
    tradeOff: {
      title: 'Qualité et protection de la vie privée',
      explainer: (controls) =>
        `Plus un point est haut, mieux c’est ; plus il est à gauche, plus la table est sûre. Les traits sont des intervalles à 95 % ; à gauche des tirets, une attaque ne fait pas mieux que le hasard. Les lettres désignent les diffusions ; les minuscules, les témoins de la première : ${controls}. Là où des traits se croisent ou se recouvrent, l’ordre de deux points tient au hasard. La meilleure attaque est celle qui est allée le plus loin ; la suivante ira peut-être plus loin.`,
      differentRows: 'Les points ont été mesurés sur des lignes différentes.',
      missing: (marks) => `Non calculé pour ${marks}.`,
      label: (metric) => `${metric} face à la meilleure attaque d’appartenance`,
      attack: 'meilleure attaque, aire sous la courbe →',
    },
    metrics: {
      title: 'Toutes les mesures, côte à côte',
      families: {
        validity: 'Chaque ligne est-elle possible ?',
        fidelity: 'Est-elle fidèle ?',
        utility: 'Est-elle utile ?',
        privacy: 'Une personne est-elle reconnaissable ?',
      },
      framed:
        'Une valeur est encadrée lorsque son intervalle entier est meilleur que l’intervalle entier de chacune des autres diffusions. Lorsque rien n’est encadré, les évaluations ne disent pas laquelle est la meilleure, ce qui ne signifie pas qu’elles se valent. Les valeurs qui doivent être proches d’une référence ne sont jamais encadrées.',
      nothingFramed: 'Rien n’est encadré, car les valeurs ne sont pas comparables.',
      controls: 'Les témoins ne figurent qu’une fois lorsqu’ils sont les mêmes pour toutes les diffusions.',
      otherVersions: 'autres versions de la définition : non comparable',
      best: 'meilleure : ',
    },
  },
  sampling: {
    title: 'Équivalent en échantillon de lignes réelles',
    explainer: ({ synthetic, unseen }) =>
      `Un échantillon aléatoire de lignes réelles s’écarte lui aussi des lignes d’apprentissage, d’autant plus qu’il est petit. Ce tableau donne le nombre de lignes réelles qui s’en écarteraient autant dans les fréquences conjointes des colonnes. S’il est inférieur aux ${synthetic} lignes synthétiques, une partie des dépendances est perdue ; s’il est supérieur, la table est anormalement proche des lignes d’apprentissage. Les lignes réelles hors apprentissage sont au nombre de ${unseen} : si leur équivalent est inférieur, les effectifs croisés sont trop faibles et toutes les valeurs de la ligne sont sous-estimées. Ce tableau ne dit rien des combinaisons d’un plus grand nombre de colonnes.`,
    together: 'colonnes prises ensemble',
    ways: { 2: 'deux', 3: 'trois' },
    any: 'aussi grand que l’on veut',
  },
  subgroups: {
    title: 'Groupes de personnes, les moins fidèles d’abord',
    explainer:
      'Forme moyenne des colonnes dans les groupes d’au moins 50 lignes d’apprentissage. Les petits groupes diffèrent davantage par le seul fait du hasard : la dernière colonne indique ce qu’atteignent des lignes réelles hors apprentissage.',
    columns: [
      'groupe',
      'lignes d’apprentissage',
      'lignes synthétiques',
      'forme moyenne',
      'lignes réelles hors apprentissage',
    ],
    more: (count) => (count === 1 ? '1 autre groupe' : `${count} autres groupes`),
  },
  survival: {
    title: 'Courbes de survie',
    explainer: 'Estimations de Kaplan–Meier avec bandes à 95 %.',
    pair: ({ time, event }) => `${event} selon ${time}`,
    caption: ({ gap, real, synthetic, logRank }) =>
      `Distance moyenne ${gap} ; survie moyenne restreinte : ${real} (réel), ${synthetic} (synthétique) ; χ² du log-rank ${logRank} (le hasard dépasse 3,84 une fois sur vingt)`,
    label: ({ time, event }) => `Courbes de survie, réelle et synthétique : ${event} selon ${time}`,
  },
  blocks: {
    title: 'Colonnes qui vont ensemble',
    explainer:
      'Groupes d’au moins trois colonnes dont la corrélation moyenne des rangs atteint au moins 0,25 dans les lignes d’apprentissage, comme les items d’une échelle : cette moyenne dans la table réelle et dans la table synthétique, chaque paire étant comptée dans son sens réel. Le groupe qui a le plus perdu vient en premier.',
    columns: ['colonnes', 'réel', 'synthétique'],
  },
  digits: {
    title: 'Nombres qui ne s’écrivent pas comme les vrais',
    explainer:
      'Pour chaque colonne, l’aspect de ses chiffres qui s’écarte le plus des lignes réelles hors apprentissage : la demi-somme des écarts entre les fréquences des réponses, à côté de ce que donne le hasard. Quiconque voit de tels chiffres sait que la table est fabriquée.',
    columns: ['colonne', 'ce qui diffère', 'écart', 'écart dû au hasard'],
  },
  everyColumn: {
    title: 'Colonnes qui ne découlent plus des autres',
    explainer:
      'Chaque colonne est prédite à partir de toutes les autres, pour des personnes réelles hors apprentissage, par des arbres ajustés sur le réel et sur le synthétique : le tableau donne la part de variance expliquée. La colonne qui a le plus perdu vient en premier. « D’après » indique à partir de quelles colonnes les lignes réelles la prédisent.',
    columns: ['colonne', 'd’après', 'ajusté sur le réel', 'ajusté sur le synthétique', 'perte'],
  },
  giveaway: {
    title: 'Ce qui la trahit',
    explainer:
      'Ce que la permutation d’une colonne retire à l’aire sous la courbe avec laquelle des arbres de gradient boosting distinguent les lignes synthétiques des lignes réelles hors apprentissage. Les colonnes qui ne comptent qu’ensemble se partagent leur contribution.',
    column: 'colonne',
    drop: 'aire perdue',
  },
  utility: {
    title: 'Est-elle utile ?',
    explainer:
      'Une table utile conduit, pour des personnes réelles, aux mêmes prédictions et aux mêmes conclusions que la table réelle. Seul ce qui a été demandé a été examiné.',
    outcomes: 'Prédictions pour des personnes réelles',
    outcomesExplainer:
      'Chaque méthode est ajustée trois fois et testée sur les mêmes lignes réelles hors apprentissage. Score : aire sous la courbe ROC pour les variables à modalités (la deuxième modalité la plus fréquente contre les autres), part de variance expliquée pour les nombres. La perte est la différence entre le score obtenu après ajustement sur le réel et celui obtenu après ajustement sur le synthétique, dans l’unité de la variable ; son intervalle s’obtient par rééchantillonnage des lignes testées. Des scores de nature différente ne sont jamais moyennés.',
    tasks: { classification: 'classification', regression: 'régression' },
    kinds: { classification: 'aire sous la courbe ROC', regression: 'part de variance expliquée' },
    against: ({ score, synthetic, real }) =>
      `${score} ${synthetic} après ajustement sur le synthétique, ${real} sur le réel`,
    moreOutcomes: (count) => (count === 1 ? '1 autre variable à prédire' : `${count} autres variables à prédire`),
    kept: 'Part conservée de ce que le gradient boosting tire des lignes réelles au-delà du hasard :',
    notPredictable:
      'Les lignes réelles ne prédisent pas nettement cette variable : elle ne compte pas dans la part conservée.',
    tested: (rows) => `${rows} lignes testées`,
    columns: [
      'méthode',
      'ajustée sur le synthétique',
      'sur le réel',
      'sur les deux',
      'perte',
      'autres scores : synthétique (réel)',
    ],
    leaking: {
      before:
        'Colonnes écartées, car elles déterminent à elles seules la variable à prédire dans les lignes d’apprentissage :',
      after: 'Elles ont été relevées après coup, ou ne sont que la variable à prédire sous un autre nom.',
      by: {
        'missing cells': 'par ses cellules manquantes',
        values: 'par ses valeurs',
        'follow-up time': 'parce qu’elle indique la durée de suivi',
      },
    },
    scores: {
      averagePrecision: 'précision–rappel',
      brierScore: 'Brier',
      calibrationError: 'erreur de calibration',
      rootMeanSquaredError: 'racine de l’erreur quadratique moyenne (RMSE)',
    },
    calibration: {
      title: 'Les probabilités prédites restent-elles calibrées ?',
      real: 'ajustée sur le réel (carrés)',
      synthetic: 'ajustée sur le synthétique (points)',
      explainer:
        'Les personnes de prédictions voisines sont réunies en dix groupes au plus : sur la ligne en tirets, la fréquence observée est égale à la probabilité prédite.',
      label: (outcome, learner) => `Calibration pour ${outcome} : ${learner}`,
      axes: { x: 'prédit', y: 'observé' },
    },
    groups: {
      title: 'Pour qui la perte est-elle plus grande ?',
      explainer:
        'Score des arbres de gradient boosting parmi les personnes qui partagent une modalité, ou un tiers, d’un quasi-identifiant. Les petits groupes diffèrent par hasard : tenez compte de l’intervalle.',
      more: (count) =>
        `${count === 1 ? '1 autre groupe' : `${count} autres groupes`}, dont les pertes sont plus faibles`,
      columns: ['personnes', 'lignes testées', 'ajustée sur le synthétique', 'sur le réel', 'perte'],
    },
    metrics: 'Utilité : toutes les mesures',
  },
  regressions: {
    title: 'Régressions',
    explainer: ({ clear, same, lost, weakened, covered }) =>
      `Sur ${clear} termes dont l’intervalle exclut zéro dans les lignes d’apprentissage, ${same} conservent leur signe${lost === null ? '' : ` ; mais il ne reste qu’un quart au plus de ${lost} d’entre eux, et la moitié au plus de ${weakened} autres`}. ${covered} des intervalles synthétiques contiennent le coefficient des lignes d’apprentissage ; autant de lignes réelles hors apprentissage atteindraient 83 %, un générateur qui aurait appris la régression 95 %.`,
    kinds: { logistic: 'logistique', linear: 'linéaire', cox: 'de Cox' },
    model: (outcome, { kind, terms }) => `${outcome} : régression ${kind}, ${terms} termes`,
    leaking: 'Sans les colonnes qui déterminent à elles seules la variable à prédire :',
    leftOut: 'Sans coefficient fini dans les lignes d’apprentissage, donc non examinés :',
    columns: ['terme', 'synthétique', 'réel', 'recouvrement'],
    notFinite: 'pas de coefficient fini',
  },
  concordance: {
    title: 'Survie de personnes réelles, par un modèle de Cox',
    explainer:
      'Indice C de Harrell sur des lignes réelles hors apprentissage : proportion des paires de personnes où celle qui présente l’événement la première s’était vu attribuer le risque le plus élevé ; 0,5 correspond au hasard.',
    columns: ['événement', 'ajusté au synthétique', 'au réel', 'aux deux', 'perte'],
  },
  importance: {
    title: 'Ce qui compte pour prédire',
    explainer:
      'Ce que la permutation d’une colonne de lignes réelles hors apprentissage retire au score d’arbres de gradient boosting. Une faible importance tient au hasard.',
    outcome: (outcome, agreement) => `${outcome} : corrélation des rangs ${agreement}`,
    synthetic: 'ajusté sur le synthétique',
    real: 'sur le réel',
  },
  privacy: {
    title: 'Individualisation, corrélation, inférence, appartenance',
    explainer:
      'Chaque attaque est tentée sur les personnes du jeu d’apprentissage et, à titre de témoin, sur des personnes que le modèle n’a jamais vues. Seul ce qu’un attaquant découvre de plus que pour le témoin est divulgué par cette table ; le reste relève de la connaissance générale de la population.',
    metrics: 'Vie privée : toutes les mesures',
  },
  attacks: {
    title: 'Attaque par attaque : hypothèses et résultats',
    explainer:
      'Les points, avec leurs intervalles à 95 %, représentent cette table ; les carrés, des lignes réelles hors apprentissage à sa place ; les barres verticales, les seuils du référentiel. Les tirets marquent le résultat du hasard.',
    legend: { synthetic: 'cette table, avec son intervalle', threshold: 'seuil du référentiel' },
    rates: 'Taux et risques résiduels : plus c’est à gauche, mieux c’est',
    areas: 'Aires et proportions : plus c’est proche d’un demi, mieux c’est',
    columns: ['attaque', 'ce que sait l’attaquant', 'cette table', 'lignes réelles hors apprentissage'],
    knowledge: {
      'privacy.exact-copies': 'La table diffusée seule.',
      'privacy.replicated-uniques':
        'Les quasi-identifiants d’une personne : ce que savent des voisins ou des registres.',
      'privacy.records-at-risk': 'L’enregistrement complet d’une personne, et d’autres lignes réelles pour comparer.',
      'privacy.singling-out': 'La table diffusée seule, dont il tire des affirmations sur une personne.',
      'privacy.linkability': 'Deux moitiés d’enregistrements, qu’il cherche à relier.',
      'privacy.inference':
        'Les quasi-identifiants d’une personne ; toutes les colonnes hormis les variables sensibles si le schéma en désigne moins de deux.',
      'privacy.attribute-disclosure': 'Les quasi-identifiants d’une personne, recherchés dans la table.',
      'privacy.membership-dcr': 'L’enregistrement complet d’une personne.',
      'privacy.membership-dcr-difference':
        'L’enregistrement complet d’une personne, et d’autres lignes réelles de la même population.',
      'privacy.membership-ensemble':
        'L’enregistrement complet d’une personne, et d’autres lignes réelles ; huit méthodes à la fois.',
      'privacy.membership-f1':
        'L’enregistrement complet d’une personne, et la part de la population qui a servi à l’apprentissage.',
      'privacy.membership-refit':
        'Comme pour les huit attaques réunies ; une neuvième suppose un réseau de tables, quel qu’ait été le générateur. Sur quatorze autres tables.',
      'privacy.shadow-membership':
        'Toutes les lignes réelles sauf celles d’une personne, et le générateur lui-même avec ses réglages.',
    },
  },
  risks: {
    title: 'Individualisation, corrélation, inférence',
    explainer:
      'Trois questions des autorités européennes de protection des données (avis 05/2014 du G29). L’attaque est tentée sur les lignes d’apprentissage et, à titre de témoin, sur des lignes hors apprentissage. La référence répond sans la table synthétique. Le risque résiduel est ce qui reste : (attaque − témoin) / (1 − témoin).',
    columns: [
      'risque',
      'risque résiduel',
      'attaque, lignes d’apprentissage',
      'témoin, hors apprentissage',
      'sans la table',
    ],
    guesses: (attempts) => `sur ${attempts} essais`,
    noticed: (least) => `un risque de ${least} aurait été décelé quatre fois sur cinq`,
  },
  knowledge: {
    title: 'Inférence, selon ce que sait l’attaquant',
    explainer:
      'Chaque variable sensible est lue sur la ligne synthétique la plus proche. Ce que sait l’attaquant est une hypothèse : une table qui ne protège que contre ceux qui savent peu se reconnaît ici.',
    columns: [
      'l’attaquant connaît',
      'colonnes',
      'bonnes réponses, apprentissage',
      'bonnes réponses, hors apprentissage',
      'risque résiduel',
    ],
  },
  secrets: {
    title: 'Inférence, variable sensible par variable sensible',
    known: 'L’attaquant connaît :',
    columns: [
      'variable sensible',
      'attaque la plus forte',
      'bonnes réponses, apprentissage',
      'bonnes réponses, hors apprentissage',
      'risque résiduel',
    ],
  },
  membership: {
    title: 'Inférence d’appartenance',
    explainer:
      'L’attaquant détient l’enregistrement complet d’une personne et cherche à savoir, d’après la table synthétique, s’il figurait dans le jeu d’apprentissage. L’important est la fréquence à laquelle il a raison quand il se trompe rarement : la proportion des lignes d’apprentissage retrouvées pour 1 % de fausses alertes (trait vertical). Les tirets marquent le résultat du hasard.',
    caption: ({ members, nonMembers, found, least }) =>
      `${members} lignes d’apprentissage contre ${nonMembers} lignes hors apprentissage. Pour 1 % de fausses alertes, ${found} des lignes d’apprentissage sont retrouvées ; au hasard, on en retrouverait 1 %. Avec ces effectifs, une aire inférieure à ${least} passerait le plus souvent inaperçue.`,
    label: (title) => `${title} : vrais positifs en fonction des faux positifs`,
    axes: { x: 'faux positifs', y: 'vrais positifs' },
    summary: 'Les huit attaques une à une, et les personnes les plus isolées',
    columns: ['attaque', 'aire sous la courbe', 'retrouvées pour 1 % de fausses alertes'],
  },
  atRisk: {
    title: 'Comment le risque se répartit entre les personnes',
    explainer: ({ records, rows, byChance }) =>
      `Pour chaque personne : de combien la ligne synthétique la plus proche est plus proche que la plus proche des autres lignes réelles. ${records} lignes d’apprentissage sur ${rows} se détachent, avec une proximité supérieure à celle de 99 % des personnes hors apprentissage ; le hasard en expliquerait environ ${byChance}. Une bosse à droite du trait signale des personnes dont l’enregistrement a été repris.`,
    decidesNothing:
      'Aucun critère ne porte sur ce nombre : il ne décide de rien et indique seulement par qui commencer l’examen. Les copies des personnes les plus singulières sont comptées sous « Personnes les plus exposées ».',
    train: 'lignes d’apprentissage',
    holdout: 'lignes hors apprentissage',
    limit: '99 % des lignes hors apprentissage se trouvent à gauche',
    label:
      'Proximité entre la table synthétique et les lignes d’apprentissage ou hors apprentissage, avec la limite au-delà de laquelle une ligne se détache',
    axis: 'écart de proximité en faveur de la ligne synthétique (classes extrêmes ouvertes)',
    rows: 'Quelles lignes d’apprentissage se détachent',
    rowsExplainer: 'Numéros des lignes de la table d’apprentissage, à partir de 1 ; leur contenu n’est pas affiché :',
  },
  before: {
    title: 'Avant et après le nouveau tirage des lignes à risque',
    explainer: (redrawn) =>
      `${redrawn} lignes synthétiques anormalement proches de lignes d’apprentissage ont été tirées de nouveau. Les lignes d’apprentissage ont pour cela été consultées une fois de plus, si bien que les attaques par distance paraissent plus faibles qu’elles ne le sont : un attaquant qui connaît cette étape peut chercher ce qui manque.`,
    summary: 'Chaque mesure avant et après',
    first: 'premier tirage',
    released: 'diffusé',
  },
  limits: {
    title: 'Limites de cette évaluation',
    explainer:
      'Une attaque qui ne trouve rien ne renseigne que sur elle-même, pas sur la suivante. Les intervalles tiennent compte du tirage des lignes pour cette répartition ; une autre répartition des lignes réelles, ou une autre graine, modifierait aussi les valeurs.',
    untested: 'Ce qui n’a pas été testé',
    untestedList: [
      'Les attaques disposant du modèle enregistré, qu’il faut protéger comme les lignes réelles.',
      'Les attaquants qui connaissent plusieurs enregistrements d’une même personne, ou plusieurs personnes d’une même famille ou d’un même site.',
      'Les rapprochements avec d’autres tables, registres ou diffusions, y compris d’autres tables synthétiques issues des mêmes personnes.',
      'Le texte libre, les images et tout ce qui ne relève pas des colonnes modélisées ; les identifiants directs reçoivent de nouvelles valeurs et ne sont pas comparés.',
      'Les analyses que personne n’a demandées : variables à prédire, groupes et combinaisons absents de ce rapport.',
      'L’exactitude, l’exhaustivité et la représentativité des lignes réelles elles-mêmes.',
    ],
    detectable: 'Plus petits effets décelables',
    detectableExplainer:
      'Avec ces effectifs, un effet de cette taille serait décelé quatre fois sur cinq (test bilatéral à 5 %). Un effet plus petit passe le plus souvent inaperçu, quel que soit le verdict. L’absence d’effet correspond à un demi pour une aire, à 0 pour un risque résiduel.',
    columns: ['attaque', 'valeur obtenue', 'plus petit effet décelable', 'personnes visées'],
    size: (train, unseen) => `${train} d’apprentissage, ${unseen} hors apprentissage`,
    skipped: 'Ce qui n’a pas pu être calculé ici',
    found: 'Constats sur la table réelle avant l’exécution',
    findings: {
      'few-patients':
        'peu de personnes : les intervalles sont larges, et la plupart des mesures relatives à la vie privée ne permettent pas de conclure',
      'rare-levels': 'modalités portées par moins de cinq personnes, qui ne sont pas reproduites telles quelles',
      'many-levels':
        'modalités nombreuses ou rares ; celles que portent peu de personnes ne sont pas reproduites telles quelles',
      'near-unique': 'presque chaque ligne a une valeur qui lui est propre',
      'identifier-name': 'porte le nom d’un identifiant, mais est modélisée',
      'quasi-identifier-name':
        'porte le nom d’une information que d’autres peuvent connaître, mais n’est pas déclarée quasi-identifiante',
      'identifier-content': 'des cellules ressemblent à un identifiant',
      'repeated-rows': 'lignes identiques à celles d’un autre patient',
      'nearly-repeated-rows': 'lignes identiques à celles d’un autre patient, à une colonne près',
      leakage: 'révèle à elle seule une variable à prédire, et est exclue des mesures d’utilité',
      'empty-table': 'tables sans aucune ligne',
      'without-parent': 'lignes sans parent, qui ne sont pas modélisées',
      'dominant-person': 'une personne qui a plus d’un dixième des lignes d’une table',
      'many-rows': 'personnes qui ont plus de 300 lignes dans une table',
    },
  },
  method: {
    title: 'Méthode, définitions, sources',
    definitions: 'Définitions',
    terms: [
      [
        'Apprentissage, contrôle, référence',
        'Lignes réelles réparties par patient. Le modèle n’est ajusté que sur les lignes d’apprentissage ; les attaques les comparent aux lignes de contrôle ; les lignes de référence sont ce qu’un attaquant pourrait détenir, et servent de lignes réelles hors apprentissage dans les témoins.',
      ],
      [
        'Distance',
        'Distance de Gower : moyenne, sur les colonnes, de l’écart rapporté à l’étendue (nombres) ou de 0 et 1 (modalités). Les étendues sont fixées sur l’ensemble des lignes d’apprentissage et de contrôle.',
      ],
      [
        'Intervalle à 95 %',
        'Méthode de Wilson (proportions), jackknife sur des groupes de lignes (moyennes) ou bootstrap (aires). Il tient compte du tirage des lignes, pas du choix de la graine ni de la répartition.',
      ],
      [
        'Risque résiduel',
        'Ce qu’une attaque découvre sur les personnes du jeu d’apprentissage au-delà de ce qu’elle découvre sur d’autres, rapporté à ce qui restait à découvrir.',
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
    questions: 'Question, identifiant et version de chaque mesure',
    columns: 'Colonnes, types et rôles',
    column: 'colonne',
    kind: 'type',
    role: 'rôle',
    kinds: {
      numeric: 'nombre',
      categorical: 'catégories',
      ordinal: 'catégories ordonnées',
      boolean: 'oui ou non',
      datetime: 'date ou heure',
      text: 'texte',
      identifier: 'identifiant',
    },
    roles: {
      'direct-identifier': 'identifiant direct',
      'quasi-identifier': 'quasi-identifiant',
      sensitive: 'sensible',
      outcome: 'variable à prédire',
      feature: 'simple variable',
    },
    sources: 'Sources',
  },
  model: {
    title: 'Le modèle',
    model: 'modèle',
    trainRows: 'lignes d’apprentissage',
    parameters: 'paramètres',
    options: 'options',
    loss: 'Fonction de perte au cours de l’apprentissage',
    lossTrain: 'lignes servant à l’ajustement',
    lossValidation: 'lignes mises de côté',
    step: 'étape',
    graph: 'À partir de quoi chaque colonne a été générée',
    graphExplainer: (edges) =>
      `${edges} flèches : une colonne est générée conditionnellement à celles dont les flèches l’atteignent. Une flèche représente un lien utilisé par le modèle, pas une cause.`,
    parents: 'Sous forme de tableau',
    column: 'colonne',
    given: 'conditionnée par',
  },
  signOff: {
    title: 'Décision',
    explainer:
      'À remplir par la personne qui décide. Le rapport ne décide de rien, et le respect de ses seuils ne suffit à satisfaire aucune loi.',
    choices: ['diffuser tel quel', 'diffuser sous conditions', 'ne pas diffuser'],
    fields: [
      ['Destinataires et finalité', 2],
      ['Conditions', 2],
      ['Risque résiduel accepté et motifs', 3],
      ['Nom et fonction', 1],
      ['Date', 1],
      ['Décision valable jusqu’au', 1],
      ['Signature', 2],
    ],
  },
  appendix: {
    title: 'Annexe : comment tout reproduire',
    again: 'La recette',
    againExplainer:
      'La graine, la commande qui reproduit la table à l’octet près et les empreintes des fichiers réels se trouvent uniquement dans internal/recipe.json, dans le dossier où ce rapport a été écrit. Ne transmettez jamais ce fichier : quiconque posséderait toutes les lignes réelles sauf une pourrait vérifier si la ligne manquante est celle d’une personne donnée.',
    unknown: 'La table synthétique provient d’un autre outil : ce rapport ignore comment elle a été produite.',
    configuration: 'Configuration',
    policy: (name) => `Référentiel « ${name} »`,
    policyExplainer:
      'Les seuils sont modifiables : rédigez un fichier de référentiel (--policy) et relancez l’évaluation. Chacun indique sa source.',
    columns: ['critère', 'statut', 'seuil', 'largeur maximale d’un intervalle concluant', 'source du seuil'],
    relative: (control, allowed) => `(${control}, et ${allowed})`,
  },
}
