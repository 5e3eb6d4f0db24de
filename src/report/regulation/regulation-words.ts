interface RegulationWords {
  readonly title: string
  readonly lead: (date: string) => string
  readonly open: (count: string) => string
  readonly columns: readonly [string, string, string, string]
  readonly nothing: string
  readonly parts: Readonly<Record<string, (given: { readonly nature: string }) => string>>
  /** The same parts, of a release that is not made yet. */
  readonly announced: Readonly<Record<string, string>>
}

const en: RegulationWords = {
  title: 'What texts ask for, and which numbers speak to it',
  lead: (date) =>
    `From a table that was last read against its sources on ${date}. No number here decides a question of law: the last column is a person’s.`,
  open: (count) => `${count} texts`,
  columns: ['text', 'asks for', 'this report says', 'only a person can say'],
  nothing: 'nothing',
  parts: {
    nature: ({ nature }) => `nature of the release: ${nature}`,
    manifest: () => 'manifest.json: what was done, and hashes of what came out',
    risk: () => 'risk pages: people who stand alone, before and after',
    twin: () => 'numbers of a twin, with people who are not in it as controls',
  },
  announced: {
    nature: 'nature of the release',
    manifest: 'manifest.json',
    risk: 'mirrorward risk',
    twin: 'twin',
  },
}

const natures: Readonly<Record<string, string>> = {
  aggregate: 'données agrégées',
  synthetic: 'données synthétiques',
  perturbed: 'données bruitées',
  generalised: 'données généralisées',
  masked: 'données masquées',
  pseudonymised: 'données pseudonymisées',
}

const fr: RegulationWords = {
  title: 'Ce que demandent les textes, et quels chiffres y répondent',
  lead: (date) =>
    `D’après un tableau confronté à ses sources pour la dernière fois le ${date}. Aucun chiffre ne tranche ici une question de droit : la dernière colonne revient à une personne.`,
  open: (count) => `${count} textes`,
  columns: ['texte', 'demande', 'ce que dit ce rapport', 'ce que seule une personne peut dire'],
  nothing: 'rien',
  parts: {
    nature: ({ nature }) => `nature de la diffusion : ${natures[nature] ?? nature}`,
    manifest: () => 'manifest.json : ce qui a été fait, et les empreintes de ce qui en est sorti',
    risk: () => 'pages de risque : personnes isolées, avant et après',
    twin: () => 'chiffres d’une jumelle, avec pour témoins des personnes qui n’y figurent pas',
  },
  announced: {
    nature: 'nature de la diffusion',
    manifest: 'manifest.json',
    risk: 'mirrorward risk',
    twin: 'jumelle',
  },
}

export function regulationWords(language: 'en' | 'fr'): RegulationWords {
  return language === 'fr' ? fr : en
}
