import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'

const both = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)])

/** A row of the table of rules: for which purposes, which techniques one after another, why, and who says so. */
const rule = z.strictObject({
  id: z.string().min(1),
  when: z
    .partialRecord(z.enum(['data', 'recipient', 'level', 'precise', 'attackers', 'time']), oneOrMore)
    .describe('answers it is for; any where not said'),
  steps: z
    .array(z.looseObject({ technique: z.enum(['mask', 'k-anonymity', 'noise', 'synthesis', 'query']) }))
    .describe('empty: not here'),
  key: z.literal('kept').optional().describe('a key is kept: the release stays pseudonymised'),
  why: both,
  source: z.string().min(1),
})

/** The table of rules: a file that a hospital may edit. The first that fits is what is written into the job. */
export const rulesFile = z.strictObject({ date: z.iso.date(), rules: z.array(rule).min(1) })

export type AdviceRules = z.infer<typeof rulesFile>
export type AdviceRule = AdviceRules['rules'][number]

/** Rules from the values of a file. Throws `bad-option` with one issue a problem. */
export function parseRules(values: unknown, { file }: { readonly file?: string } = {}): AdviceRules {
  const parsed = rulesFile.safeParse(values)
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: rulesFile, whole: 'rules' }).map((issue) => ({
    ...issue,
    ...(file !== undefined && { file }),
  }))
  throw new MirrorwardError('bad-option', 'the table of rules has errors', { issues })
}

