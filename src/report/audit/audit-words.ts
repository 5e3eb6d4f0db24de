import type { AuditBound, PrivacyAudit } from '../../../evaluators/index.js'

export type AuditLanguage = 'en' | 'fr'

/** The sentences of an audit. */
export interface AuditWords {
  readonly heading: (audit: PrivacyAudit) => string
  readonly columns: readonly [seen: string, by: string, lower: string, ceiling: string]
  readonly kinds: Readonly<Record<AuditBound['kind'], string>>
  readonly methods: Readonly<Record<AuditBound['method'], string>>
  readonly expected: (epsilon: string) => string
  readonly noise: (noise: string, mu: string) => string
  readonly notGaussian: string
  readonly sequence: (release: string, mechanism: string) => string
  readonly sensitivity: (fault: {
    readonly release: number
    readonly mechanism: string
    readonly moved: number
    readonly declared: number
  }) => string
  readonly violated: (epsilon: string) => string
  readonly holds: (epsilon: string) => string
  readonly limits: string
  readonly standIn: string
  readonly table: string
  /** A number to three significant digits. */
  readonly number: (value: number) => string
}

const english: AuditWords = {
  heading: (audit) =>
    audit.game === 'distinguishing'
      ? `${audit.model}, ε = ${english.number(audit.epsilon)} at δ = ${audit.delta.toExponential(1)}: fitted ${audit.fits} times on ${audit.rows} rows, every second time with one row more (95 % confidence)`
      : `${audit.model}, ε = ${english.number(audit.epsilon)} at δ = ${audit.delta.toExponential(1)}: fitted once on ${audit.rows} rows and a random half of ${audit.canaries} others (95 % confidence)`,
  columns: ['what the attacker sees', 'how ε is bounded', 'ε is at least', 'could be shown at most'],
  kinds: { 'white-box': 'every noisy number (white box)', 'black-box': 'the model alone (black box)' },
  methods: {
    gaussian: 'size of the noise, taken for Gaussian',
    'any-noise': 'worlds told apart, whatever the noise',
    guesses: 'rows guessed, whatever the noise',
  },
  expected: (epsilon) => `anything (${epsilon} if as declared)`,
  noise: (noise, mu) =>
    `The noise seen is ${noise} times as large as declared; by it the two worlds lie ${mu} standard deviations apart.`,
  notGaussian: 'The noise seen is not shaped as a Gaussian: no bound takes it for one.',
  sequence: (release, mechanism) =>
    `FAULT: release ${release} (${mechanism}) is another one on the neighbouring table: what is released depends on a row.`,
  sensitivity: ({ release, mechanism, moved, declared }) =>
    `FAULT: what release ${release} (${mechanism}) is given moves by ${english.number(moved)} with a row; it declares ${english.number(declared)}.`,
  violated: (epsilon) => `VIOLATION: the model gives away more than the ε = ${epsilon} that it declares.`,
  holds: (epsilon) => `No bound passes the declared ε = ${epsilon}.`,
  limits: 'An audit finds faults and proves nothing: a bound of 0 means that so little was tried that nothing shows.',
  standIn:
    'Audited on a stand-in drawn from the model: no real row was read, and this page may leave with the release.',
  table: 'Audited on the table itself: keep this page inside, it rests on real rows.',
  number: (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '∞'),
}

const french: AuditWords = {
  heading: (audit) =>
    audit.game === 'distinguishing'
      ? `${audit.model}, ε = ${french.number(audit.epsilon)} pour δ = ${audit.delta.toExponential(1).replace('.', ',')} : ajusté ${audit.fits} fois sur ${audit.rows} lignes, une fois sur deux avec une ligne de plus (confiance 95 %)`
      : `${audit.model}, ε = ${french.number(audit.epsilon)} pour δ = ${audit.delta.toExponential(1).replace('.', ',')} : ajusté une fois sur ${audit.rows} lignes et la moitié, au hasard, de ${audit.canaries} autres (confiance 95 %)`,
  columns: ['ce que voit l’attaquant', 'comment ε est borné', 'ε vaut au moins', 'maximum décelable'],
  kinds: { 'white-box': 'tous les nombres bruités (boîte blanche)', 'black-box': 'le modèle seul (boîte noire)' },
  methods: {
    gaussian: 'ampleur du bruit, supposé gaussien',
    'any-noise': 'mondes distingués, quel que soit le bruit',
    guesses: 'lignes devinées, quel que soit le bruit',
  },
  expected: (epsilon) => `sans limite (${epsilon} si conforme)`,
  noise: (noise, mu) =>
    `Le bruit observé vaut ${noise} fois celui qui est déclaré ; les deux mondes sont ainsi à ${mu} écarts types l’un de l’autre.`,
  notGaussian: 'Le bruit observé n’a pas la forme d’une loi normale : aucune borne ne le suppose gaussien.',
  sequence: (release, mechanism) =>
    `DÉFAUT : la publication ${release} (${mechanism}) n’est pas la même sur la table voisine : ce qui est publié dépend d’une ligne.`,
  sensitivity: ({ release, mechanism, moved, declared }) =>
    `DÉFAUT : une ligne déplace de ${french.number(moved)} ce que reçoit la publication ${release} (${mechanism}), qui en déclare ${french.number(declared)}.`,
  violated: (epsilon) => `VIOLATION : le modèle révèle plus que le ε = ${epsilon} qu’il déclare.`,
  holds: (epsilon) => `Aucune borne ne dépasse le ε = ${epsilon} déclaré.`,
  limits:
    'Un audit décèle des défauts et ne prouve rien : une borne de 0 signifie que si peu d’essais ne montrent rien.',
  standIn:
    'Audit mené sur une table de remplacement tirée du modèle : aucune ligne réelle n’a été lue, et cette page peut accompagner la diffusion.',
  table: 'Audit mené sur la table elle-même : gardez cette page en interne, elle repose sur des lignes réelles.',
  number: (value) => english.number(value).replace('.', ','),
}

export function auditWords(language: AuditLanguage): AuditWords {
  return language === 'fr' ? french : english
}
