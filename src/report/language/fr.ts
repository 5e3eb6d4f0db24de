import type { Words } from './en.js'

/** Les textes du rapport en français, dans les termes de l’avis 05/2014 du G29 et de la CNIL. */
export const french: Words = {
  frame: {
    subtitle: 'éléments de preuve sur une table de données synthétiques',
    skip: 'Aller au verdict',
    sections: 'Sections',
    readFirst: 'À lire d’abord.',
    evidence:
      'Ces nombres éclairent une décision qui revient à une personne. Ils ne démontrent pas que la table synthétique est anonyme.',
    navigation: {
      release: 'Diffusion',
      verdict: 'Verdict',
      fidelity: 'Fidélité',
      utility: 'Utilité',
      privacy: 'Vie privée',
      limits: 'Limites',
      method: 'Méthode',
      'sign-off': 'Décision',
      appendix: 'Annexe',
    },
    colon: ' : ',
    notComputed: 'non calculé',
    decidesNothing: 'sans critère : ne décide de rien',
    metric: 'mesure',
    real: 'réel (lignes d’apprentissage)',
    realShort: 'réel',
    synthetic: 'synthétique',
    others: 'synthétique, inédit',
    controls: {
      'unseen-real': 'lignes réelles inédites',
      'independent-marginals': 'colonnes indépendantes',
      'gaussian-copula': 'copule gaussienne',
      'copy-of-train': 'copie de l’apprentissage',
    },
    outsiders: {
      who: 'À l’usage de tiers.',
      without:
        'Les numéros de lignes, les modalités et les classes de moins de cinq lignes d’apprentissage ainsi que les bornes qui sont des quantiles des données ne figurent pas ici. Les valeurs et les intervalles sont ceux du rapport interne.',
    },
    insiders: {
      who: 'À l’usage des personnes habilitées à voir les données réelles.',
      without: 'Pour toute autre personne, écrire le rapport externe.',
    },
    twin: {
      who: 'Tous les chiffres de ce rapport sont ceux d’une table jumelle.',
      numbersOf: ({ train, all }) =>
        `Elle vient d’un modèle de même type, appris sur ${train} lignes réelles et mesuré face à des personnes qu’il n’a jamais vues. La table diffusée est tirée d’un modèle appris sur la totalité des ${all} lignes réelles : il ne reste personne face à qui la mesurer.`,
    },
    goals: {
      maximise: 'plus haut vaut mieux',
      minimise: 'plus bas vaut mieux',
      reference: 'proche des lignes réelles inédites vaut mieux',
    },
  },
  release: {
    title: 'Ce qui est diffusé, et d’où cela vient',
    sentence: ({ synthetic, train, patients, unseen, columns, model }) =>
      `${synthetic} lignes synthétiques de ${columns}${model === null ? ', produites par un générateur que ce rapport ne connaît pas,' : `, tirées d’un modèle (${model})`} à partir de ${train} lignes réelles${patients === null ? '' : ` de ${patients} patients`} ; ${unseen} autres lignes réelles, que le générateur n’a jamais vues, servent de témoins.`,
    ofEverybody: ({ synthetic, all, columns, model }) =>
      `${synthetic} lignes synthétiques de ${columns}, tirées d’un modèle (${model}) appris sur la totalité des ${all} lignes réelles. Les chiffres qui suivent sont ceux de sa jumelle :`,
    columnsOf: ({ all, learnt, leftOut }) =>
      leftOut === null
        ? `${all} colonnes`
        : `${all} colonnes (${learnt} modélisées et comparées ; non modélisées, donc absentes de toute comparaison : ${leftOut})`,
    made: ({ release, version }) =>
      [release === null ? '' : `Diffusion ${release}.`, version === null ? '' : `Produite avec ${version}.`]
        .join(' ')
        .trim(),
    files: 'Fichiers, empreintes, versions et partage des lignes réelles',
    table: 'table',
    rows: 'lignes',
    patients: 'patients',
    divided: 'partage des lignes réelles',
    release: 'diffusion (identifiant aléatoire)',
    published: ['Table diffusée', 'ce qui est diffusé ; non mesurée elle-même'],
    twinRole: 'de la jumelle, non diffusée',
    sides: {
      synthetic: 'Table synthétique',
      train: 'Lignes d’apprentissage',
      holdout: 'Lignes de contrôle',
      reference: 'Lignes de référence',
    },
    roles: {
      synthetic: 'ce qui est diffusé',
      train: 'le modèle a appris d’elles',
      holdout: 'réelles, jamais vues par le modèle',
      reference: 'réelles, jamais vues ; ce qu’un attaquant peut détenir',
    },
  },
  questions: {
    possible: 'Chaque ligne est-elle possible ?',
    faithful: 'La table est-elle fidèle ?',
    useful: 'Est-elle utile ?',
    singledOut: 'Individualisation : peut-on isoler une personne ?',
    linked: 'Corrélation : peut-on relier les données d’une personne ?',
    inferred: 'Inférence : peut-on déduire un secret d’une personne ?',
    member: 'Appartenance : peut-on savoir qui figurait dans les données ?',
  },
  verdict: {
    title: 'Verdict, question par question',
    headline: ({ failed, asked, open, unasked }) => {
      const notAsked = unasked === 0 ? '' : ` Non posées : ${unasked}.`
      if (asked === 0)
        return unasked === 0 ? 'Aucun critère n’a été donné pour juger.' : `Aucune question n’a de réponse.${notAsked}`
      const cannotSay = open === 0 ? '' : ` Ouvertes (attention, ou indécidables avec ces lignes) : ${open}.`
      const verdict =
        failed === 0
          ? `Aucun critère n’est franchement manqué dans les questions posées : ${asked}.`
          : `Questions dont un critère n’est pas satisfait : ${failed} sur ${asked} posées.`
      return verdict + cannotSay + notAsked
    },
    columns: ['question', 'état', 'nombre décisif', 'le même nombre pour', 'ce que cela dit'],
    marks: {
      met: 'satisfait',
      attention: 'attention',
      'not met': 'non satisfait',
      'cannot tell at this size': 'indécidable à cette taille',
      'not asked at this depth': 'non posée à cette profondeur',
      'not asked': 'non posée',
      'not measured': 'non mesuré',
      'decides nothing': 'ne décide rien',
      'no criterion': 'aucun critère',
    },
    noCriterion: 'La politique ne demande rien à ce sujet.',
    notRun: (metrics) => `Non mesuré à cette profondeur : ${metrics}. Pour poser la question : --depth standard.`,
    notPossible: ({ metric, reason }) => `${metric} n’a pu être calculé : ${reason}.`,
    nameAnOutcome: 'Donnez le rôle outcome à une colonne du schéma, puis évaluez de nouveau.',
    goals: { 'at least': 'au moins', 'at most': 'au plus' },
    wanted: 'politique',
    noticeable: (least) => `un effet inférieur à ${least} serait le plus souvent passé inaperçu`,
    notMet: ({ title, value, goal, threshold }) =>
      `${title} : ${value}, alors que la politique demande ${goal === 'at least' ? 'au moins' : 'au plus'} ${threshold}.`,
    answers: {
      possible: {
        met: 'Les lignes respectent ce que le schéma énonce ; une règle que personne n’a écrite n’a pas été testée.',
        failed: 'Des lignes ne peuvent pas exister. Ne pas diffuser avant d’en avoir trouvé la cause.',
        open: 'Des lignes sont peut-être impossibles.',
      },
      faithful: {
        met: 'Colonnes, groupes et un classifieur puissant voient peu de différence ; une structure plus fine peut manquer.',
        failed: 'La table diffère de la vraie d’une manière qui se voit : lire plus bas en quoi.',
        open: 'Ces lignes ne permettent ni de montrer une différence ni de l’exclure.',
      },
      useful: {
        met: 'Un modèle appris sur elle prédit des personnes réelles à peu près aussi bien qu’un modèle appris sur les vraies lignes, pour les issues demandées.',
        failed: 'Ce qu’on en apprend vaut moins pour des personnes réelles. Ne pas en tirer de conclusions.',
        open: 'L’utilité n’est pas démontrée ; le contraire non plus.',
      },
      singledOut: {
        met: 'Les attaques tentées ne réussissent pas mieux sur les personnes apprises. Les combinaisons rares méritent tout de même un regard.',
        failed: 'Des énoncés tirés de la table, ou des copies qu’elle contient, désignent des personnes réelles.',
        open: 'Ces lignes n’établissent pas de risque au-delà du seuil, et ne l’excluent pas.',
      },
      linked: {
        met: 'Les moitiés d’un enregistrement ne sont pas réunies plus souvent pour les personnes apprises.',
        failed: 'La table aide à réunir les deux moitiés de l’enregistrement d’une personne réelle.',
        open: 'Ces lignes n’établissent pas de risque au-delà du seuil, et ne l’excluent pas.',
      },
      inferred: {
        met: 'Les secrets des personnes apprises ne sont pas devinés plus souvent que ceux des autres.',
        failed: 'La table révèle des secrets des personnes dont elle est apprise.',
        open: 'Ces lignes n’établissent pas de risque au-delà du seuil, et ne l’excluent pas.',
      },
      member: {
        met: 'Les attaques tentées, sans accès au modèle, ne permettent guère de savoir qui figurait dans l’apprentissage ; une attaque plus habile le pourrait peut-être.',
        failed: 'On peut savoir qui figurait parmi les lignes d’apprentissage, donc qui est concerné par la maladie.',
        open: 'Ces lignes n’établissent pas de risque au-delà du seuil, et ne l’excluent pas.',
      },
    },
    howToRead: 'Comment lire les nombres',
    controls:
      'Chaque nombre est accompagné, en gris, de ses témoins : des lignes réelles que le modèle n’a jamais vues (ce qu’un générateur parfait atteindrait), des colonnes tirées indépendamment (aucun lien entre colonnes), des colonnes liées par une copule gaussienne (liens simples entre paires seulement) et une copie des lignes d’apprentissage (ce qui ne protège personne). Les crochets sont des intervalles à 95 %. Moins il y a de lignes, plus le hasard seul crée d’écarts.',
    statuses:
      'Un critère est satisfait quand tout son intervalle est du bon côté du seuil, non satisfait quand tout l’intervalle est de l’autre côté. Entre les deux, il demande attention ou reste indécidable avec ce nombre de lignes ; il l’est aussi quand le test n’aurait pas remarqué l’effet que le seuil tolère, quel que soit son résultat. Une question dont un critère n’a pas été mesuré n’est jamais satisfaite : elle n’est pas posée. Le pire critère d’une question décide. Les seuils sont le choix de quelqu’un : l’annexe dit de qui. Les respecter ne satisfait aucune loi.',
  },
  advice: {
    title: 'À qui pourrait-on la confier ?',
    recipients: {
      'nobody outside':
        'Ces nombres parlent contre toute communication hors de l’équipe qui peut voir les vraies lignes : une question sur la vie privée n’est pas satisfaite.',
      undecided:
        'Ces nombres ne parlent pas encore pour une communication hors de l’équipe : une question sur la vie privée reste ouverte ou n’a pas été posée.',
      'software and teaching':
        'Ces nombres parlent pour des essais de logiciels et l’enseignement, sous convention, et contre toute conclusion sur des patients : les questions sur des lignes possibles, fidèles et utiles ne sont pas toutes satisfaites.',
      partners:
        'Ces nombres parlent pour une communication à des partenaires, sous convention, pour les usages examinés. Ils ne parlent pas pour une publication ouverte à tous.',
    },
    decision:
      'La décision revient à une personne, qui sait ce que les destinataires détiennent déjà : elle s’écrit dans la page de décision.',
    for: 'Éléments favorables',
    against: 'Éléments défavorables, ou ouverts',
    subjects: {
      possible: 'lignes possibles',
      faithful: 'fidélité',
      useful: 'utilité',
      singledOut: 'individualisation',
      linked: 'mise en relation',
      inferred: 'inférence de secrets',
      member: 'reconnaissance des membres',
    },
    nothing: 'aucun',
    weakest: 'À regarder d’abord, et ce qu’il faut changer',
    seeBelow: 'Voir le détail.',
    remedies: {
      'validity.bounds': 'Corriger ou écrire les bornes dans le schéma, puis recommencer.',
      'validity.levels': 'Corriger les modalités dans le schéma, puis recommencer.',
      'validity.rules': 'Écrire la règle comme une relation, que les modèles respectent, puis recommencer.',
      'validity.keys': 'Tirer de nouveaux identifiants : les nôtres sont uniques là où les vrais le sont.',
      'validity.found-relations':
        'Inscrivez ces énoncés dans le schéma s’ils ne doivent rien au hasard, puis recommencez.',
      'validity.relations':
        'Tirer de nouveau avec un de nos modèles, qui respecte les relations écrites dans le schéma.',
      'fidelity.shape':
        'Regarder les premières colonnes plus bas : leur nature, leurs bornes et leurs marques de valeur manquante dans le schéma.',
      'fidelity.subgroups':
        'Regarder les premiers groupes plus bas ; plus de lignes de ces groupes, ou un autre modèle, peuvent les conserver.',
      'fidelity.lost-relations':
        'Essayer un autre modèle (--model), écrire la relation des colonnes dans le schéma, ou dire avec la table que ce lien est perdu.',
      'fidelity.kept-relations':
        'Essayer un autre modèle (--model) : les liens faibles de beaucoup de colonnes se perdent d’abord quand les lignes sont peu nombreuses.',
      'fidelity.total-variation-3':
        'Essayer un autre modèle (--model) : celui-ci perd ce que trois colonnes ont en commun.',
      'fidelity.c2st':
        'Lire plus bas quelles colonnes trahissent les lignes et les corriger dans le schéma, ou essayer un autre modèle.',
      'fidelity.digits':
        'Indiquez la précision de ces colonnes dans le schéma, ou essayez un autre modèle (--model) ; `evaluate --canonical` arrondit une table produite par un autre outil.',
      'utility.tstr': 'Nommer l’issue s’il n’y en a pas ; sinon essayer un autre modèle (--model).',
      'utility.subgroups':
        'Regarder dans la partie sur l’utilité les groupes qui perdent le plus : essayer un autre modèle (--model), ou dire pour qui la table ne doit pas servir.',
      'utility.lost-effects':
        'Essayer un autre modèle (--model), ou dire avec la table que cet effet ne doit pas y être étudié.',
      privacy:
        'Retirer les colonnes dont l’attaque s’est servie, les rendre moins précises, ou apprendre moins de détails : un modèle plus simple, des feuilles plus grandes.',
      size: 'Plus de personnes permettent de décider ; un modèle plus simple aussi, parfois.',
      'not measured': 'Évaluer avec --depth standard, ou compléter le schéma.',
    },
  },
  findings: {
    copies: ({ share, unseen }) =>
      `Fuite : ${share} des lignes synthétiques sont des copies exactes de lignes d’apprentissage${unseen === null ? '' : ` (lignes réelles inédites : ${unseen})`}.`,
    more: {
      broken: (count) => (count === 1 ? '1 autre énoncé ou colonne' : `${count} autres énoncés ou colonnes`),
      'lost effect': (count) => (count === 1 ? '1 autre résultat perdu' : `${count} autres résultats perdus`),
      'lost relation': (count) => (count === 1 ? '1 autre lien perdu' : `${count} autres liens perdus`),
      'lost group': (count) => (count === 1 ? '1 autre groupe perdu' : `${count} autres groupes perdus`),
    },
    broken: {
      rule: ({ name, rows, of, share }) =>
        `Règle enfreinte : « ${name} » est fausse dans ${rows} lignes sur ${of} (${share}).`,
      relation: ({ name, rows, of, share }) =>
        `Relation enfreinte : « ${name} » est fausse dans ${rows} lignes sur ${of} (${share}).`,
      column: ({ name, rows, of, share }) =>
        `Valeurs impossibles : colonne « ${name} » dans ${rows} lignes sur ${of} (${share}).`,
    },
    lostGroup: ({ name, real, synthetic }) =>
      `Groupe perdu : « ${name} » forme ${real} des lignes d’apprentissage, mais ${synthetic} des lignes synthétiques.`,
    lostRelation: ({ first, second, real, synthetic }) =>
      `Lien perdu : « ${first} » et « ${second} » vont ensemble dans les lignes d’apprentissage (corrélation de rang ${real}) ; dans les lignes synthétiques, ${synthetic ?? 'valeur indéfinie'}.`,
    lostEffect: ({ outcome, term, real, synthetic }) =>
      `Résultat perdu : le coefficient de « ${term} » sur « ${outcome} » vaut ${real} dans les lignes d’apprentissage ; dans les lignes synthétiques, ${synthetic ?? 'aucune valeur finie'}.`,
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
    columns: ['quoi', 'réel', 'synthétique', 'devenir', 'au-delà du hasard ?'],
    fates: { kept: 'conservé', weakened: 'affaibli', lost: 'perdu', reversed: 'inversé' },
    sure: 'oui',
    notSure: 'dans les limites du hasard',
    more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
    notShown: (count) => `${count} de plus, dans les limites du hasard ou affaiblis, ne sont pas énumérés.`,
  },
  broken: {
    title: 'Ce que des lignes enfreignent',
    explainer:
      'Énoncés du schéma, énoncés que respecte chaque ligne réelle, bornes, modalités et clés ; avec le nombre de lignes qui les enfreignent.',
    columns: ['énoncé ou colonne', 'examiné par', 'lignes', 'part'],
    more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
  },
  fidelity: {
    title: 'Est-elle fidèle ?',
    explainer:
      'Une table fidèle a les mêmes colonnes, les mêmes liens entre elles et les mêmes groupes de personnes. Tout écart est montré à côté de celui que le hasard seul produit : des lignes réelles dont personne n’a rien appris.',
    metrics: 'Lignes possibles et fidélité : toutes les mesures',
  },
  columns: {
    title: 'Colonnes, les moins fidèles d’abord',
    explainer:
      'Parts des cellules présentes. Les classes extrêmes d’un histogramme contiennent tout ce qui est au-delà ; les modalités de moins de cinq lignes d’apprentissage sont réunies sous « (rare) ».',
    more: (count) => (count === 1 ? '1 autre colonne' : `${count} autres colonnes`),
    statistics: { 'KS complement': 'complément de KS', 'TV complement': 'complément de la variation totale' },
    missing: ({ real, synthetic }) => `manquant : réel ${real}, synthétique ${synthetic}`,
    label: (name) => `Distribution de ${name} : parts des lignes réelles, synthétiques et réelles inédites`,
    summary: (count) => `Ce que contiennent les ${count} colonnes modélisées et comparées, en chiffres`,
    summaryExplainer:
      'Nombres : moyenne ± écart type, tous deux sans les quatre personnes aux valeurs les plus hautes ni les quatre aux plus basses, à deux chiffres de l’écart type. Modalités : la plus fréquente des lignes d’apprentissage, avec sa part. Dates : le jour médian. Un tiret marque qu’il y a trop peu de personnes.',
    summaryColumn: 'colonne',
    tails: 'Queues des nombres',
    tailsExplainer:
      'Quantiles des lignes synthétiques (points) et des lignes réelles inédites (carrés) en face de ceux des lignes d’apprentissage, jusqu’où il reste cinq lignes d’apprentissage. Sur les tirets ils sont égaux ; des points qui s’en écartent à une extrémité ont une queue trop courte ou trop longue.',
    tailsLabel: (name) => `Quantiles de ${name}, synthétiques et inédits en face des réels`,
  },
  pairs: {
    title: 'Paires de colonnes',
    explainer:
      'Le lien est la corrélation de Pearson pour deux nombres (−1 violet, 0 pâle, 1 orange) et le V de Cramér pour les autres paires (0 à 1).',
    chosen: (shown, all) => `Les ${shown} colonnes des pires paires sont montrées, sur ${all}.`,
    real: 'Liens dans la table réelle',
    synthetic: 'Liens dans la table synthétique',
    difference: 'Écart : un moins le score de la paire, le plus sombre à partir de 0,3',
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
      columns: ['diffusion', 'titre', 'modèle', 'lignes synthétiques', 'appris de', 'meilleure attaque d’appartenance'],
      rows: (count) => `${count} lignes`,
      noAttack: 'aucune calculée',
    },
    protocol: {
      title: 'Les nombres sont-ils comparables ?',
      alike: 'Rien dans les évaluations ne dit qu’elles portent sur des lignes différentes.',
      notQuiteAlike:
        'Rien dans les évaluations ne dit qu’elles portent sur des lignes différentes, mais elles n’ont pas été faites tout à fait de même.',
      no: 'Non : ces nombres ne sont pas comparables.',
      noExplained:
        'Ils figurent côte à côte, et aucun n’est dit meilleur. Évaluez de nouveau les tables synthétiques sur les mêmes lignes réelles, réparties de même, avec la même graine.',
      columns: ['ce qui diffère', 'comment', 'conséquence'],
      weights: { 'not comparable': 'non comparable', caution: 'prudence' },
      versions: (titles) => `Mesurés selon une autre version de la définition, donc non comparables : ${titles}.`,
    },
    tradeOff: {
      title: 'Qualité contre vie privée',
      explainer: (controls) =>
        `Plus haut vaut mieux, plus à gauche est plus sûr ; les traits sont des intervalles à 95 %, et une attaque à gauche des tirets est une devinette à l’aveugle. Les lettres sont les diffusions ; les minuscules, les témoins de la première : ${controls}. Où des traits se croisent ou se recouvrent, l’ordre de deux points tient au hasard. La meilleure attaque est celle qui est allée le plus loin ; la suivante ira peut-être plus loin.`,
      differentRows: 'Les points ont été mesurés sur des lignes différentes.',
      missing: (marks) => `Non calculé pour ${marks}.`,
      label: (metric) => `${metric} contre la meilleure attaque d’appartenance`,
      attack: 'meilleure attaque, aire sous la courbe →',
    },
    metrics: {
      title: 'Toutes les mesures, côte à côte',
      families: {
        validity: 'Chaque ligne est-elle possible ?',
        fidelity: 'Est-elle fidèle ?',
        utility: 'Est-elle utile ?',
        privacy: 'Quelqu’un est-il reconnaissable ?',
      },
      framed:
        'Une valeur est encadrée quand tout son intervalle est meilleur que tout l’intervalle de chaque autre diffusion. Où rien n’est encadré, les évaluations ne disent pas laquelle est la meilleure ; ce n’est pas dire qu’elles se valent. Les valeurs qui doivent être proches d’une référence ne sont jamais encadrées.',
      nothingFramed: 'Rien n’est encadré, car les nombres ne sont pas comparables.',
      controls: 'Les témoins figurent une fois quand ils sont les mêmes pour toutes les diffusions.',
      otherVersions: 'autres versions de la définition : non comparable',
      best: 'meilleure : ',
    },
  },
  sampling: {
    title: 'Comme un échantillon de lignes réelles',
    explainer: ({ synthetic, unseen }) =>
      `Un échantillon aléatoire de lignes réelles s’écarte lui aussi des lignes d’apprentissage, d’autant plus qu’il est petit. Ici : combien de lignes réelles s’écarteraient autant dans les fréquences conjointes des colonnes. Moins que les ${synthetic} lignes synthétiques : de la dépendance a été perdue ; plus : la table est proche des lignes mêmes qui ont servi à apprendre. Les lignes réelles inédites sont ${unseen} : là où il en ressort moins, les cellules sont peu remplies et tous les nombres de la ligne sont trop bas. Rien n’est dit de plus de colonnes à la fois.`,
    together: 'colonnes à la fois',
    ways: { 2: 'deux', 3: 'trois' },
    any: 'au-delà de tout nombre',
  },
  subgroups: {
    title: 'Groupes de personnes, les moins fidèles d’abord',
    explainer:
      'Forme moyenne des colonnes dans les groupes d’au moins 50 lignes d’apprentissage. Les petits groupes diffèrent davantage par hasard : la dernière colonne dit ce qu’atteignent des lignes réelles inédites.',
    columns: ['groupe', 'lignes d’apprentissage', 'lignes synthétiques', 'forme moyenne', 'lignes réelles inédites'],
    more: (count) => (count === 1 ? '1 autre groupe' : `${count} autres groupes`),
  },
  survival: {
    title: 'Courbes de survie',
    explainer: 'Estimations de Kaplan–Meier avec bandes à 95 %.',
    pair: ({ time, event }) => `${event} selon ${time}`,
    caption: ({ gap, real, synthetic, logRank }) =>
      `Distance moyenne ${gap} ; moyenne restreinte ${real} réel, ${synthetic} synthétique ; χ² du log-rank ${logRank} (3,84 est dépassé une fois sur vingt par hasard)`,
    label: ({ time, event }) => `Courbes de survie, réelle et synthétique : ${event} selon ${time}`,
  },
  blocks: {
    title: 'Colonnes qui vont ensemble',
    explainer:
      'Les groupes d’au moins trois colonnes dont la corrélation moyenne des rangs est d’au moins 0,25 dans l’apprentissage, comme les questions d’une échelle : cette moyenne là et ici, chaque paire comptée dans son sens réel. Le groupe qui a le plus perdu vient en premier.',
    columns: ['colonnes', 'réel', 'synthétique'],
  },
  digits: {
    title: 'Nombres écrits autrement',
    explainer:
      'Pour chaque colonne, ce qui dans ses chiffres s’écarte le plus des lignes réelles inédites : la demi-somme des écarts entre les fréquences des réponses, à côté de ce que donne le hasard. Qui voit de tels chiffres sait que la table est fabriquée.',
    columns: ['colonne', 'ce qui diffère', 'écart', 'par hasard'],
  },
  everyColumn: {
    title: 'Ce dont des colonnes ne découlent plus',
    explainer:
      'Chaque colonne est prédite d’après toutes les autres pour des personnes réelles inédites, par des arbres qui ont appris sur le réel et sur le synthétique : la part expliquée de sa variance. La colonne qui a le plus perdu vient en premier. « D’après » nomme les colonnes dont les lignes réelles la tirent.',
    columns: ['colonne', 'd’après', 'appris sur le réel', 'appris sur le synthétique', 'perdu'],
  },
  giveaway: {
    title: 'Ce qui la trahit',
    explainer:
      'Ce que le mélange d’une colonne retire à l’aire par laquelle des arbres de gradient boosting distinguent les lignes synthétiques des lignes réelles inédites. Des colonnes qui ne comptent qu’ensemble se partagent leur part.',
    column: 'colonne',
    drop: 'aire perdue',
  },
  utility: {
    title: 'Est-elle utile ?',
    explainer:
      'Une table utile conduit aux mêmes prédictions et aux mêmes conclusions que la vraie, pour des personnes réelles. Il n’est répondu qu’à ce qui a été demandé.',
    outcomes: 'Prédire les issues de personnes réelles',
    outcomesExplainer:
      'Chaque méthode est entraînée trois fois et testée sur les mêmes lignes réelles inédites. Aire sous la courbe ROC pour les issues à modalités (la deuxième plus fréquente contre les autres), part de variance expliquée pour les nombres. La perte est le score appris sur le réel moins celui appris sur le synthétique ; son intervalle rééchantillonne les lignes testées.',
    tasks: { classification: 'classification', regression: 'régression' },
    kinds: { classification: 'aire sous la courbe ROC', regression: 'part de variance expliquée' },
    against: ({ score, synthetic, real }) =>
      `${score} ${synthetic} après apprentissage sur le synthétique, ${real} sur le réel`,
    moreOutcomes: (count) => (count === 1 ? '1 autre variable à prédire' : `${count} autres variables à prédire`),
    kept: 'De ce que le gradient boosting apprend des lignes réelles au-delà du hasard, les lignes synthétiques enseignent cette part :',
    notPredictable:
      'Les lignes réelles ne prédisent pas nettement cette variable : elle ne compte pas dans la part conservée.',
    tested: (rows) => `${rows} lignes testées`,
    columns: [
      'méthode',
      'apprise sur le synthétique',
      'sur le réel',
      'sur les deux',
      'perte',
      'autres scores : synthétique (réel)',
    ],
    leaking: {
      before: 'Laissées de côté, car elles déterminent à elles seules l’issue dans les lignes d’apprentissage :',
      after: 'Elles ont été relevées après l’issue ou sont l’issue sous un autre nom.',
      by: {
        'missing cells': 'par ses cellules manquantes',
        values: 'par ses valeurs',
        'follow-up time': 'en disant combien de temps les personnes ont été suivies',
      },
    },
    scores: {
      averagePrecision: 'précision–rappel',
      brierScore: 'Brier',
      calibrationError: 'erreur de calibration',
      rootMeanSquaredError: 'racine de l’erreur quadratique moyenne',
    },
    calibration: {
      title: 'Ses probabilités sont-elles conservées ?',
      real: 'apprise sur le réel (carrés)',
      synthetic: 'apprise sur le synthétique (points)',
      explainer:
        'Personnes de prédictions semblables réunies, dix groupes au plus : sur les tirets, autant ont l’issue que prédit.',
      label: (outcome, learner) => `Calibration pour ${outcome} : ${learner}`,
      axes: { x: 'prédit', y: 'observé' },
    },
    groups: {
      title: 'Pour qui la perte est-elle plus grande ?',
      explainer:
        'Arbres de gradient boosting parmi les personnes d’une modalité, ou d’un tiers, d’un quasi-identifiant. Les petits groupes diffèrent par hasard : lire l’intervalle.',
      more: (count) => `${count === 1 ? '1 autre groupe' : `${count} autres groupes`}, aux pertes plus petites`,
      columns: ['personnes', 'lignes testées', 'apprise sur le synthétique', 'sur le réel', 'perte'],
    },
    metrics: 'Utilité : toutes les mesures',
  },
  regressions: {
    title: 'Régressions',
    explainer: ({ clear, same, lost, weakened, covered }) =>
      `Sur ${clear} termes dont l’intervalle exclut zéro dans les lignes d’apprentissage, ${same} gardent leur signe${lost === null ? '' : ` ; mais il reste au plus un quart de ${lost} d’entre eux, et au plus la moitié de ${weakened} autres`}. ${covered} des intervalles synthétiques contiennent le coefficient des lignes d’apprentissage ; autant de lignes réelles inédites atteindraient 83 %, un générateur qui a appris la régression 95 %.`,
    kinds: { logistic: 'logistique', linear: 'linéaire', cox: 'de Cox' },
    model: (outcome, { kind, terms }) => `${outcome} : régression ${kind}, ${terms} termes`,
    leaking: 'Sans les colonnes qui déterminent à elles seules l’issue :',
    leftOut: 'Sans coefficient fini dans les lignes d’apprentissage, et non demandés :',
    columns: ['terme', 'synthétique', 'réel', 'recouvrement'],
    notFinite: 'pas de coefficient fini',
  },
  concordance: {
    title: 'Survie de personnes réelles, par un modèle de Cox',
    explainer:
      'C de Harrell sur des lignes réelles inédites : de deux personnes, combien de fois celle qui a l’événement la première avait le risque le plus élevé ; 0,5 est deviner.',
    columns: ['événement', 'ajusté au synthétique', 'au réel', 'aux deux', 'perte'],
  },
  importance: {
    title: 'Ce qui compte pour une issue',
    explainer:
      'Ce que le mélange d’une colonne de lignes réelles inédites retire au score d’arbres de gradient boosting. Une petite importance tient au hasard.',
    outcome: (outcome, agreement) => `${outcome} : corrélation des rangs ${agreement}`,
    synthetic: 'apprise sur le synthétique',
    real: 'sur le réel',
  },
  privacy: {
    title: 'Individualisation, corrélation, inférence, appartenance',
    explainer:
      'Chaque attaque est tentée sur les personnes dont le modèle a appris et, comme témoin, sur des personnes qu’il n’a jamais vues. Seul ce qu’un attaquant découvre au-delà du témoin est divulgué par cette table ; le reste est un savoir sur la population.',
    metrics: 'Vie privée : toutes les mesures',
  },
  attacks: {
    title: 'Attaque par attaque : ce qui est supposé, ce qui en sort',
    explainer:
      'Les points, avec leurs intervalles à 95 %, sont cette table ; les carrés, des lignes réelles inédites à sa place ; les barres verticales, les seuils de la politique. Les tirets marquent la devinette à l’aveugle.',
    legend: { synthetic: 'cette table, avec son intervalle', threshold: 'seuil de la politique' },
    rates: 'Taux et risques résiduels : plus à gauche vaut mieux',
    areas: 'Aires et parts : plus près d’un demi vaut mieux',
    columns: ['attaque', 'ce que sait l’attaquant', 'cette table', 'lignes réelles inédites'],
    knowledge: {
      'privacy.exact-copies': 'La table diffusée seule.',
      'privacy.replicated-uniques':
        'Les quasi-identifiants d’une personne : ce que savent des voisins ou des registres.',
      'privacy.records-at-risk': 'L’enregistrement complet d’une personne, et d’autres lignes réelles à comparer.',
      'privacy.singling-out': 'La table diffusée seule, dont il tire des énoncés sur une personne.',
      'privacy.linkability': 'Deux moitiés d’enregistrements, qu’il cherche à réunir.',
      'privacy.inference':
        'Les quasi-identifiants d’une personne ; toutes les colonnes sauf les secrets si le schéma en nomme moins de deux.',
      'privacy.attribute-disclosure': 'Les quasi-identifiants d’une personne, cherchés dans la table.',
      'privacy.membership-dcr': 'L’enregistrement complet d’une personne.',
      'privacy.membership-dcr-difference':
        'L’enregistrement complet d’une personne, et d’autres lignes réelles de la même population.',
      'privacy.membership-ensemble':
        'L’enregistrement complet d’une personne, et d’autres lignes réelles ; huit façons de deviner à la fois.',
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
      'Trois questions des autorités européennes de protection des données (avis 05/2014 du G29). L’attaque est tentée sur les lignes d’apprentissage et, comme témoin, sur des lignes dont personne n’a appris. La base devine sans la table synthétique. Le risque résiduel est ce qui reste : (attaque − témoin) / (1 − témoin).',
    columns: ['risque', 'risque résiduel', 'attaque, apprentissage', 'témoin, lignes inédites', 'base'],
    guesses: (attempts) => `sur ${attempts} essais`,
    noticed: (least) => `${least} aurait été remarqué quatre fois sur cinq`,
  },
  knowledge: {
    title: 'Inférence, selon ce que sait l’attaquant',
    explainer:
      'Chaque secret est demandé à la ligne synthétique la plus proche. Ce que sait un attaquant est une hypothèse : une table qui ne protège que contre ceux qui savent peu le montre ici.',
    columns: ['l’attaquant connaît', 'colonnes', 'juste, apprentissage', 'juste, lignes inédites', 'risque résiduel'],
  },
  secrets: {
    title: 'Inférence, secret par secret',
    known: 'L’attaquant connaît :',
    columns: ['secret', 'attaque la plus forte', 'juste, apprentissage', 'juste, lignes inédites', 'risque résiduel'],
  },
  membership: {
    title: 'Inférence d’appartenance',
    explainer:
      'L’attaquant détient l’enregistrement complet d’une personne et devine d’après la table synthétique s’il figurait dans l’apprentissage. Ce qui compte est combien de fois il a raison quand il se trompe rarement : la part des lignes d’apprentissage trouvées à 1 % de fausses alertes (trait vertical). Les tirets sont la devinette à l’aveugle.',
    caption: ({ members, nonMembers, found, least }) =>
      `${members} lignes d’apprentissage contre ${nonMembers} lignes inédites. À 1 % de fausses alertes, ${found} des lignes d’apprentissage sont trouvées ; à l’aveugle, 1 %. Avec ces effectifs, une aire inférieure à ${least} passerait le plus souvent inaperçue.`,
    label: (title) => `${title} : vrais contre faux positifs`,
    axes: { x: 'faux positifs', y: 'vrais positifs' },
    summary: 'Les huit attaques une à une, et les personnes les plus isolées',
    columns: ['attaque', 'aire sous la courbe', 'trouvées à 1 % de fausses alertes'],
  },
  atRisk: {
    title: 'Comment le risque se répartit entre les personnes',
    explainer: ({ records, rows, byChance }) =>
      `Pour chaque personne : de combien la ligne synthétique la plus proche est plus proche que l’autre ligne réelle la plus proche. ${records} lignes d’apprentissage sur ${rows} se détachent, plus proches que pour 99 % des personnes inédites ; environ ${byChance} le feraient par hasard. Une bosse à droite du trait, ce sont des personnes dont l’enregistrement a été repris.`,
    decidesNothing:
      'Aucun critère ne porte sur ce nombre : il ne décide de rien et indique seulement par qui commencer l’examen. Les copies des personnes les plus singulières sont comptées sous « Personnes les plus exposées ».',
    train: 'lignes d’apprentissage',
    holdout: 'lignes inédites',
    limit: '99 % des lignes inédites sont à gauche',
    label:
      'Proximité des lignes d’apprentissage et inédites à la table synthétique, avec la limite au-delà de laquelle une ligne se détache',
    axis: 'de combien la ligne synthétique est plus proche (classes extrêmes ouvertes)',
    rows: 'Quelles lignes d’apprentissage se détachent',
    rowsExplainer: 'Lignes de la table d’apprentissage, comptées à partir de 1 ; leur contenu n’est pas montré :',
  },
  before: {
    title: 'Avant et après le nouveau tirage des lignes à risque',
    explainer: (redrawn) =>
      `${redrawn} lignes synthétiques, suspectes par leur proximité à des lignes d’apprentissage, ont été tirées de nouveau. Les lignes d’apprentissage ont été consultées une fois de plus pour cela ; les attaques par distance en paraissent plus faibles qu’elles ne sont : un attaquant qui connaît cette étape peut chercher ce qui manque.`,
    summary: 'Chaque mesure avant et après',
    first: 'premier tirage',
    released: 'diffusé',
  },
  limits: {
    title: 'Limites de ces preuves',
    explainer:
      'Une attaque qui ne trouve rien borne cette attaque, pas la suivante. Les intervalles couvrent le tirage des lignes pour ce partage ; un autre partage des lignes réelles, ou une autre graine, déplace aussi les nombres.',
    untested: 'Ce qui n’a pas été testé',
    untestedList: [
      'Les attaques avec accès au modèle enregistré, à protéger comme les lignes réelles.',
      'Les attaquants qui connaissent plusieurs enregistrements d’une personne, ou plusieurs personnes d’une famille ou d’un site.',
      'Les liens avec d’autres tables, registres ou diffusions, y compris d’autres tables synthétiques des mêmes personnes.',
      'Le texte libre, les images et tout ce qui est hors des colonnes modélisées ; les identifiants directs reçoivent de nouvelles valeurs et ne sont pas comparés.',
      'Les analyses que personne n’a demandées : issues, groupes et combinaisons absents de ce rapport.',
      'La justesse, la complétude et la représentativité des lignes réelles elles-mêmes.',
    ],
    detectable: 'Plus petits effets qui auraient été remarqués',
    detectableExplainer:
      'Avec ces nombres de personnes, un effet de cette taille serait remarqué quatre fois sur cinq (test bilatéral à 5 %). Un effet plus petit passe le plus souvent inaperçu, quel que soit le verdict. Pour une aire, l’absence d’effet est un demi ; pour un risque résiduel, 0.',
    columns: ['attaque', 'trouvé', 'plus petit effet décelable', 'personnes attaquées'],
    size: (train, unseen) => `${train} d’apprentissage, ${unseen} inédites`,
    skipped: 'Ce qui n’a pas pu être calculé ici',
    found: 'Constaté dans la table réelle avant l’exécution',
    findings: {
      'few-patients':
        'peu de personnes : les intervalles sont larges, et la plupart des mesures de confidentialité ne peuvent conclure',
      'rare-levels': 'modalités de moins de cinq personnes, qui ne sont pas apprises sous leur nom',
      'many-levels': 'modalités nombreuses ou rares ; celles de peu de personnes ne sont pas apprises sous leur nom',
      'near-unique': 'presque chaque ligne a une valeur propre',
      'identifier-name': 'nommée comme un identifiant, mais apprise',
      'quasi-identifier-name': 'nommée comme une information que d’autres détiennent, mais simple variable',
      'identifier-content': 'cellules qui ressemblent à un identifiant',
      'repeated-rows': 'lignes égales à celles d’un autre patient',
      'nearly-repeated-rows': 'lignes égales à celles d’un autre patient sauf dans une colonne',
      leakage: 'révèle à elle seule une variable à prédire, et reste hors des mesures d’utilité',
      'empty-table': 'tables sans aucune ligne',
      'without-parent': 'lignes sans parent, dont rien n’est appris',
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
        'Lignes réelles partagées par patient. Le modèle n’a appris que des lignes d’apprentissage ; les attaques les comparent aux lignes de contrôle ; les lignes de référence sont ce qu’un attaquant peut détenir, et les lignes réelles inédites des témoins.',
      ],
      [
        'Distance',
        'Celle de Gower : moyenne sur les colonnes de l’écart rapporté à l’étendue (nombres), ou 0 et 1 (modalités). Les étendues sont fixées sur les lignes d’apprentissage et de contrôle ensemble.',
      ],
      [
        'Intervalle à 95 %',
        'De Wilson (parts), par jackknife sur des groupes de lignes (moyennes) ou par bootstrap (aires). Il couvre le tirage des lignes, pas le choix de la graine ni du partage.',
      ],
      [
        'Risque résiduel',
        'Ce qu’une attaque découvre des personnes apprises au-delà de ce qu’elle découvre des autres, rapporté à ce qui restait à découvrir.',
      ],
      [
        'Aire sous la courbe',
        'Combien de fois un membre pris au hasard reçoit un score plus élevé qu’un non-membre ; un demi est deviner.',
      ],
      ['Version', 'Chaque définition d’une mesure en a une ; des nombres de versions différentes ne se comparent pas.'],
    ],
    questions: 'Chaque mesure avec sa question, son identifiant et sa version',
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
      outcome: 'issue',
      feature: 'caractéristique',
    },
    sources: 'Sources',
  },
  model: {
    title: 'Le modèle',
    model: 'modèle',
    trainRows: 'lignes d’apprentissage',
    parameters: 'paramètres',
    options: 'options',
    loss: 'Perte au cours de l’apprentissage',
    lossTrain: 'lignes apprises',
    lossValidation: 'lignes mises de côté',
    step: 'étape',
    graph: 'De quoi chaque colonne a été tirée',
    graphExplainer: (edges) =>
      `${edges} flèches : une colonne est tirée selon les colonnes dont les flèches l’atteignent. Une flèche est un lien que le modèle a utilisé, pas une cause.`,
    parents: 'La même chose en tableau',
    column: 'colonne',
    given: 'tirée selon',
  },
  signOff: {
    title: 'Décision',
    explainer:
      'À remplir par la personne qui décide. Le rapport ne décide de rien, et respecter ses seuils ne satisfait aucune loi.',
    choices: ['diffuser tel quel', 'diffuser sous conditions', 'ne pas diffuser'],
    fields: [
      ['Destinataires et finalité', 2],
      ['Conditions', 2],
      ['Risque résiduel accepté, et pourquoi', 3],
      ['Nom et fonction', 1],
      ['Date', 1],
      ['La décision expire le', 1],
      ['Signature', 2],
    ],
  },
  appendix: {
    title: 'Annexe : comment tout refaire',
    again: 'La recette',
    againExplainer:
      'La graine, la commande qui redonne les mêmes octets et les empreintes des fichiers réels se trouvent uniquement dans internal/recipe.json, dans le dossier où ce rapport a été écrit. Ne jamais les transmettre : qui posséderait toutes les lignes réelles sauf une pourrait ainsi vérifier si celle d’une personne donnée est la ligne manquante.',
    unknown: 'La table synthétique vient d’un autre outil : ce rapport ne sait pas comment elle a été produite.',
    configuration: 'Configuration',
    policy: (name) => `Politique « ${name} »`,
    policyExplainer:
      'Les seuils se modifient : écrire un fichier de politique et évaluer de nouveau. Chacun nomme sa source.',
    columns: ['critère', 'état', 'seuil', 'plus large intervalle qui peut trancher', 'source du seuil'],
    relative: (control, allowed) => `(${control}, et ${allowed})`,
  },
}