/** Where nobody brought a table. */
export const defaultRules: AdviceRules = parseRules({
  date: '2026-11-28',
  rules: [
    {
      id: 'imaging',
      when: { data: 'imaging' },
      steps: [],
      why: {
        en: 'Not here. A face can be rebuilt from a head scan, names stand in the pixels, and headers hold dozens of identifiers: defacing and the profiles of DICOM PS3.15 need tools of their own. Their tables (measures, reports’ codes, acquisition dates) can come here: export them as CSV and ask again.',
        fr: 'Pas ici. Un visage peut être reconstruit à partir d’une imagerie de la tête, des noms figurent dans les pixels et les en-têtes contiennent des dizaines d’identifiants : l’effacement du visage et les profils de DICOM PS3.15 demandent des outils dédiés. Leurs tables (mesures, codes des comptes rendus, dates d’acquisition) peuvent venir ici : exportez-les en CSV et posez à nouveau la question.',
      },
      source: 'DICOM PS3.15 Annex E; Schwarz et al., NEJM 2019;381:1684',
    },
    {
      id: 'genomics',
      when: { data: 'genomics' },
      steps: [],
      why: {
        en: 'Not here. A few dozen variants are a person’s own, and relatives share them: no coarsening that keeps them useful hides somebody. Controlled access is the answer of the field. Their tables (phenotype, consent, summary) can come here.',
        fr: 'Pas ici. Quelques dizaines de variants sont propres à une personne et partagés par ses proches : aucune perte de précision qui les laisse utiles ne cache quelqu’un. L’accès contrôlé est la réponse du domaine. Leurs tables (phénotype, consentement, synthèse) peuvent venir ici.',
      },
      source: 'Lin, Owen & Altman, Science 2004;305:183; Homer et al., PLoS Genet 2008;4:e1000167',
    },
    {
      id: 'notes',
      when: { data: 'notes' },
      steps: [{ technique: 'mask' }],
      why: {
        en: 'Free text is masked, never synthesised here: names, dates and numbers are replaced in it (mirrorward mask --draft proposes the rules), with a measured rate of misses. What a note tells about a rare case stays.',
        fr: 'Le texte libre est masqué, jamais synthétisé ici : les noms, dates et numéros y sont remplacés (mirrorward mask --draft propose les règles), avec un taux d’oubli mesuré. Ce qu’un compte rendu dit d’un cas rare demeure.',
      },
      source: 'i2b2/UTHealth 2014; docs/detection.md',
    },
    {
      id: 'budget-for-aggregates',
      when: { data: 'table', precise: 'aggregates' },
      steps: [{ technique: 'mask' }, { technique: 'synthesis', epsilon: 1 }, { technique: 'query', epsilon: 0.5 }],
      why: {
        en: 'Counts, means and curves of cohorts are what noise costs least: answers with a privacy budget, each with its interval, and a private table to try analyses on, all counted in one ledger. The guarantee holds whatever a reader knows; answers about few patients are mostly noise.',
        fr: 'Effectifs, moyennes et courbes de cohortes sont ce que le bruit coûte le moins : des réponses sous budget de confidentialité, chacune avec son intervalle, et une table privée pour essayer des analyses, toutes comptées dans un seul registre. La garantie tient quoi que sache le lecteur ; les réponses sur peu de patients sont surtout du bruit.',
      },
      source: 'Dwork & Roth 2014; WP216 (2014), 3.1.3',
    },
    {
      id: 'budget-for-unknown-attackers',
      when: { data: 'table', level: 'nobody', precise: ['relations', 'nothing'], attackers: 'unknown' },
      steps: [{ technique: 'mask' }, { technique: 'synthesis', epsilon: 1 }, { technique: 'query', epsilon: 0.5 }],
      why: {
        en: 'Nobody can say what an attacker knows, and every other technique is only as good as that guess: a privacy budget needs none. Rows are drawn from noisy counts and cohort answers are bought from the same ledger; what many columns have to do with each other at once is lost first.',
        fr: 'Personne ne peut dire ce que sait un attaquant, et toute autre technique ne vaut que ce que vaut cette hypothèse : un budget de confidentialité n’en demande aucune. Les lignes sont tirées d’effectifs bruités et les réponses sur les cohortes sont achetées dans le même registre ; ce que beaucoup de colonnes ont en commun se perd d’abord.',
      },
      source: 'Dwork & Roth 2014; WP216 (2014), 3.1.3',
    },
    {
      id: 'own-rows-inside',
      when: { recipient: 'inside', precise: 'rows' },
      steps: [{ technique: 'mask' }],
      key: 'kept',
      why: {
        en: 'Inside the house, with each row true: pseudonyms keep joins, and whoever holds the key can lead back where care asks for it. The release stays personal data, and needs a purpose, access rules and a key held by somebody else.',
        fr: 'Dans l’établissement, chaque ligne devant rester vraie : les pseudonymes préservent les jointures, et le détenteur de la clé peut revenir au patient si le soin l’exige. La diffusion reste une donnée personnelle : il lui faut une finalité, des règles d’accès et une clé détenue par un tiers.',
      },
      source: 'GDPR Art. 4(5), 25, 32',
    },
    {
      id: 'synthesis-inside',
      when: { recipient: 'inside' },
      steps: [{ technique: 'synthesis', model: 'auto' }],
      why: {
        en: 'For tests, teaching and development rows that are nobody’s do, and nothing needs a key.',
        fr: 'Pour des tests, de l’enseignement ou du développement, des lignes qui ne sont celles de personne suffisent, et aucune clé n’est nécessaire.',
      },
      source: 'GDPR Art. 25',
    },
    {
      id: 'coarse-rows-partners',
      when: { recipient: ['partners', 'public'], precise: 'rows' },
      steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 11 }],
      why: {
        en: 'Each row must be true, so they are people’s own: what identifies goes, and what others may know is made coarser until eleven share it. Linking and inference stay open (diversity of secrets is asked where a column is sensitive): read those two answers before anything leaves.',
        fr: 'Chaque ligne doit être vraie : ce sont donc celles des personnes. Ce qui identifie est retiré, et ce que d’autres peuvent savoir est rendu moins précis jusqu’à ce que onze personnes le partagent. La corrélation et l’inférence restent possibles (une diversité est demandée pour une colonne sensible) : lisez ces deux réponses avant toute sortie.',
      },
      source: 'WP216 (2014), table 6; EMA Policy 0070: risk of 1 in 11',
    },
    {
      id: 'budget-instead-of-rows',
      when: { data: 'table', level: 'nobody', precise: 'rows', attackers: 'unknown' },
      steps: [{ technique: 'mask' }, { technique: 'synthesis', epsilon: 1 }, { technique: 'query', epsilon: 0.5 }],
      why: {
        en: 'k-anonymity asks which columns an attacker knows, and nobody can say: if rows need not be people’s own after all, a privacy budget holds without that guess.',
        fr: 'Le k-anonymat suppose connues les colonnes que connaît un attaquant, et personne ne peut le dire : si les lignes ne doivent finalement pas être celles des personnes, un budget de confidentialité tient sans cette hypothèse.',
      },
      source: 'Dwork & Roth 2014; WP216 (2014), 3.1.3',
    },
    {
      id: 'coarse-then-synthetic',
      when: { recipient: 'public', level: 'nobody' },
      steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 5 }, { technique: 'synthesis', model: 'auto' }],
      why: {
        en: 'For anybody: a model that learns coarse rows of at least five people cannot repeat what is finer, and its rows are nobody’s. Costs precision twice; without the middle step more is kept (next line).',
        fr: 'Pour tout public : un modèle qui apprend des lignes moins précises, communes à cinq personnes au moins, ne peut répéter ce qui est plus fin, et ses lignes ne sont celles de personne. La précision est payée deux fois ; sans l’étape du milieu, on en garde davantage (ligne suivante).',
      },
      source: 'WP216 (2014): no technique clears all three risks alone',
    },
    {
      id: 'synthesis',
      when: { recipient: ['partners', 'public'] },
      steps: [{ technique: 'mask' }, { technique: 'synthesis', model: 'auto' }],
      why: {
        en: 'How columns go together is kept, no row is a person’s, and the attacks are tried on it. It promises nothing by itself: the report says how far it went.',
        fr: 'Les liens entre colonnes sont préservés, aucune ligne n’est celle d’une personne, et les attaques sont essayées contre elle. Elle ne promet rien par elle-même : le rapport dit jusqu’où elle est allée.',
      },
      source: 'CNIL (2022), generation of synthetic data; WP216 criteria, measured',
    },
    {
      id: 'coarse-rows',
      when: {},
      steps: [{ technique: 'mask' }, { technique: 'k-anonymity', k: 11 }],
      why: {
        en: 'Where people’s own rows are wanted after all.',
        fr: 'Si l’on veut tout de même les lignes des personnes.',
      },
      source: 'WP216 (2014), table 6',
    },
  ],
})
