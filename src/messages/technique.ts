import type { Nature } from './nature.js'

/** What techniques are called in French; in English they are called what a job calls them. */
const inFrench: Readonly<Record<string, string>> = {
  mask: 'masquage',
  'k-anonymity': 'k-anonymat',
  noise: 'bruit',
  synthesis: 'synthèse',
  query: 'questions',
  'open-ends': 'extrémités ouvertes',
  'cell-suppression': 'suppression de cellules',
  'micro-aggregation': 'micro-agrégation',
  'rank-swap': 'échange de rangs',
  pram: 'PRAM',
}

/** Of a release (`une diffusion …`). */
const naturesInFrench: Readonly<Record<Nature, string>> = {
  aggregate: 'agrégée',
  synthetic: 'synthétique',
  perturbed: 'bruitée',
  generalised: 'généralisée',
  masked: 'masquée',
  pseudonymised: 'pseudonymisée',
}

/** A technique, or several with ` + ` between them, as people read it; what has no name is itself. */
export function techniqueName(techniques: string, language: 'en' | 'fr'): string {
  if (language === 'en') return techniques
  return techniques
    .split(' + ')
    .map((each) => inFrench[each] ?? each)
    .join(' + ')
}

/** The nature of a release in a word. */
export function natureName(nature: string, language: 'en' | 'fr'): string {
  return language === 'en' ? nature : (naturesInFrench[nature as Nature] ?? nature)
}
