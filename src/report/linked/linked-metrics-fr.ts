import type { MetricTexts } from '../language/metric-texts.js'

/** Titre, question et lecture de chaque mesure des tables liées ; un test exige une entrée par mesure du catalogue. */
export const frenchLinkedMetrics: Readonly<Record<string, MetricTexts>> = {
  'validity.keys': {
    title: 'Clés et liens',
    question: 'Toutes les clés et tous les liens mènent-ils quelque part ?',
    reading:
      'Part des lignes dont la clé manque ou se répète, ou dont le lien vers une autre table manque ou ne mène à rien ; elle devrait être nulle.',
  },
  'validity.static': {
    title: 'Ce qui ne change jamais',
    question: 'Ce qui ne change chez aucune personne réelle reste-t-il inchangé chez les personnes synthétiques ?',
    reading:
      'Part des personnes chez qui change une colonne qui ne change chez aucune personne de l’apprentissage ; elle devrait être nulle.',
  },
  'validity.after-end': {
    title: 'Lignes après la fin',
    question: 'Y a-t-il des lignes après la fin du suivi ?',
    reading: 'Part des lignes postérieures à la fin du suivi ; elle devrait être celle des personnes réelles.',
  },
  'validity.same-time': {
    title: 'Lignes au même moment',
    question: 'Une personne a-t-elle plusieurs lignes au même moment plus souvent que dans la réalité ?',
    reading:
      'Part des lignes à un moment où la même personne en a déjà une ; elle devrait être celle des personnes hors apprentissage.',
  },
  'validity.courses': {
    title: 'Relations d’une ligne à l’autre',
    question: 'Les lignes successives d’une personne respectent-elles ce que dit le schéma ?',
    reading:
      'Part des personnes (ou autres parents de lignes), toutes relations d’une ligne à l’autre ou avec le parent confondues, dont les lignes en enfreignent une : un stade qui recule, un âge qui ne suit pas le temps, une visite avant l’entrée. Elle devrait être celle des personnes réelles, nulle si toutes les respectent.',
  },
  'validity.plausibility': {
    title: 'Contrôles de plausibilité',
    question: 'Ce qui est dit des personnes est-il plausible ?',
    reading:
      'Part des réponses non plausibles, toutes lignes et tous contrôles confondus : un événement avant la naissance ou après le décès, une fin avant son début, un enregistrement avant sa visite, une quantité jamais approchée chez les personnes de l’apprentissage, un code propre à un sexe chez une personne de l’autre. Les personnes réelles en présentent aussi : elle devrait être celle des personnes hors apprentissage.',
  },
  'fidelity.cardinality': {
    title: 'Lignes par personne',
    question: 'Les personnes ont-elles autant de lignes que les personnes réelles ?',
    reading: 'Variation totale entre les nombres de lignes par personne ; 0 est identique.',
  },
  'fidelity.c2st-histories': {
    title: 'Histoires reconnues',
    question: 'Distingue-t-on les personnes synthétiques des personnes réelles à toute leur histoire ?',
    reading:
      'Aire sous la courbe ROC d’arbres (gradient boosting) qui distinguent des personnes synthétiques, avec tout ce qui leur est arrivé, de personnes réelles hors apprentissage ; à un demi, ils ne les distinguent pas.',
  },
  'fidelity.c2st-courses': {
    title: 'Parcours reconnus',
    question: 'Les distingue-t-on à leurs lignes seules, sans leurs colonnes propres ?',
    reading: 'La même aire sans les colonnes propres aux personnes.',
  },
  'fidelity.c2st-pairs': {
    title: 'Lignes consécutives reconnues',
    question: 'Distingue-t-on deux lignes qui se suivent ?',
    reading: 'La même aire pour deux lignes qui se suivent chez une personne.',
  },
  'fidelity.c2st-visits': {
    title: 'Lignes seules reconnues',
    question: 'Distingue-t-on une ligne prise seule ?',
    reading: 'La même aire pour des lignes prises une à une.',
  },
  'fidelity.autocorrelation': {
    title: 'Ce qui reste d’une valeur à la suivante',
    question: 'Les valeurs d’une personne découlent-elles des précédentes autant que dans la réalité ?',
    reading:
      'Écart moyen des corrélations de rang entre valeurs consécutives observées, chez les personnes synthétiques et hors apprentissage ; 0 est identique.',
  },
  'fidelity.transitions': {
    title: 'D’une modalité à la suivante',
    question: 'Les modalités se succèdent-elles comme dans la réalité ?',
    reading: 'Variation totale moyenne des passages d’une modalité à la suivante ; 0 est identique.',
  },
  'fidelity.gaps': {
    title: 'Temps entre les visites',
    question: 'Les visites ont-elles lieu quand les visites réelles ont lieu ?',
    reading: 'Plus grand écart entre les fonctions de répartition des temps entre visites ; 0 est identique.',
  },
  'fidelity.parent-child': {
    title: 'Colonnes des personnes et de leurs visites',
    question: 'Les lignes d’une personne vont-elles avec ce qu’elle est ?',
    reading:
      'Écart moyen des corrélations de rang entre une colonne des personnes et la moyenne d’une colonne de leurs visites ; 0 est identique.',
  },
  'fidelity.variance-share': {
    title: 'Variance entre personnes',
    question: 'Les personnes diffèrent-elles entre elles autant que dans la réalité ?',
    reading: 'Écart moyen des corrélations intraclasse ; 0 est identique.',
  },
  'utility.trajectory': {
    title: 'Prédire l’événement d’après les premières visites',
    question: 'Un modèle ajusté sur des histoires synthétiques prédit-il chez des personnes réelles ?',
    reading:
      'Aire sous la courbe ROC, chez des personnes réelles hors apprentissage, d’un modèle appris sur les personnes synthétiques ; à comparer à la copie de l’apprentissage.',
  },
  'privacy.membership-histories': {
    title: 'Appartenance d’après l’histoire entière',
    question: 'Qui connaît une histoire entière peut-il savoir si la personne a servi à l’apprentissage ?',
    reading:
      'Aire sous la courbe ROC d’attaques qui connaissent toute l’histoire d’une personne ; un demi : deviner au hasard.',
  },
  'privacy.copied-histories': {
    title: 'Histoires copiées',
    question: 'La diffusion contient-elle l’histoire entière d’une personne d’apprentissage ?',
    reading:
      'Part des personnes synthétiques dont toutes les lignes d’une table sont celles d’une personne de l’apprentissage. Une seule est de trop quand les personnes hors apprentissage n’en ont aucune.',
  },
  'privacy.unique-course': {
    title: 'Individualisation par nombre et dates de visites',
    question: 'Une personne peut-elle être isolée par le nombre et les dates de ses visites ?',
    reading:
      'Calendriers de visites propres à une seule personne de l’apprentissage et repris dans la diffusion, au-delà de ceux des personnes de contrôle.',
  },
  'privacy.membership-refit-histories': {
    title: 'Appartenance des personnes, plusieurs réajustements',
    question:
      'Quand le même générateur apprend sur d’autres personnes, qui connaît une histoire entière peut-il savoir lesquelles ?',
    reading:
      'Les personnes réelles sont réparties dix fois de nouveau avec toutes leurs lignes, le générateur est ajusté sur autant de personnes que pour la diffusion, et les attaques sur les histoires entières doivent retrouver lesquelles ; aire moyenne sous la courbe ROC, un demi correspondant au hasard. Chaque fois compte l’attaque qui a le mieux réussi sur les autres réajustements. C’est le générateur qui est éprouvé, plus sûrement que ne le permet une seule diffusion.',
  },
  'privacy.singling-out-histories': {
    title: 'Individualisation par une histoire entière',
    question: 'Des énoncés sur une personne synthétique et toutes ses lignes désignent-ils une seule personne réelle ?',
    reading:
      'Risque résiduel (attaque − contrôle) / (1 − contrôle) : combien plus souvent un énoncé sur les colonnes propres et sur ce que donnent les lignes (nombres, dates, moyennes, extrêmes, premières et dernières valeurs), vrai d’une seule personne synthétique, l’est d’une seule personne d’apprentissage que d’une seule personne hors apprentissage, à effectifs égaux. À 0, les énoncés ne réussissent pas mieux sur les personnes d’apprentissage.',
  },
  'privacy.linkability-histories': {
    title: 'Rapprochement des moitiés d’une histoire',
    question: 'Les personnes synthétiques aident-elles à relier deux moitiés de l’histoire d’une personne ?',
    reading:
      'Risque résiduel (attaque − contrôle) / (1 − contrôle) : combien plus souvent les personnes synthétiques les plus proches des deux moitiés de l’histoire d’une personne d’apprentissage se rejoignent que pour une personne hors apprentissage. Les moitiés prennent les colonnes à tour de rôle, celles de la personne et celles des lignes : toutes les valeurs d’un même examen sont du même côté. À 0, aucune aide pour les personnes d’apprentissage.',
  },
}
