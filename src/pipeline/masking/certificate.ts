import { natureTexts } from '../../table/index.js'
import type { MaskJob } from './mask-job.js'
import type { MaskingManifest } from './masking-manifest.js'

type Language = 'en' | 'fr'

const words = {
  en: {
    title: 'Masking certificate',
    project: 'Project',
    release: 'Release',
    key: (id: string, holder: string) => `Key ${id}, held by: ${holder}. The key is not part of the release.`,
    notTold: 'not told',
    noKey: 'No key exists: the one of this run was never written, or no rule needed one.',
    subset:
      'Only a part of the source was taken: chosen rows, what belongs to them, and the rows that those point at. Who was chosen is itself something known of them.',
    files: 'Files',
    tables: 'Tables',
    rows: 'rows',
    columns: 'Columns',
    headings: ['table', 'column', 'mask', 'what is left', 'counted'],
    classes: { kept: 'the cell as it was', irreversible: 'no way back', pseudonym: 'a pseudonym, by the key' },
    kept: (count: number) =>
      `${count} columns were kept as they are. They can still single people out: masking replaces what identifies, it does not make rows alike. Generalising (k-anonymity) or synthetic rows are the next step where that matters.`,
    lists:
      'Names and other values that are picked from lists are shared by several people: they are no pseudonyms to join by.',
    dates:
      'Dates of a person moved together. Events that fell on one day for everybody, or whose day is known of somebody, can give a shift away.',
    destruction:
      'If the key is destroyed, the log says so with its day. That takes away the way back by the key, not the one by the other columns.',
  },
  fr: {
    title: 'Certificat de masquage',
    project: 'Projet',
    release: 'Version diffusée',
    key: (id: string, holder: string) =>
      `Clé ${id}, détenue par : ${holder}. La clé ne fait pas partie de la diffusion.`,
    notTold: 'non précisé',
    noKey: 'Aucune clé n’existe : celle de ce traitement n’a jamais été écrite, ou aucune règle n’en demandait.',
    subset:
      'Seule une partie de la source a été prise : les lignes choisies, ce qui leur appartient, et les lignes auxquelles elles renvoient. Avoir été choisi est déjà une information sur la personne.',
    files: 'Fichiers',
    tables: 'Tables',
    rows: 'lignes',
    columns: 'Colonnes',
    headings: ['table', 'colonne', 'masque', 'ce qui reste', 'compté'],
    classes: {
      kept: 'la valeur telle quelle',
      irreversible: 'aucun retour possible',
      pseudonym: 'un pseudonyme, par la clé',
    },
    kept: (count: number) =>
      `${count} colonnes ont été gardées telles quelles. Elles peuvent encore isoler des personnes : le masquage remplace ce qui identifie, il ne rend pas les lignes semblables. La généralisation (k-anonymat) ou des lignes synthétiques sont l’étape suivante là où cela compte.`,
    lists:
      'Les noms et autres valeurs tirés de listes sont partagés par plusieurs personnes : ce ne sont pas des pseudonymes qui servent à joindre des tables.',
    dates:
      'Les dates d’une même personne ont été déplacées ensemble. Un événement survenu le même jour pour tous, ou dont le jour est connu pour quelqu’un, peut révéler un décalage.',
    destruction:
      'Si la clé est détruite, le journal le dit avec la date. Cela supprime le retour par la clé, pas celui par les autres colonnes.',
  },
} as const

/** certificate.md: for the data protection officer, in the words of the manifest. */
export function certificate(
  manifest: MaskingManifest,
  { job, language }: { readonly job: MaskJob; readonly language: Language },
): string {
  const own = words[language]
  const { columns, nature, keyId, outputs, release, database } = manifest
  const kept = columns.filter((each) => each.class === 'kept').length
  const uses = (ids: readonly string[]) => columns.some(({ mask }) => ids.includes(mask))
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const paragraphs = [
    `# ${own.title}`,
    `**${natureTexts[nature][language]}**`,
    `${own.project}: ${job.project}  \n${own.release}: ${release}`,
    keyId === undefined ? own.noKey : own.key(keyId, job.heldBy ?? own.notTold),
    ...(keyId === undefined ? [] : [own.destruction]),
    ...(kept > 0 ? [own.kept(kept)] : []),
    ...(uses(['pick', 'surrogate']) ? [own.lists] : []),
    ...(uses(['date-shift']) ? [own.dates] : []),
    ...(job.subset === undefined ? [] : [own.subset]),
    ...(database === undefined
      ? [`## ${own.files}`, outputs.map(({ file, sha256 }) => `- ${file} (SHA-256 ${sha256})`).join('\n')]
      : [
          `## ${own.tables} (${database.dialect}, ${database.schema})`,
          database.tables.map(({ table, rows }) => `- ${table} (${rows} ${own.rows})`).join('\n'),
        ]),
    `## ${own.columns}`,
    [
      row(own.headings),
      row(own.headings.map(() => '---')),
      ...columns.map(({ table, column, mask, class: kind, counts = {} }) =>
        row([
          table,
          column,
          mask,
          own.classes[kind as keyof typeof own.classes] ?? kind,
          Object.entries(counts)
            .map(([what, count]) => `${what}: ${count}`)
            .join('; '),
        ]),
      ),
    ].join('\n'),
  ]
  return `${paragraphs.join('\n\n')}\n`
}
