import type { MetricTexts } from './metric-texts.js'

/** Titre, question et lecture de chaque mesure ; un test exige une entrée par mesure du catalogue. */
export const frenchMetrics: Readonly<Record<string, MetricTexts>> = {
  'validity.bounds': {
    title: 'Valeurs dans les bornes',
    question: 'Tous les nombres et toutes les dates sont-ils possibles ?',
    reading:
      'Part des lignes dont chaque nombre est dans les bornes du schéma (à défaut : dans l’étendue de l’apprentissage élargie d’un dixième de chaque côté, jamais sous 0 si aucune valeur d’apprentissage ne l’est). Elle ne dit pas si des valeurs possibles sont plausibles ensemble.',
  },
  'validity.levels': {
    title: 'Modalités connues',
    question: 'Chaque catégorie existe-t-elle ?',
    reading:
      'Part des lignes dont toutes les modalités figurent dans le schéma (dans l’apprentissage, si le schéma n’en liste pas). Ce qui remplace les modalités de peu de personnes, comme (other), figure dans le schéma de la diffusion elle-même.',
  },
  'validity.keys': {
    title: 'Clés',
    question: 'Les identifiants identifient-ils encore ?',
    reading:
      'Part des lignes dont les identifiants sont présents quand chaque ligne d’apprentissage en a un, et uniques quand ils le sont dans l’apprentissage. Les identifiants ne sont pas comparés aux vrais.',
  },
  'validity.rules': {
    title: 'Règles',
    question: 'Les lignes obéissent-elles aux règles du schéma ?',
    reading:
      'Part des lignes qui n’enfreignent aucune règle du schéma ; une règle qui a besoin d’une cellule manquante n’est pas enfreinte. Seules les règles que quelqu’un a écrites sont testées ; voir combien de lignes réelles les enfreignent.',
  },
  'validity.relations': {
    title: 'Relations entre colonnes',
    question: 'Les colonnes qui découlent d’autres le font-elles encore ?',
    reading:
      'Part des lignes qui n’enfreignent aucune relation du schéma : ordres, formules, fonctions, seuils, présences et autres sortes, et règles qui énoncent un ordre. Ce qu’une relation laisse ouvert est appris de l’apprentissage. Sans schéma écrit par une personne, ce sont les relations trouvées et gardées ; les remarques les nomment.',
  },
  'validity.found-relations': {
    title: 'Ce que toutes les vraies lignes respectent',
    question: 'Des lignes enfreignent-elles ce qu’aucune vraie ligne n’enfreint, bien que personne ne l’ait écrit ?',
    reading:
      'Part des lignes qui n’enfreignent aucune relation (ordre, formule, fonction, coupe, présence ou autre) trouvée dans les lignes d’apprentissage au-delà du hasard, qui a un sens, que toutes les lignes de contrôle respectent aussi et que le schéma n’énonce pas ; qui gardent la seule valeur d’une colonne qui n’en a qu’une ; et dont les dates ne dépassent pas la dernière vraie date. Les lignes réelles inédites montrent combien de ces énoncés sont des accidents. Ce qu’aucune paire de colonnes ne montre n’est pas trouvé.',
  },
  'validity.precision': {
    title: 'Précision déclarée',
    question: 'Les nombres et les dates ont-ils la finesse déclarée ?',
    reading:
      'Part des lignes sans nombre ni date plus fins que la précision déclarée par le schéma (à défaut : que toute ligne réelle). Des valeurs plus fines trahissent une table synthétique et laissent de la place à ce que personne ne voit. Elle ne dit pas si les chiffres en deçà de la précision sont plausibles.',
  },
  'fidelity.shape': {
    title: 'Forme des colonnes',
    question: 'Chaque colonne, prise seule, a-t-elle la distribution de la table réelle ?',
    reading:
      'Moyenne sur les colonnes de un moins le plus grand écart entre fonctions de répartition (nombres) ou de un moins la variation totale (modalités) ; 1 est identique. Elle ne dit rien des liens entre colonnes.',
  },
  'fidelity.pair-trends': {
    title: 'Liens par paires',
    question: 'Les paires de colonnes vont-elles ensemble comme dans la table réelle ?',
    reading:
      'Moyenne sur toutes les paires de un moins la moitié de l’écart des corrélations (deux nombres) ou de un moins la variation totale du tableau croisé (autres paires) ; 1 est identique. Les paires sans lien la relèvent, et les liens entre trois colonnes ou plus ne s’y voient pas.',
  },
  'fidelity.informative-pairs': {
    title: 'Paires liées',
    question: 'Les colonnes qui vont ensemble le font-elles encore ?',
    reading:
      'Moyenne sur les paires de un moins la variation totale du tableau croisé, chaque paire pesant l’information mutuelle qu’elle a dans l’apprentissage ; 1 est identique. Contrairement aux liens par paires, des paires sans rapport ne peuvent pas la relever.',
  },
  'fidelity.blocks': {
    title: 'Blocs de colonnes',
    question:
      'Les groupes de colonnes qui vont ensemble, comme les questions d’un questionnaire, se tiennent-ils encore ?',
    reading:
      'Corrélation moyenne des rangs à l’intérieur des groupes d’au moins trois colonnes, chaque paire comptée dans son sens réel, rapportée à celle de l’apprentissage ; 1 se tient aussi bien, 0 plus rien ne les tient, en dessous ils sont inversés. Les groupes sont ceux de l’apprentissage dont les colonnes ont une corrélation moyenne d’au moins 0,25 ; les chercher flatte un peu l’apprentissage : comparer aux lignes réelles inédites.',
  },
  'fidelity.lost-relations': {
    title: 'Liens nets perdus',
    question: 'Un lien net dans la vraie table a-t-il disparu, ou changé de sens ?',
    reading:
      'Parmi les paires de colonnes dont la corrélation de rang est nette dans les lignes d’apprentissage et d’au moins 0,1, la part dont il reste au plus un quart dans les lignes synthétiques, ou le contraire. Seules comptent les pertes au-delà du hasard : la valeur retient celles que toutes les paires ensemble montrent par hasard une fois sur dix tables de personnes inédites, le bas de l’intervalle une fois sur cent. La corrélation de rang voit ce qui monte ou descend ensemble, non une courbe qui se retourne.',
  },
  'fidelity.kept-relations': {
    title: 'Liens nets conservés',
    question: 'Combien des liens nets de la vraie table sont encore là ?',
    reading:
      'Parmi les paires de colonnes dont la corrélation de rang est nette dans les lignes d’apprentissage et d’au moins 0,1, la part dont il reste plus de la moitié dans les lignes synthétiques, dans le même sens. Les lignes réelles inédites montrent combien le hasard seul en affaiblit de moitié. Chaque paire compte autant, et des paires d’une même colonne ne sont pas indépendantes : l’intervalle, pris sur les paires, n’est qu’un repère.',
  },
  'fidelity.total-variation-2': {
    title: 'Variation totale à deux colonnes',
    question: 'De combien les distributions conjointes de deux colonnes s’écartent-elles des vraies ?',
    reading:
      'Moyenne, sur des ensembles de 2 colonnes, de la demi-somme des écarts entre parts de cellules ; 0 est identique. Deux échantillons réels diffèrent aussi : comparer aux lignes réelles inédites, qui montrent ce que fait le hasard seul.',
  },
  'fidelity.total-variation-3': {
    title: 'Variation totale à trois colonnes',
    question: 'De combien les distributions conjointes de trois colonnes s’écartent-elles des vraies ?',
    reading:
      'Moyenne, sur des ensembles de 3 colonnes, de la demi-somme des écarts entre parts de cellules ; 0 est identique. Deux échantillons réels diffèrent aussi : comparer aux lignes réelles inédites, qui montrent ce que fait le hasard seul.',
  },
  'fidelity.missingness': {
    title: 'Cellules manquantes',
    question: 'Les cellules manquent-elles aussi souvent, et ensemble, que dans la table réelle ?',
    reading:
      'Un moins la variation totale entre les motifs de cellules manquantes d’une ligne ; 1 est identique. Elle ne dit pas si les cellules présentes sont justes.',
  },
  'fidelity.rare-levels': {
    title: 'Modalités rares conservées',
    question: 'Les catégories rares survivent-elles ?',
    reading:
      'Part des modalités d’au moins 5 lignes d’apprentissage, mais de 5 % d’entre elles au plus, présentes dans la table synthétique. Les modalités de moins de lignes sont laissées de côté : un générateur qui protège les personnes les réunit. Elle ne dit ni combien de fois elles apparaissent, ni chez qui.',
  },
  'fidelity.tails': {
    title: 'Queues conservées',
    question: 'Les nombres extrêmes sont-ils aussi fréquents que dans la table réelle ?',
    reading:
      'Moyenne, sur les 2 % les plus bas et les plus hauts de chaque colonne de nombres, de la plus petite part de lignes rapportée à la plus grande ; 1 est aussi fréquent. Elle ne regarde pas à quel point ils sont extrêmes, et une queue de peu de lignes concorde mal par hasard : comparer aux lignes réelles inédites.',
  },
  'fidelity.subgroups': {
    title: 'Forme des colonnes dans les sous-groupes',
    question: 'Les petits groupes de personnes sont-ils aussi fidèles que l’ensemble ?',
    reading:
      'Moyenne, sur les sous-groupes d’au moins 50 lignes d’apprentissage, de la forme moyenne des colonnes en leur sein ; 1 est identique. Les petits groupes diffèrent davantage par hasard : comparer aux lignes réelles inédites. Les groupes sont des quasi-identifiants pris un à un, pas leurs combinaisons.',
  },
  'fidelity.survival': {
    title: 'Courbes de survie',
    question: 'Vit-on aussi longtemps dans la table synthétique que dans la vraie ?',
    reading:
      'Moyenne dans le temps de la distance entre les courbes de Kaplan–Meier des lignes d’apprentissage et synthétiques, jusqu’au temps après lequel un dixième des lignes d’apprentissage est suivi ; 0 est identique. Elle compare tout le monde ensemble : les courbes de sous-groupes peuvent différer.',
  },
  'fidelity.alpha-precision': {
    title: 'α-précision',
    question: 'Les lignes synthétiques sont-elles là où sont les lignes réelles, au centre comme au bord ?',
    reading:
      'Accord, pour toutes les tailles de boule, entre la part des lignes synthétiques dans une boule autour du centre réel et celle des lignes réelles ; 1 est égal. Nombres standardisés et modalités en 0/1 ; en grande dimension, les distances disent peu des colonnes isolées.',
  },
  'fidelity.beta-recall': {
    title: 'β-rappel',
    question: 'Chaque sorte de ligne réelle est-elle représentée parmi les synthétiques ?',
    reading:
      'Combien de lignes réelles ont une ligne synthétique plus proche que leur plus proche voisine réelle, selon la part des lignes synthétiques ; une copie atteint la valeur la plus haute, et les lignes réelles inédites montrent ce qui est possible sans copier.',
  },
  'fidelity.density': {
    title: 'Densité',
    question:
      'Les lignes synthétiques sont-elles là où les réelles sont nombreuses, et pas seulement près d’un point isolé ?',
    reading:
      'Nombre moyen de boules autour de lignes réelles, chacune allant jusqu’à la cinquième voisine réelle, où tombe une ligne synthétique, divisé par cinq. On attend 1 de lignes de la même population ; moins, ce sont des lignes dans le vide ; plus, un entassement là où les lignes sont typiques. Comparer aux lignes réelles inédites.',
  },
  'fidelity.coverage': {
    title: 'Couverture',
    question: 'Chaque voisinage de lignes réelles contient-il une ligne synthétique ?',
    reading:
      'Part des lignes réelles qui ont une ligne synthétique pas plus loin que leur cinquième voisine réelle ; des lignes de la même population atteignent environ 0,97 à nombre égal, une table qui oublie un groupe perd la part de ce groupe. Une copie atteint 1.',
  },
  'fidelity.pmse-ratio': {
    title: 'Rapport des scores de propension',
    question: 'Un modèle simple de colonnes isolées remarque-t-il un écart au-delà du hasard ?',
    reading:
      'Écart quadratique moyen des scores de propension rapporté à celui de deux échantillons d’une même population ; 1 est l’effet du hasard. Le modèle regarde les colonnes une à une : des colonnes indépendantes lui échappent.',
  },
  'fidelity.c2st': {
    title: 'Distinction par des arbres de gradient boosting',
    question:
      'Un classifieur puissant distingue-t-il les lignes synthétiques de lignes réelles dont personne n’a appris ?',
    reading:
      'Aire sous la courbe ROC d’arbres de gradient boosting entraînés à les distinguer, sur des lignes qu’ils n’ont pas apprises ; un demi est indiscernable pour eux, 1 toujours reconnu. Elle nomme ce qui trahit la table, pas si cela nuit à son usage.',
  },
  'fidelity.digits': {
    title: 'Distinction par les chiffres',
    question: 'Les nombres et les dates sont-ils écrits comme dans la table réelle ?',
    reading:
      'Aire sous la courbe ROC d’arbres de gradient boosting qui ne voient que la façon dont nombres et dates sont écrits (décimales, derniers chiffres, restes, multiples d’unités courantes, jours entiers, jours de la semaine), ni leur grandeur ni ce qui manque ; un demi est indiscernable, 1 toujours reconnu. Des colonnes indépendantes peuvent y faire aussi bien que des lignes réelles : rien n’est demandé des liens entre colonnes.',
  },
  'utility.tstr': {
    title: 'Apprendre sur le synthétique, tester sur le réel',
    question: 'Un modèle appris sur la table synthétique prédit-il ce qui arrive à des personnes réelles ?',
    reading:
      'Ce que des arbres de gradient boosting appris sur les lignes synthétiques gagnent sur le hasard auprès de lignes réelles jamais vues, rapporté à ce que gagnent les mêmes arbres appris sur les lignes réelles, en moyenne sur les variables à prédire ; 1 : autant, 0 : rien de plus que le hasard. Des scores de nature différente ne sont jamais moyennés : la section sur l’utilité donne pour chaque variable le sien, l’aire sous la courbe ROC (deux classes ; hasard : 0,5) ou la part de variance expliquée (nombres ; hasard : 0). Les variables que les lignes réelles ne prédisent pas nettement ne comptent pas, et les colonnes qui révèlent à elles seules la variable à prédire sont écartées. Le résultat ne vaut que pour ces variables et ces méthodes.',
  },
  'utility.every-column': {
    title: 'Chaque colonne prédite par les autres',
    question: 'Chaque colonne découle-t-elle encore des autres comme dans la table réelle ?',
    reading:
      'Ce que des arbres de gradient boosting appris sur les lignes synthétiques prédisent de chaque colonne de lignes réelles inédites d’après toutes les autres, rapporté à ce qu’ils en prédisent quand ils ont appris sur autant de lignes d’apprentissage, toutes les colonnes prévisibles ensemble ; 1 est autant, 0 rien. Elle nomme les colonnes qui ont le plus perdu : c’est là qu’une formule, une correspondance ou un lien a disparu. Les nombres comptent par leur rang, et les colonnes que les lignes réelles ne prédisent pas sont laissées de côté.',
  },
  'utility.importance': {
    title: 'Accord sur ce qui compte',
    question: 'Trouverait-on les mêmes colonnes importantes pour une issue ?',
    reading:
      'Moyenne sur les issues de la corrélation des rangs entre les importances des colonnes pour des arbres de gradient boosting appris sur le réel et sur le synthétique : ce que le mélange d’une colonne de lignes réelles inédites retire au score. 1 est le même ordre, 0 aucun rapport. Les colonnes qui comptent à peine sont classées au hasard, et importance n’est pas cause : comparer aux lignes réelles inédites.',
  },
  'utility.concordance': {
    title: 'Survie prédite pour des personnes réelles (C de Harrell)',
    question: 'Un modèle de survie de la table synthétique dit-il quelle personne réelle a l’événement la première ?',
    reading:
      'Parmi les paires de personnes réelles inédites dont l’une a eu l’événement la première, part où un modèle de Cox des lignes synthétiques lui donne le risque le plus élevé, en moyenne sur les durées du schéma ; 0,5 est deviner. La copie de l’apprentissage montre ce qu’atteignent les vraies lignes. Seul l’ordre est demandé, pas la durée de vie.',
  },
  'utility.subgroups': {
    title: 'Appris sur le synthétique, testé dans des sous-groupes réels',
    question: 'Un modèle appris sur la table synthétique sert-il chaque groupe de personnes ?',
    reading:
      'Ce que des arbres de gradient boosting appris sur toutes les lignes synthétiques gagnent sur le hasard à l’intérieur des sous-groupes (modalités des quasi-identifiants, tiers de ceux qui sont des nombres ; au moins 40 lignes réelles jamais vues, dont 10 de chaque classe), rapporté à ce que les mêmes arbres y gagnent quand ils ont appris sur les lignes réelles : tous les sous-groupes d’une variable ensemble, en moyenne sur les variables que les lignes réelles prédisent nettement ; 1 : autant, 0 : rien de plus que le hasard. Les groupes sont des quasi-identifiants pris un à un, et non leurs combinaisons ; un groupe qui gagne compense un groupe qui perd : la section sur l’utilité les montre un par un.',
  },
  'utility.lost-effects': {
    title: 'Effets nets perdus',
    question:
      'Une régression sur la table synthétique manquerait-elle un résultat de la vraie, ou dirait-elle le contraire ?',
    reading:
      'Parmi les coefficients nets dans les régressions des lignes d’apprentissage (logistique, linéaire ou de Cox, effets principaux, une par issue et par durée jusqu’à un événement), la part dont il reste au plus un quart dans celles des lignes synthétiques, ou le contraire. Seules comptent les pertes au-delà du hasard : la valeur retient celles que tous les coefficients ensemble montrent par hasard une fois sur dix tables de personnes inédites, le bas de l’intervalle une fois sur cent.',
  },
  'utility.replication': {
    title: 'Coefficients de régression reproduits',
    question: 'Une régression sur la table synthétique mènerait-elle aux mêmes conclusions ?',
    reading:
      'Moyenne, sur les termes d’une régression par issue (logistique ou linéaire) et par durée (Cox), du recouvrement des intervalles à 95 % des deux coefficients ; 1 est le même intervalle, 0 disjoint ou pas de coefficient fini dans la table synthétique. Les lignes réelles inédites montrent ce que laisse le hasard. Un seul modèle par issue est demandé, à effets principaux, sans les colonnes qui disent l’issue à elles seules.',
  },
  'privacy.exact-copies': {
    title: 'Copies exactes',
    question: 'Des lignes réelles sont-elles diffusées telles quelles ?',
    reading:
      'Part des lignes synthétiques égales à une ligne d’apprentissage dans chaque colonne modélisée. Dans une table à peu de lignes distinctes, des personnes réelles coïncident aussi : comparer aux lignes réelles inédites. N’en trouver aucune ne veut pas dire que personne n’est reconnaissable.',
  },
  'privacy.exposed-people': {
    title: 'Personnes les plus exposées',
    question: 'La table diffusée contient-elle des lignes des personnes qui se détachent le plus ?',
    reading:
      'Nombre de personnes, parmi celles de l’apprentissage qui se détachent le plus, dont la table diffusée contient une copie, une copie à une ou deux colonnes près, ou une ligne plus proche que le hasard ne l’explique, au-delà de ce qu’elle contient de personnes dont elle ne peut rien avoir appris ; 0 quand le hasard l’explique une fois sur cent ou plus. Une seule est déjà de trop. Seules les personnes les plus exposées sont regardées, et 0 ne montre pas que les autres sont à l’abri.',
  },
  'privacy.rare-values': {
    title: 'Valeurs rares diffusées',
    question: 'Des valeurs que peu de personnes ont figurent-elles dans la table diffusée ?',
    reading:
      'Nombre de valeurs et de modalités propres à une seule personne, dans les lignes d’apprentissage, qui figurent dans la table diffusée au-delà de ce qu’elle contient de telles valeurs de personnes dont elle ne peut rien avoir appris ; 0 quand le hasard l’explique une fois sur mille ou plus. Les détails comptent des deux côtés toutes les valeurs de moins de cinq personnes. Une valeur qui y figure peut être un hasard, et 0 ne montre pas qu’aucune n’a été reprise.',
  },
  'privacy.row-order': {
    title: 'Ordre des lignes',
    question: 'Les lignes se suivent-elles dans l’ordre des lignes d’apprentissage ?',
    reading:
      'Corrélation des rangs, sans son signe, entre la place d’une ligne diffusée et celle de la ligne d’apprentissage la plus proche, moins la même avec des lignes réelles inédites : des tables triées de la même façon l’ont sans fuite. 0 quand le hasard l’explique une fois sur mille ou plus. Qui connaît l’ordre de la table réelle saurait de qui vient une ligne. Aucun autre ordre n’est regardé.',
  },
  'privacy.low-digits': {
    title: 'Chiffres au-delà de la précision',
    question: 'Les chiffres au-delà de la précision de la table réelle portent-ils quelque chose ?',
    reading:
      'Nombre de colonnes dont des chiffres sont plus fins que ce que déclare le schéma et que toute ligne réelle, quand ces chiffres dépendent d’une colonne des lignes d’apprentissage (par la place dans la table ou par la ligne la plus proche) ou ne sont pas répartis également comme l’est un bruit. Personne n’en a besoin, et tout peut s’y écrire : il faut arrondir. Les chiffres en deçà de la précision ne sont pas regardés.',
  },
  'privacy.dcr-share': {
    title: 'Plus proche de l’apprentissage que du contrôle',
    question: 'Les lignes synthétiques sont-elles plus proches des lignes apprises que de lignes jamais vues ?',
    reading:
      'Part des lignes synthétiques dont la plus proche ligne réelle est d’apprentissage plutôt qu’inédite, à nombres égaux ; un demi est aucune différence. Un contrôle des copies, jamais un score de protection : des personnes peuvent être reconnues à un demi. L’intervalle couvre les lignes synthétiques tirées, pas un autre partage des réelles.',
  },
  'privacy.nndr': {
    title: 'Rapport des distances aux plus proches voisins',
    question: 'Les lignes synthétiques isolent-elles une ligne d’apprentissage dont elles sont proches ?',
    reading:
      'Médiane, sur les lignes synthétiques, de la distance à la plus proche ligne d’apprentissage rapportée à celle de la deuxième ; près de 0, une seule ligne réelle est à côté. Un contrôle des copies, jamais un score de protection : elle regarde les lignes synthétiques typiques, et les autres peuvent trahir des personnes. Comparer aux lignes réelles inédites ; les détails ont autant de lignes d’apprentissage que de contrôle.',
  },
  'privacy.c2st-gap': {
    title: 'Plus proche de l’apprentissage, pour des arbres de gradient boosting',
    question:
      'Les lignes synthétiques sont-elles plus difficiles à distinguer des lignes apprises que de lignes jamais vues ?',
    reading:
      'Aire sous la courbe contre des lignes inédites moins la même contre l’apprentissage, à nombres égaux ; 0 est aucune différence, au-dessus la table ressemble plus à son apprentissage qu’à la population. Un contrôle des copies : 0 n’exclut pas la reconnaissance.',
  },
  'privacy.membership-dcr': {
    title: 'Appartenance par la distance',
    question:
      'Qui détient un enregistrement peut-il savoir s’il a servi à l’apprentissage, par la proximité d’une ligne synthétique ?',
    reading:
      'Aire sous la courbe ROC quand on devine « membre » pour les enregistrements proches d’une ligne synthétique ; un demi est deviner à l’aveugle. Une attaque faible : un demi ici n’en exclut pas de plus fortes.',
  },
  'privacy.membership-dcr-difference': {
    title: 'Appartenance par la distance calibrée',
    question:
      'Qui détient aussi d’autres lignes réelles peut-il savoir si un enregistrement a servi à l’apprentissage ?',
    reading:
      'Comme l’appartenance par la distance, en retirant la distance à la plus proche ligne de référence, pour que les enregistrements des régions denses ne paraissent pas membres ; un demi est deviner à l’aveugle. Elle n’exclut pas d’attaques plus fortes.',
  },
  'privacy.membership-ensemble': {
    title: 'Appartenance par huit attaques réunies',
    question: 'Huit attaques réunies disent-elles qui a servi à l’apprentissage ?',
    reading:
      'Aire sous la courbe ROC de la moyenne des rangs de huit attaques (distance, distance calibrée, part des voisins, boule, rapport de densités, vraisemblance locale, classifieur, vraisemblance d’un générateur) ; un demi est deviner à l’aveugle. L’attaquant détient des enregistrements complets et d’autres lignes réelles, pas le modèle : un demi n’exclut pas d’attaques avec lui.',
  },
  'privacy.membership-f1': {
    title: 'F1 d’appartenance à la vraie fraction de sondage',
    question:
      'Désigner des membres vaut-il mieux que désigner tout le monde, quand les membres sont aussi fréquents qu’ils le sont ?',
    reading:
      'F1 quand on appelle membre un enregistrement dont une ligne synthétique diffère de peu de cellules, par rapport à appeler tout le monde membre : 0 n’est pas mieux, 1 est parfait ; au-dessus de 0,2, il y a lieu de s’inquiéter (El Emam 2022). Les membres sont supposés aussi fréquents que les lignes d’apprentissage parmi les lignes réelles disponibles ; si la population est plus grande, voir les détails. Une seule attaque : 0 n’en exclut pas d’autres.',
  },
  'privacy.membership-refit': {
    title: 'Appartenance sur plusieurs ajustements',
    question:
      'Quand le même générateur apprend d’autres personnes de la même table, une attaque peut-elle dire desquelles ?',
    reading:
      'Les lignes réelles sont partagées de nouveau quatorze fois, le générateur est ajusté à autant de personnes que la diffusion en a appris, et neuf attaques contre ce qu’il tire doivent dire qui elles étaient ; aire moyenne sous la courbe ROC, un demi étant deviner à l’aveugle. Chaque fois compte l’attaque la meilleure sur les autres ajustements. C’est le générateur sur cette table qui est mis à l’épreuve, avec plus de certitude qu’une seule diffusion ne le permet ; les détails ont la même mesure pour les personnes d’un autre partage, qui doit valoir un demi.',
  },
  'privacy.shadow-membership': {
    title: 'Appartenance, le générateur en main',
    question: 'Qui peut lancer le même générateur peut-il savoir si une personne choisie a servi à l’apprentissage ?',
    reading:
      'Moyenne, sur les dix enregistrements les plus isolés et dix pris au hasard, de l’aire sous la courbe ROC d’une attaque apprise sur des modèles fantômes ; un demi est deviner à l’aveugle. C’est le modèle qui est attaqué, pas cette diffusion. Les détails ont le pire enregistrement et une borne inférieure de ε, qui peut montrer une fuite mais jamais son absence.',
  },
  'privacy.singling-out': {
    title: 'Individualisation',
    question: 'Des énoncés tirés de la table synthétique désignent-ils exactement une personne réelle ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin) : de combien un énoncé vrai d’une seule ligne synthétique est plus souvent vrai d’une seule ligne d’apprentissage que d’une seule ligne inédite, à nombres égaux. 0 veut dire que les énoncés ne valent pas mieux pour les personnes apprises ; non que personne n’est unique.',
  },
  'privacy.linkability': {
    title: 'Corrélation',
    question: 'La table synthétique aide-t-elle à relier deux moitiés d’enregistrement d’une même personne ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin) : de combien les voisins synthétiques des deux moitiés d’une ligne d’apprentissage se rencontrent plus souvent que ceux d’une ligne inédite. 0 est aucune aide pour les personnes apprises. Les moitiés sont une colonne sur deux ; d’autres partages peuvent faire mieux.',
  },
  'privacy.inference': {
    title: 'Inférence de secrets',
    question: 'La table synthétique dit-elle des secrets des personnes dont elle est apprise ?',
    reading:
      'Risque résiduel (attaque − témoin) / (1 − témoin), en moyenne sur les secrets, de la plus forte de deux attaques (ligne synthétique la plus proche, arbres de gradient boosting) : de combien les secrets des lignes d’apprentissage sont devinés plus souvent que ceux de lignes inédites. Ce que l’on devine de n’importe qui d’après ses autres colonnes n’est pas une fuite et n’est pas compté.',
  },
  'privacy.attribute-disclosure': {
    title: 'Divulgation d’attributs par recherche',
    question: 'Combien de fois la recherche des quasi-identifiants livre-t-elle un secret avec certitude ?',
    reading:
      'Moyenne sur les secrets de la part des lignes d’apprentissage dont les quasi-identifiants apparaissent dans la table synthétique avec une seule valeur du secret, la bonne (DiSCO). Cela vaut aussi souvent pour des personnes inédites : comparer au contrôle dans les détails. Les nombres sont coupés en dix classes.',
  },
  'privacy.replicated-uniques': {
    title: 'Uniques répliqués',
    question:
      'Les personnes uniques par ce que d’autres savent d’elles le sont-elles aussi dans la table synthétique ?',
    reading:
      'Part des lignes d’apprentissage uniques par leurs quasi-identifiants et dont la combinaison apparaît exactement une fois dans la table synthétique. Des personnes inédites sont touchées par hasard aussi : comparer aux lignes de contrôle dans les détails. Ce qui est touché est une combinaison, pas une personne ; cela ne dit pas que le reste de la ligne est à elle.',
  },
  'privacy.records-at-risk': {
    title: 'Enregistrements qui se détachent',
    question: 'Combien de personnes ont une ligne synthétique anormalement proche d’elles ?',
    reading:
      'Part des lignes d’apprentissage qui ont une ligne synthétique plus proche, par rapport à d’autres lignes réelles, que 99 % des lignes inédites ; environ 1 % se détache par hasard. Elle trouve les personnes à regarder d’abord ; elle ne montre pas que les autres sont à l’abri.',
  },
}
