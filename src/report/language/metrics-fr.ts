import type { MetricTexts } from './metric-texts.js'

/** Titre, question et lecture de chaque mesure ; un test exige une entrée par mesure du catalogue. */
export const frenchMetrics: Readonly<Record<string, MetricTexts>> = {
  'validity.bounds': {
    title: 'Valeurs dans les bornes',
    question: 'Tous les nombres et toutes les dates sont-ils plausibles ?',
    reading:
      'Proportion des lignes dont chaque nombre respecte les bornes du schéma (à défaut : l’étendue des lignes d’apprentissage, élargie d’un dixième de chaque côté, sans descendre sous 0 si aucune valeur d’apprentissage n’est négative). Elle n’indique pas si des valeurs possibles sont plausibles ensemble.',
  },
  'validity.levels': {
    title: 'Modalités connues',
    question: 'Chaque modalité existe-t-elle ?',
    reading:
      'Proportion des lignes dont toutes les modalités figurent dans le schéma (à défaut, dans les lignes d’apprentissage). Ce qui remplace les modalités portées par peu de personnes, comme (other), figure dans le schéma de la diffusion elle-même.',
  },
  'validity.keys': {
    title: 'Clés',
    question: 'Les identifiants identifient-ils encore ?',
    reading:
      'Proportion des lignes dont les identifiants sont présents si chaque ligne d’apprentissage en a un, et uniques s’ils le sont dans les lignes d’apprentissage. Les identifiants ne sont pas comparés aux vrais.',
  },
  'validity.rules': {
    title: 'Règles',
    question: 'Les lignes respectent-elles les règles du schéma ?',
    reading:
      'Proportion des lignes qui n’enfreignent aucune règle du schéma ; une règle portant sur une cellule manquante n’est pas considérée comme enfreinte. Seules les règles formulées par quelqu’un sont testées ; voyez combien de lignes réelles les enfreignent.',
  },
  'validity.relations': {
    title: 'Relations entre colonnes',
    question: 'Les colonnes qui découlent d’autres colonnes en découlent-elles encore ?',
    reading:
      'Proportion des lignes qui n’enfreignent aucune relation du schéma : ordres, formules, fonctions, seuils, présences et autres sortes, et règles énonçant un ordre. Ce qu’une relation laisse ouvert est estimé sur les lignes d’apprentissage. Sans schéma écrit par une personne, il s’agit des relations trouvées et conservées ; les remarques les nomment.',
  },
  'validity.found-relations': {
    title: 'Ce que toutes les lignes réelles respectent',
    question:
      'Des lignes enfreignent-elles ce que toutes les lignes réelles respectent, sans que personne l’ait formulé ?',
    reading:
      'Proportion des lignes qui n’enfreignent aucune relation (ordre, formule, fonction, découpage, présence ou autre) trouvée dans les lignes d’apprentissage au-delà du hasard, qui a un sens, que toutes les lignes de contrôle respectent aussi et que le schéma n’énonce pas ; qui conservent la seule valeur d’une colonne constante ; et dont les dates ne dépassent pas la dernière date réelle. Les lignes réelles hors apprentissage montrent combien de ces énoncés sont fortuits. Ce qui n’apparaît dans aucune paire de colonnes n’est pas trouvé.',
  },
  'validity.precision': {
    title: 'Précision déclarée',
    question: 'Les nombres et les dates ont-ils la précision déclarée ?',
    reading:
      'Proportion des lignes sans nombre ni date plus précis que ne le déclare le schéma (à défaut : que dans toutes les lignes réelles). Des valeurs plus précises trahissent une table synthétique et peuvent receler ce que personne ne voit. Elle n’indique pas si les chiffres en deçà de cette précision sont plausibles.',
  },
  'fidelity.shape': {
    title: 'Forme des colonnes',
    question: 'Chaque colonne, prise isolément, a-t-elle la même distribution que dans la table réelle ?',
    reading:
      'Moyenne, sur les colonnes, de un moins le plus grand écart entre fonctions de répartition (nombres) ou de un moins la variation totale (modalités) ; 1 : identique. Elle ne dit rien des liens entre colonnes.',
  },
  'fidelity.pair-trends': {
    title: 'Liens par paires',
    question: 'Les paires de colonnes sont-elles liées comme dans la table réelle ?',
    reading:
      'Moyenne, sur toutes les paires, de un moins la moitié de l’écart entre corrélations (deux nombres) ou de un moins la variation totale du tableau croisé (autres paires) ; 1 : identique. Les paires sans lien la relèvent, et les liens entre trois colonnes ou plus n’y apparaissent pas.',
  },
  'fidelity.original-shape': {
    title: 'Forme des colonnes à la précision d’origine',
    question: 'Chaque colonne a-t-elle l’allure qu’elle avait avant d’être rendue moins précise ?',
    reading:
      'La forme des colonnes, la table diffusée étant lue avec la précision de la table réelle : le milieu d’une tranche remplace ses nombres, la modalité réelle la plus fréquente remplace un groupe de modalités. 1 : identique. La même mesure à la précision de la diffusion figure à côté : la différence est ce que coûte la perte de précision.',
  },
  'fidelity.original-pairs': {
    title: 'Liens par paires à la précision d’origine',
    question: 'Les paires de colonnes sont-elles liées comme avant d’être rendues moins précises ?',
    reading:
      'Les liens par paires, la table diffusée étant lue avec la précision de la table réelle : le milieu d’une tranche remplace ses nombres, la modalité réelle la plus fréquente remplace un groupe de modalités. 1 : identique. Les paires sans lien la relèvent.',
  },
  'fidelity.informative-pairs': {
    title: 'Paires liées',
    question: 'Les colonnes liées le sont-elles encore ?',
    reading:
      'Moyenne, sur les paires, de un moins la variation totale du tableau croisé, chaque paire étant pondérée par son information mutuelle dans les lignes d’apprentissage ; 1 : identique. Contrairement aux liens par paires, les paires sans rapport ne peuvent pas la relever.',
  },
  'fidelity.blocks': {
    title: 'Blocs de colonnes',
    question: 'Les groupes de colonnes qui vont ensemble, comme les items d’un questionnaire, restent-ils cohérents ?',
    reading:
      'Corrélation moyenne des rangs au sein des groupes d’au moins trois colonnes, chaque paire étant comptée dans son sens réel, rapportée à celle des lignes d’apprentissage ; 1 : cohésion identique ; 0 : plus aucune cohésion ; en dessous : liens inversés. Les groupes retenus ont, dans les lignes d’apprentissage, une corrélation moyenne d’au moins 0,25 ; ce choix avantage un peu les lignes d’apprentissage : comparez aux lignes réelles hors apprentissage.',
  },
  'fidelity.lost-relations': {
    title: 'Liens nets perdus',
    question: 'Un lien net dans la table réelle a-t-il disparu ou changé de sens ?',
    reading:
      'Parmi les paires de colonnes dont la corrélation des rangs est nette dans les lignes d’apprentissage et d’au moins 0,1, proportion de celles dont il reste au plus un quart dans les lignes synthétiques, ou qui s’inversent. Seules comptent les pertes qui dépassent le hasard : celles que l’ensemble des paires d’une table de personnes hors apprentissage ne montrerait qu’une fois sur dix (valeur) ou une fois sur cent (borne inférieure de l’intervalle). La corrélation des rangs décèle ce qui croît ou décroît ensemble, pas une courbe qui change de sens.',
  },
  'fidelity.kept-relations': {
    title: 'Liens nets conservés',
    question: 'Combien des liens nets de la table réelle subsistent ?',
    reading:
      'Parmi les paires de colonnes dont la corrélation des rangs est nette dans les lignes d’apprentissage et d’au moins 0,1, proportion de celles dont il reste plus de la moitié dans les lignes synthétiques, dans le même sens. Les lignes réelles hors apprentissage montrent combien le hasard seul en affaiblit de moitié. Toutes les paires comptent autant, et celles qui partagent une colonne ne sont pas indépendantes : l’intervalle, calculé sur les paires, n’est qu’indicatif.',
  },
  'fidelity.total-variation-2': {
    title: 'Variation totale à deux colonnes',
    question: 'De combien les distributions conjointes de deux colonnes s’écartent-elles des vraies ?',
    reading:
      'Moyenne, sur des ensembles de 2 colonnes, de la demi-somme des écarts entre les proportions des cases ; 0 : identique. Deux échantillons réels diffèrent aussi : comparez aux lignes réelles hors apprentissage, qui montrent l’effet du hasard seul.',
  },
  'fidelity.total-variation-3': {
    title: 'Variation totale à trois colonnes',
    question: 'De combien les distributions conjointes de trois colonnes s’écartent-elles des vraies ?',
    reading:
      'Moyenne, sur des ensembles de 3 colonnes, de la demi-somme des écarts entre les proportions des cases ; 0 : identique. Deux échantillons réels diffèrent aussi : comparez aux lignes réelles hors apprentissage, qui montrent l’effet du hasard seul.',
  },
  'fidelity.missingness': {
    title: 'Valeurs manquantes',
    question: 'Les valeurs manquent-elles aussi souvent, et ensemble, que dans la table réelle ?',
    reading:
      'Un moins la variation totale entre les profils de valeurs manquantes des lignes ; 1 : identique. Elle n’indique pas si les valeurs présentes sont justes.',
  },
  'fidelity.rare-levels': {
    title: 'Modalités rares conservées',
    question: 'Les modalités rares subsistent-elles ?',
    reading:
      'Proportion des modalités comptant au moins 5 lignes d’apprentissage, mais au plus 5 % d’entre elles, qui sont présentes dans la table synthétique. Les modalités plus rares sont écartées : un générateur qui protège les personnes les regroupe. Elle n’indique ni combien de fois ces modalités apparaissent, ni chez qui.',
  },
  'fidelity.tails': {
    title: 'Queues conservées',
    question: 'Les nombres extrêmes sont-ils aussi fréquents que dans la table réelle ?',
    reading:
      'Moyenne, sur les 2 % les plus bas et les plus hauts de chaque colonne de nombres, de la plus petite proportion de lignes rapportée à la plus grande ; 1 : aussi fréquents. Elle ne tient pas compte du caractère plus ou moins extrême des valeurs, et une queue de peu de lignes concorde mal par hasard : comparez aux lignes réelles hors apprentissage.',
  },
  'fidelity.subgroups': {
    title: 'Forme des colonnes dans les sous-groupes',
    question: 'Les petits groupes de personnes sont-ils aussi fidèles que l’ensemble ?',
    reading:
      'Moyenne, sur les sous-groupes d’au moins 50 lignes d’apprentissage, de la forme moyenne des colonnes en leur sein ; 1 : identique. Les petits groupes diffèrent davantage par hasard : comparez aux lignes réelles hors apprentissage. Les groupes sont définis par des quasi-identifiants pris un à un, non par leurs combinaisons.',
  },
  'fidelity.survival': {
    title: 'Courbes de survie',
    question: 'La survie est-elle la même dans la table synthétique que dans la table réelle ?',
    reading:
      'Moyenne dans le temps de la distance entre les courbes de Kaplan–Meier des lignes d’apprentissage et des lignes synthétiques, jusqu’au moment où un dixième des lignes d’apprentissage est encore suivi ; 0 : identique. La comparaison est globale : les courbes de sous-groupes peuvent différer.',
  },
  'fidelity.alpha-precision': {
    title: 'α-précision',
    question:
      'Les lignes synthétiques se trouvent-elles là où sont les lignes réelles, au centre comme en périphérie ?',
    reading:
      'Concordance, pour toutes les tailles de boule, entre la proportion de lignes synthétiques et celle de lignes réelles dans une boule autour du centre des lignes réelles ; 1 : égalité. Nombres standardisés et modalités codées 0/1 ; en grande dimension, les distances disent peu de chaque colonne.',
  },
  'fidelity.beta-recall': {
    title: 'β-rappel',
    question: 'Chaque type de ligne réelle est-il représenté parmi les lignes synthétiques ?',
    reading:
      'Proportion de lignes réelles ayant une ligne synthétique plus proche que leur plus proche voisine réelle, selon la proportion de lignes synthétiques prises en compte ; une copie atteint la valeur la plus élevée, et les lignes réelles hors apprentissage montrent ce qui est possible sans copier.',
  },
  'fidelity.density': {
    title: 'Densité',
    question:
      'Les lignes synthétiques sont-elles là où les réelles sont nombreuses, et pas seulement près d’un point isolé ?',
    reading:
      'Nombre moyen de boules centrées sur des lignes réelles, chacune s’étendant jusqu’à la cinquième voisine réelle, qui contiennent une ligne synthétique, divisé par cinq. On attend 1 pour des lignes de la même population ; moins : des lignes dans des zones vides ; plus : une concentration autour des lignes typiques. Comparez aux lignes réelles hors apprentissage.',
  },
  'fidelity.coverage': {
    title: 'Couverture',
    question: 'Chaque voisinage de lignes réelles contient-il une ligne synthétique ?',
    reading:
      'Proportion des lignes réelles dont une ligne synthétique n’est pas plus éloignée que leur cinquième voisine réelle ; à effectif égal, des lignes de la même population atteignent environ 0,97, et une table qui omet un groupe perd la proportion qu’il représente. Une copie atteint 1.',
  },
  'fidelity.pmse-ratio': {
    title: 'Rapport des scores de propension (pMSE)',
    question: 'Un modèle simple, colonne par colonne, décèle-t-il un écart qui dépasse le hasard ?',
    reading:
      'Erreur quadratique moyenne des scores de propension, rapportée à celle de deux échantillons d’une même population ; 1 : effet du hasard seul. Le modèle considère les colonnes une à une : il ne remarque pas que des colonnes sont devenues indépendantes.',
  },
  'fidelity.c2st': {
    title: 'Reconnaissance par gradient boosting',
    question: 'Un classifieur puissant distingue-t-il les lignes synthétiques de lignes réelles hors apprentissage ?',
    reading:
      'Aire sous la courbe ROC d’arbres de gradient boosting entraînés à les distinguer, sur des lignes ayant été mises de côté ; un demi : indiscernables ; 1 : toujours reconnues. Elle indique ce qui trahit la table, non si cela nuit à son usage.',
  },
  'fidelity.digits': {
    title: 'Reconnaissance par les chiffres',
    question: 'Les nombres et les dates sont-ils écrits comme dans la table réelle ?',
    reading:
      'Aire sous la courbe ROC d’arbres de gradient boosting qui ne voient que la façon dont les nombres et les dates sont écrits (décimales, derniers chiffres, restes de division, multiples d’unités courantes, jours entiers, jours de la semaine), ni leur grandeur ni ce qui manque ; un demi : indiscernables ; 1 : toujours reconnues. Des colonnes indépendantes peuvent faire aussi bien que des lignes réelles : les liens entre colonnes ne sont pas examinés. Une colonne réelle est lue avec le nombre de décimales que le schéma annonce.',
  },
  'utility.tstr': {
    title: 'Ajusté sur le synthétique, testé sur le réel',
    question: 'Un modèle ajusté sur la table synthétique prédit-il ce qu’il advient de personnes réelles ?',
    reading:
      'Gain sur le hasard d’arbres de gradient boosting ajustés sur les lignes synthétiques et testés sur des lignes réelles hors apprentissage, rapporté au gain des mêmes arbres ajustés sur les lignes réelles, en moyenne sur les variables à prédire ; 1 : gain identique ; 0 : rien de plus que le hasard. Des scores de nature différente ne sont jamais moyennés : la section sur l’utilité donne pour chaque variable le sien, l’aire sous la courbe ROC (deux classes ; hasard : 0,5) ou la part de variance expliquée (nombres ; hasard : 0). Les variables que les lignes réelles ne prédisent pas nettement ne comptent pas, et les colonnes qui révèlent à elles seules la variable à prédire sont écartées. Le résultat ne vaut que pour ces variables et ces méthodes.',
  },
  'utility.every-column': {
    title: 'Chaque colonne prédite par les autres',
    question: 'Chaque colonne découle-t-elle encore des autres comme dans la table réelle ?',
    reading:
      'Ce que des arbres de gradient boosting ajustés sur les lignes synthétiques prédisent de chaque colonne de lignes réelles hors apprentissage à partir de toutes les autres, rapporté à ce qu’ils en prédisent une fois ajustés sur autant de lignes d’apprentissage, toutes les colonnes prévisibles ensemble ; 1 : autant ; 0 : rien. Les colonnes qui ont le plus perdu sont nommées : c’est là qu’une formule, une correspondance ou un lien a disparu. Les nombres comptent par leur rang, et les colonnes que les lignes réelles ne prédisent pas sont écartées.',
  },
  'utility.importance': {
    title: 'Accord sur ce qui compte',
    question: 'Retiendrait-on les mêmes colonnes comme importantes pour prédire ?',
    reading:
      'Moyenne, sur les variables à prédire, de la corrélation des rangs entre les importances des colonnes pour des arbres de gradient boosting ajustés sur le réel et sur le synthétique : ce que la permutation d’une colonne de lignes réelles hors apprentissage retire au score. 1 : même ordre ; 0 : aucun rapport. Les colonnes peu importantes sont classées au hasard, et une importance n’est pas une cause : comparez aux lignes réelles hors apprentissage.',
  },
  'utility.concordance': {
    title: 'Survie prédite pour des personnes réelles (indice C de Harrell)',
    question:
      'Un modèle de survie ajusté sur la table synthétique prédit-il quelle personne réelle présente l’événement la première ?',
    reading:
      'Parmi les paires de personnes réelles hors apprentissage dont l’une a présenté l’événement la première, proportion où un modèle de Cox ajusté sur les lignes synthétiques lui attribue le risque le plus élevé, en moyenne sur les durées du schéma ; 0,5 correspond au hasard. La copie des lignes d’apprentissage montre ce qu’atteignent les lignes réelles. Seul l’ordre est évalué, pas la durée de survie.',
  },
  'utility.subgroups': {
    title: 'Ajusté sur le synthétique, testé dans des sous-groupes réels',
    question: 'Un modèle ajusté sur la table synthétique convient-il à chaque groupe de personnes ?',
    reading:
      'Gain sur le hasard d’arbres de gradient boosting ajustés sur toutes les lignes synthétiques, à l’intérieur des sous-groupes (modalités des quasi-identifiants, tiers de ceux qui sont des nombres ; au moins 40 lignes réelles hors apprentissage, dont 10 de chaque classe), rapporté au gain des mêmes arbres ajustés sur les lignes réelles : tous les sous-groupes d’une variable ensemble, en moyenne sur les variables que les lignes réelles prédisent nettement ; 1 : gain identique ; 0 : rien de plus que le hasard. Les groupes sont définis par des quasi-identifiants pris un à un, non par leurs combinaisons ; un groupe qui gagne compense un groupe qui perd : la section sur l’utilité les présente un par un.',
  },
  'utility.lost-effects': {
    title: 'Effets nets perdus',
    question:
      'Une régression sur la table synthétique manquerait-elle un résultat de la table réelle, ou conclurait-elle le contraire ?',
    reading:
      'Parmi les coefficients nets dans les régressions des lignes d’apprentissage (logistiques, linéaires ou de Cox, à effets principaux, une par variable à prédire et par durée jusqu’à un événement), proportion de ceux dont il reste au plus un quart dans celles des lignes synthétiques, ou qui s’inversent. Seules comptent les pertes qui dépassent le hasard : celles que l’ensemble des coefficients d’une table de personnes hors apprentissage ne montrerait qu’une fois sur dix (valeur) ou une fois sur cent (borne inférieure de l’intervalle).',
  },
  'utility.replication': {
    title: 'Coefficients de régression reproduits',
    question: 'Une régression sur la table synthétique conduirait-elle aux mêmes conclusions ?',
    reading:
      'Moyenne, sur les termes d’une régression par variable à prédire (logistique ou linéaire) et par durée (Cox), du recouvrement des intervalles à 95 % des deux coefficients ; 1 : même intervalle ; 0 : intervalles disjoints, ou pas de coefficient fini dans la table synthétique. Les lignes réelles hors apprentissage montrent la part du hasard. Un seul modèle par variable est examiné, à effets principaux, sans les colonnes qui la révèlent à elles seules.',
  },
  'privacy.exact-copies': {
    title: 'Copies exactes',
    question: 'Des lignes réelles sont-elles diffusées telles quelles ?',
    reading:
      'Proportion des lignes synthétiques identiques à une ligne d’apprentissage dans toutes les colonnes modélisées. Dans une table comptant peu de lignes distinctes, des personnes réelles coïncident aussi : comparez aux lignes réelles hors apprentissage. L’absence de copie ne signifie pas que personne n’est reconnaissable.',
  },
  'privacy.exposed-people': {
    title: 'Personnes les plus exposées',
    question: 'La table diffusée contient-elle des lignes des personnes les plus singulières ?',
    reading:
      'Nombre de personnes, parmi les plus singulières du jeu d’apprentissage, dont la table diffusée contient une copie, une copie à une ou deux colonnes près, ou une ligne plus proche que le hasard ne l’explique, au-delà de ce qu’elle contient de personnes dont elle ne peut rien savoir ; 0 lorsque le hasard l’explique au moins une fois sur cent. Une seule est déjà de trop. Seules les personnes les plus exposées sont examinées, et 0 ne montre pas que les autres sont protégées.',
  },
  'privacy.rare-values': {
    title: 'Valeurs rares diffusées',
    question: 'La table diffusée contient-elle des valeurs que très peu de personnes présentent ?',
    reading:
      'Nombre de valeurs et de modalités propres à une seule personne, dans les lignes d’apprentissage, qui figurent dans la table diffusée, au-delà de ce qu’elle contient de telles valeurs de personnes dont elle ne peut rien savoir ; 0 lorsque le hasard l’explique au moins une fois sur mille. Le détail dénombre, des deux côtés, toutes les valeurs portées par moins de cinq personnes. Une valeur peut s’y trouver par hasard, et 0 ne montre pas qu’aucune n’a été reprise.',
  },
  'privacy.row-order': {
    title: 'Ordre des lignes',
    question: 'L’ordre des lignes suit-il celui des lignes d’apprentissage ?',
    reading:
      'Corrélation des rangs, en valeur absolue, entre la position d’une ligne diffusée et celle de la ligne d’apprentissage la plus proche, diminuée de la même corrélation avec des lignes réelles hors apprentissage : des tables triées de la même façon la présentent sans qu’il y ait fuite. 0 lorsque le hasard l’explique au moins une fois sur mille. Quiconque connaît l’ordre de la table réelle saurait de qui provient une ligne. Aucun autre ordre n’est examiné.',
  },
  'privacy.low-digits': {
    title: 'Chiffres au-delà de la précision',
    question: 'Les chiffres au-delà de la précision de la table réelle véhiculent-ils une information ?',
    reading:
      'Nombre de colonnes comportant des chiffres plus fins que la précision déclarée dans le schéma et que celle de toutes les lignes réelles, lorsque ces chiffres dépendent d’une colonne des lignes d’apprentissage (par la position dans la table ou par la ligne la plus proche) ou ne sont pas répartis uniformément comme le serait un bruit. Personne n’en a besoin, et l’on peut tout y dissimuler : arrondissez. Les chiffres en deçà de la précision ne sont pas examinés.',
  },
  'privacy.dcr-share': {
    title: 'Plus proche de l’apprentissage que du contrôle',
    question: 'Les lignes synthétiques sont-elles plus proches des lignes d’apprentissage que de lignes jamais vues ?',
    reading:
      'Proportion des lignes synthétiques dont la plus proche ligne réelle est une ligne d’apprentissage plutôt qu’une ligne hors apprentissage, à effectifs égaux ; un demi : aucune différence. C’est un contrôle des copies, jamais un score de protection : des personnes peuvent être reconnues alors que la valeur est d’un demi. L’intervalle tient compte des lignes synthétiques tirées, pas d’une autre répartition des lignes réelles.',
  },
  'privacy.nndr': {
    title: 'Rapport des distances aux plus proches voisins',
    question:
      'Les lignes synthétiques désignent-elles une ligne d’apprentissage précise, dont elles seraient proches ?',
    reading:
      'Médiane, sur les lignes synthétiques, du rapport entre la distance à la plus proche ligne d’apprentissage et la distance à la deuxième ; près de 0, une seule ligne réelle est toute proche. C’est un contrôle des copies, jamais un score de protection : il porte sur les lignes synthétiques typiques, et les autres peuvent trahir des personnes. Comparez aux lignes réelles hors apprentissage ; le détail prend autant de lignes d’apprentissage que de contrôle.',
  },
  'privacy.c2st-gap': {
    title: 'Plus proche de l’apprentissage, selon le gradient boosting',
    question:
      'Les lignes synthétiques sont-elles plus difficiles à distinguer des lignes d’apprentissage que de lignes jamais vues ?',
    reading:
      'Aire sous la courbe face à des lignes hors apprentissage, diminuée de la même aire face aux lignes d’apprentissage, à effectifs égaux ; 0 : aucune différence ; au-dessus : la table ressemble davantage à ses lignes d’apprentissage qu’à la population. C’est un contrôle des copies : 0 n’exclut pas que des personnes soient reconnues.',
  },
  'privacy.membership-dcr': {
    title: 'Appartenance par la distance',
    question:
      'Un attaquant qui détient un enregistrement peut-il savoir, par la proximité d’une ligne synthétique, s’il a servi à l’apprentissage ?',
    reading:
      'Aire sous la courbe ROC lorsque l’on déclare « membre » les enregistrements proches d’une ligne synthétique ; un demi correspond au hasard. C’est une attaque faible : un demi n’exclut pas le succès d’attaques plus fortes.',
  },
  'privacy.membership-dcr-difference': {
    title: 'Appartenance par la distance calibrée',
    question:
      'Un attaquant qui détient aussi d’autres lignes réelles peut-il savoir si un enregistrement a servi à l’apprentissage ?',
    reading:
      'Comme l’appartenance par la distance, après soustraction de la distance à la plus proche ligne de référence, afin que les enregistrements des régions denses ne passent pas pour des membres ; un demi correspond au hasard. Elle n’exclut pas le succès d’attaques plus fortes.',
  },
  'privacy.membership-ensemble': {
    title: 'Appartenance par huit attaques réunies',
    question: 'Huit attaques réunies révèlent-elles qui a servi à l’apprentissage ?',
    reading:
      'Aire sous la courbe ROC de la moyenne des rangs de huit attaques (distance, distance calibrée, proportion de voisins, boule, rapport de densités, vraisemblance locale, classifieur, vraisemblance d’un générateur) ; un demi correspond au hasard. L’attaquant détient des enregistrements complets et d’autres lignes réelles, mais pas le modèle : un demi n’exclut pas le succès d’attaques qui en disposeraient.',
  },
  'privacy.membership-f1': {
    title: 'F1 d’appartenance à la vraie fraction de sondage',
    question:
      'Désigner certains comme membres vaut-il mieux que désigner tout le monde, compte tenu de la fréquence réelle des membres ?',
    reading:
      'Score F1 lorsque l’on déclare membre un enregistrement dont une ligne synthétique ne diffère que par quelques cellules, comparé au score obtenu en déclarant tout le monde membre : 0 : pas mieux ; 1 : parfait ; au-dessus de 0,2, il y a lieu de s’inquiéter (El Emam 2022). Les membres sont supposés aussi fréquents que les lignes d’apprentissage parmi les lignes réelles disponibles ; si la population est plus grande, voyez le détail. Il s’agit d’une seule attaque : 0 n’exclut pas le succès d’autres.',
  },
  'privacy.membership-refit': {
    title: 'Appartenance sur plusieurs ajustements',
    question:
      'Quand le même générateur est ajusté sur d’autres personnes de la même table, une attaque peut-elle dire lesquelles ?',
    reading:
      'Les lignes réelles sont réparties de nouveau quatorze fois, le générateur est ajusté sur autant de personnes que pour la diffusion, et neuf attaques contre les tables qu’il produit doivent retrouver ces personnes ; aire moyenne sous la courbe ROC, un demi correspondant au hasard. Chaque fois est retenue l’attaque la meilleure sur les autres ajustements. C’est le générateur, sur cette table, qui est mis à l’épreuve, avec plus de certitude que ne le permet une seule diffusion ; le détail donne la même mesure pour les personnes d’une autre répartition, qui doit valoir un demi.',
  },
  'privacy.shadow-membership': {
    title: 'Appartenance, avec accès au générateur',
    question:
      'Un attaquant capable d’exécuter le même générateur peut-il savoir si une personne donnée a servi à l’apprentissage ?',
    reading:
      'Moyenne, sur les dix enregistrements les plus isolés et dix pris au hasard, de l’aire sous la courbe ROC d’une attaque entraînée sur des modèles fantômes (shadow models) ; un demi correspond au hasard. C’est le modèle qui est attaqué, pas cette diffusion. Le détail donne l’enregistrement le plus exposé et une borne inférieure de ε, qui peut révéler une fuite mais jamais en prouver l’absence.',
  },
  'privacy.singling-out': {
    title: 'Individualisation',
    question: 'Des affirmations tirées de la table synthétique désignent-elles exactement une personne réelle ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin) : dans quelle mesure une affirmation vraie d’une seule ligne synthétique est plus souvent vraie d’une seule ligne d’apprentissage que d’une seule ligne hors apprentissage, à effectifs égaux. 0 signifie que les affirmations ne visent pas mieux les personnes du jeu d’apprentissage, non que personne n’est unique.',
  },
  'privacy.linkability': {
    title: 'Corrélation',
    question: 'La table synthétique aide-t-elle à relier deux moitiés d’enregistrement d’une même personne ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin) : dans quelle mesure les deux moitiés d’une ligne d’apprentissage ont plus souvent des voisins synthétiques en commun que celles d’une ligne hors apprentissage. 0 : aucune aide concernant les personnes du jeu d’apprentissage. Chaque moitié comprend une colonne sur deux ; d’autres découpages peuvent faire mieux.',
  },
  'privacy.inference': {
    title: 'Inférence d’informations sensibles',
    question:
      'La table synthétique révèle-t-elle des informations sensibles sur les personnes du jeu d’apprentissage ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin), en moyenne sur les variables sensibles, de la plus forte de deux attaques (ligne synthétique la plus proche, gradient boosting) : dans quelle mesure les valeurs sensibles des lignes d’apprentissage sont devinées plus souvent que celles de lignes hors apprentissage. Ce que l’on peut déduire pour n’importe qui à partir de ses autres colonnes n’est pas une fuite et n’est pas compté.',
  },
  'privacy.homogeneous-classes': {
    title: 'Informations sensibles livrées par un groupe',
    question:
      'Toutes les personnes d’un groupe partagent-elles une même information sensible, de sorte qu’en faire partie la révèle ?',
    reading:
      'Proportion des lignes diffusées dont le groupe (les lignes semblables dans les colonnes connues) n’a qu’une seule valeur d’une variable sensible, au-delà de ce qu’auraient des groupes de mêmes tailles tirés au hasard, pour la variable la plus touchée ; 0 lorsque le hasard explique le nombre de groupes à une seule valeur dans un cas sur cent ou plus. Être k dans un groupe ne protège pas si tous partagent la même valeur. Les lignes seules dans leur groupe relèvent de l’individualisation et ne sont pas comptées.',
  },
  'privacy.record-linkage': {
    title: 'Lignes retrouvées avec toutes les colonnes',
    question: 'La ligne d’une personne est-elle la plus proche, pour qui connaît le reste de son dossier ?',
    reading:
      'Proportion attendue des personnes dont un attaquant retrouve la propre ligne diffusée s’il connaît tout leur dossier et prend la ligne la plus proche, ou l’une d’elles au hasard si plusieurs sont aussi proches. Tant que des colonnes communes restent inchangées, presque tout le monde est retrouvé : c’est ce que laissent le masquage et le k-anonymat, et non une erreur de leur part. Un attaquant qui en sait moins retrouve moins de personnes.',
  },
  'privacy.record-linkage-known': {
    title: 'Lignes retrouvées avec les colonnes connues',
    question: 'La ligne d’une personne est-elle retrouvée grâce à ce que d’autres peuvent savoir d’elle ?',
    reading:
      'Proportion attendue des personnes dont un attaquant retrouve la propre ligne diffusée en en prenant une au hasard parmi celles qui concordent avec elles dans toutes les colonnes connues, à la précision de la diffusion. C’est un divisé par la taille de leur groupe lorsque rien n’a été bruité ; une personne dont la ligne a été supprimée ou déplacée n’est pas retrouvée.',
  },
  'privacy.attribute-disclosure': {
    title: 'Divulgation d’attributs par recherche',
    question: 'La recherche des quasi-identifiants livre-t-elle souvent une information sensible avec certitude ?',
    reading:
      'Moyenne, sur les variables sensibles, de la proportion des lignes d’apprentissage dont les quasi-identifiants apparaissent dans la table synthétique avec une seule valeur de cette variable, la bonne (DiSCO). C’est souvent le cas aussi pour des personnes hors apprentissage : comparez aux lignes de contrôle dans le détail. Les nombres sont découpés en dix classes.',
  },
  'privacy.replicated-uniques': {
    title: 'Combinaisons uniques reproduites',
    question:
      'Les personnes uniques par ce que d’autres savent d’elles se retrouvent-elles, uniques, dans la table synthétique ?',
    reading:
      'Proportion des lignes d’apprentissage uniques par leurs quasi-identifiants et dont la combinaison apparaît exactement une fois dans la table synthétique. Le hasard touche aussi des personnes hors apprentissage : comparez aux lignes de contrôle dans le détail. C’est une combinaison qui est reproduite, pas une personne ; rien n’indique que le reste de la ligne soit le sien.',
  },
  'privacy.records-at-risk': {
    title: 'Enregistrements qui se détachent',
    question: 'Combien de personnes ont une ligne synthétique anormalement proche d’elles ?',
    reading:
      'Proportion des lignes d’apprentissage dont une ligne synthétique est plus proche, relativement aux autres lignes réelles, que pour 99 % des lignes hors apprentissage ; environ 1 % se détachent par hasard. Elle désigne les personnes à examiner en premier ; elle ne montre pas que les autres sont protégées.',
  },
}
