import { natureTexts } from '../../messages/index.js'
import { sayInFrench } from '../language/say-fr.js'
import { type RegulationTable, regulation } from './regulation-table.js'

/** What a manifest knows of a release. */
export interface DraftFacts {
  readonly title: string
  readonly release?: string | undefined
  readonly nature?: keyof typeof natureTexts | undefined
  readonly steps: readonly string[]
  readonly outputs: readonly { readonly file: string; readonly rows?: number | undefined }[]
  readonly recipient?: string | undefined
}

type DraftLanguage = 'en' | 'fr'

/** A draft of the entry in the record of processing (GDPR Art. 30), as Markdown: what nobody but a person knows is left open. */
export function recordOfProcessing(facts: DraftFacts, language: DraftLanguage): string {
  const open = language === 'fr' ? '(à compléter)' : '(to be filled in)'
  const colon = language === 'fr' ? ' :' : ':'
  const say = (en: string, fr: string) => (language === 'fr' ? fr : en)
  return lines([
    say('# Record of processing: draft', '# Registre des traitements : projet de fiche'),
    say(
      'Filled with what the release knows. A person completes and signs it.',
      'Renseignée avec ce que la diffusion sait. Une personne la complète et la signe.',
    ),
    `- ${say('Processing', 'Traitement')}${colon} ${facts.title}`,
    `- ${say('Controller, data protection officer', 'Responsable du traitement, délégué à la protection des données')}${colon} ${open}`,
    `- ${say('Purpose', 'Finalité')}${colon} ${open}`,
    `- ${say('Legal basis, Art. 6 and 9', 'Base légale, art. 6 et 9')}${colon} ${open}`,
    `- ${say('People and categories of data', 'Personnes et catégories de données')}${colon} ${say('patients; health data', 'patients ; données de santé')}; ${open}`,
    `- ${say('What was done', 'Ce qui a été fait')}${colon} ${techniquesIn(facts, language)}`,
    ...(facts.nature
      ? [`- ${say('What was released', 'Ce qui est diffusé')}${colon} ${natureTexts[facts.nature][language]}`]
      : []),
    `- ${say('Files', 'Fichiers')}${colon} ${filesOf(facts)}`,
    `- ${say('Recipients', 'Destinataires')}${colon} ${facts.recipient ?? open}`,
    `- ${say('Transfers outside the EU', 'Transferts hors de l’UE')}${colon} ${open}`,
    `- ${say('Storage', 'Durée de conservation')}${colon} ${open}`,
    `- ${say('Security measures, Art. 32', 'Mesures de sécurité, art. 32')}${colon} ${say('hashes in manifest.json, recipe kept apart (internal/)', 'empreintes dans manifest.json, recette conservée à part (internal/)')}; ${open}`,
    ...(facts.release ? [`- ${say('Release', 'Diffusion')}${colon} ${facts.release}`] : []),
  ])
}

/** A draft of the impact assessment (GDPR Art. 35): the texts of the table with what a person has to answer. */
export function impactAssessment(
  facts: DraftFacts,
  language: DraftLanguage,
  { date, rows }: RegulationTable = regulation,
): string {
  const open = language === 'fr' ? '(à compléter)' : '(to be filled in)'
  const colon = language === 'fr' ? ' :' : ':'
  const say = (en: string, fr: string) => (language === 'fr' ? fr : en)
  return lines([
    say('# Impact assessment: draft', '# Analyse d’impact : projet'),
    say(
      `From a table of sources read on ${date}. The draft judges nothing: necessity, gravity and the decision are a person’s.`,
      `D’après un tableau de sources lu le ${date}. Le projet ne juge rien : la nécessité, la gravité et la décision reviennent à une personne.`,
    ),
    `## ${say('Description', 'Description')}\n\n${facts.title}${colon} ${techniquesIn(facts, language)}. ${facts.nature ? natureTexts[facts.nature][language] : ''} ${say('Files', 'Fichiers')}${colon} ${filesOf(facts)}.`,
    `## ${say('Necessity and proportion', 'Nécessité et proportionnalité')}\n\n${open}`,
    `## ${say('Risks to people', 'Risques pour les personnes')}\n\n${say('Numbers: report.html, sections Verdict and Privacy; risk pages beside it.', 'Chiffres : report.html, sections Verdict et Vie privée ; pages de risque jointes.')}`,
    `## ${say('What texts ask for', 'Ce que demandent les textes')}`,
    ...rows.map(
      ({ name, asks, person, source }) =>
        `- **${name[language]}** (${source[language]}). ${asks[language]} ${say('To answer', 'À répondre')}${colon} ${person[language]} ${open}`,
    ),
    `## ${say('Opinion of the data protection officer, decision, date', 'Avis du délégué, décision, date')}\n\n${open}`,
  ])
}

function techniquesIn({ steps }: DraftFacts, language: DraftLanguage): string {
  return steps.map((step) => (language === 'fr' ? sayInFrench(step) : step)).join(', ')
}

function filesOf({ outputs }: DraftFacts): string {
  return outputs.map(({ file, rows }) => (rows === undefined ? file : `${file} (${rows})`)).join(', ') || '–'
}

function lines(all: readonly string[]): string {
  return `${all
    .join('\n\n')
    .replace(/\n\n- /g, '\n- ')
    .replace(/\n- /, '\n\n- ')}\n`
}
