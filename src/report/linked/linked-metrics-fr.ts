/** Titre et lecture de chaque mesure des tables liées ; un test exige une entrée par mesure du catalogue. */
export const frenchLinkedMetrics: Readonly<Record<string, { readonly title: string; readonly reading: string }>> = {
  'validity.keys': {
    title: 'Clés et liens',
    reading:
      'Part des lignes dont la clé manque ou se répète, ou dont le lien vers une autre table manque ou ne mène à rien ; elle devrait être nulle.',
  },
  'validity.static': {
    title: 'Ce qui ne change jamais',
    reading:
      'Part des personnes chez qui change une colonne qui ne change chez aucune personne de l’apprentissage ; elle devrait être nulle.',
  },
  'validity.after-end': {
    title: 'Lignes après la fin',
    reading: 'Part des lignes postérieures à la fin du suivi ; elle devrait être celle des personnes réelles.',
  },
  'validity.same-time': {
    title: 'Lignes au même moment',
    reading:
      'Part des lignes à un moment où la même personne en a déjà une ; elle devrait être celle des personnes inédites.',
  },
  'fidelity.cardinality': {
    title: 'Lignes par personne',
    reading: 'Variation totale entre les nombres de lignes par personne ; 0 est identique.',
  },
  'fidelity.c2st-histories': {
    title: 'Histoires reconnues',
    reading:
      'Aire sous la courbe ROC d’arbres qui distinguent des personnes synthétiques, avec tout ce qui leur est arrivé, de personnes réelles inédites ; un demi : indiscernables pour eux.',
  },
  'fidelity.c2st-courses': {
    title: 'Parcours reconnus',
    reading: 'La même aire sans les colonnes propres aux personnes.',
  },
  'fidelity.c2st-pairs': {
    title: 'Lignes consécutives reconnues',
    reading: 'La même aire pour deux lignes qui se suivent chez une personne.',
  },
  'fidelity.c2st-visits': {
    title: 'Lignes seules reconnues',
    reading: 'La même aire pour des lignes prises une à une.',
  },
  'fidelity.autocorrelation': {
    title: 'Ce qui reste d’une valeur à la suivante',
    reading:
      'Écart moyen des corrélations de rang entre valeurs consécutives observées, chez les personnes synthétiques et inédites ; 0 est identique.',
  },
  'fidelity.transitions': {
    title: 'D’une modalité à la suivante',
    reading: 'Variation totale moyenne des passages d’une modalité à la suivante ; 0 est identique.',
  },
  'fidelity.gaps': {
    title: 'Temps entre les visites',
    reading: 'Plus grand écart entre les fonctions de répartition des temps entre visites ; 0 est identique.',
  },
  'fidelity.parent-child': {
    title: 'Colonnes des personnes et de leurs visites',
    reading:
      'Écart moyen des corrélations de rang entre une colonne des personnes et la moyenne d’une colonne de leurs visites ; 0 est identique.',
  },
  'fidelity.variance-share': {
    title: 'Variance entre personnes',
    reading: 'Écart moyen des corrélations intraclasse ; 0 est identique.',
  },
  'utility.trajectory': {
    title: 'Prédire l’événement d’après les premières visites',
    reading:
      'Aire sous la courbe ROC, chez des personnes réelles inédites, d’un modèle appris sur les personnes synthétiques ; à comparer à la copie de l’apprentissage.',
  },
  'privacy.membership-histories': {
    title: 'Appartenance d’après l’histoire entière',
    reading:
      'Aire sous la courbe ROC d’attaques qui connaissent toute l’histoire d’une personne ; un demi : deviner au hasard.',
  },
  'privacy.copied-histories': {
    title: 'Histoires copiées',
    reading:
      'Part des personnes synthétiques dont toutes les lignes d’une table sont celles d’une personne de l’apprentissage. Une seule est de trop quand les personnes inédites n’en ont aucune.',
  },
  'privacy.unique-course': {
    title: 'Individualisation par nombre et dates de visites',
    reading:
      'Calendriers de visites propres à une seule personne de l’apprentissage et repris dans la diffusion, au-delà de ceux des personnes de contrôle.',
  },
}
