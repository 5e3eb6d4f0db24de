import type { GeneralisedRelease } from '../index.js'
import type { ConsoleWords } from './language/index.js'
import type { GlobalOptions } from './options.js'
import { textTable } from './text-table.js'

/** What a generalised release came to: levels by column, what was lost, who stands alone before and after. */
export async function printGeneralised(
  { folder, plan, homogeneous, risk, manifest, evaluation, refused }: GeneralisedRelease,
  {
    json = false,
    french = false,
    words,
  }: Pick<GlobalOptions, 'json'> & { readonly french?: boolean; readonly words: ConsoleWords },
): Promise<void> {
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ folder, manifest, refused, verdict: evaluation?.verdict, plan: { ...plan, classes: plan.classes.length } }, null, 1)}\n`,
    )
    return
  }
  const { found, k, savedBy, gone } = plan
  const say = (english: string, other: string) => (french ? other : english)
  const colon = french ? ' : ' : ': '
  const fixed = (value: number, digits: number) =>
    french ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits)
  const share = fixed((100 * found.suppressedRows) / Math.max(1, found.rows), 1)
  const lost = plan.columns.filter(({ level, levels }) => level === levels - 1).map(({ name }) => name)
  const evidence = evaluation !== undefined || refused !== undefined ? await import('./steps-summary.js') : undefined
  const judged =
    evaluation?.verdict && (await import('./verdict.js')).verdictLines(evaluation.verdict, words, evaluation.results)
  const lines = [
    ...(judged ? [...judged, ''] : []),
    ...(evidence?.twinLines({ evaluation, refused, french }) ?? []),
    textTable(
      [say('column', 'colonne'), say('level', 'niveau'), say('of', 'sur')],
      plan.columns.map(({ name, level, levels }) => [name, String(level), String(levels - 1)]),
    ),
    ...(lost.length === 0 || plan.recoding === 'local'
      ? []
      : [
          say(
            `nothing is left of: ${lost.join(', ')} (every value is *; fewer quasi-identifiers, a smaller k or more suppression would keep something)`,
            `il ne reste rien de : ${lost.join(', ')} (toutes les valeurs sont * ; moins de quasi-identifiants, un k plus petit ou davantage de suppression en garderaient quelque chose)`,
          ),
        ]),
    `k = ${k}${colon}${say('smallest class', 'plus petite classe')} ${found.smallestClass}, ${found.classes} ${say('classes', 'classes')}, ${found.suppressedRows} ${say('rows suppressed', 'lignes supprimées')} (${share} %)`,
    `${say('loss', 'perte')} ${fixed(found.loss, 4)} (0–1)${plan.recoding === 'local' ? '' : ', '}${plan.recoding === 'local' ? '' : found.isProven ? say('proven least', 'minimum prouvé') : `${say('at most too large by', 'trop grande d’au plus')} ${fixed(found.gap, 4)}`}`,
    ...(risk === undefined
      ? []
      : [
          `${say('people who stand alone', 'personnes seules de leur espèce')}${colon}${risk.before.attackers.alone.people} → ${risk.after.attackers.alone.people}`,
          ...risk.after.homogeneity
            .filter(({ rows }) => rows > 0)
            .map(
              ({ column, rows }) =>
                `${say('rows whose group gives the value away', 'lignes dont le groupe livre la valeur')}${colon}${column}, ${rows}`,
            ),
        ]),
    ...homogeneous.map(({ column, labels, rows }) => {
      const group = Object.entries(labels)
        .filter(([, label]) => label !== '*')
        .map(([name, label]) => `${name} ${label}`)
        .join(', ')
      return say(
        `all ${rows} rows of a group have the same ${column}: ${group || 'the whole table'}`,
        `les ${rows} lignes d’un groupe ont toutes la même valeur de ${column} : ${group || 'toute la table'}`,
      )
    }),
    ...Object.entries(savedBy)
      .filter(([, rows]) => rows > 0)
      .map(
        ([name, rows]) =>
          `${say('one level more would keep', 'un niveau de plus garderait')} ${rows} ${say('of the suppressed rows', 'des lignes supprimées')}${colon}${name}`,
      ),
    ...(plan.recoding === 'global' && !found.isProven
      ? [
          say(
            `${found.checks} of ${latticeSize(plan)} combinations of levels were looked at: the best of them, not proven to be the best of all (options.work allows more)`,
            `${found.checks} combinaisons de niveaux examinées sur ${latticeSize(plan)} : la meilleure d’entre elles, sans preuve qu’elle soit la meilleure de toutes (options.work en permet plus)`,
          ),
        ]
      : []),
    ...gone.map(({ column, label, rows }) =>
      say(
        `suppression takes a whole group out: ${column} "${label}", ${rows} rows (keepGroups: [${column}] refuses that)`,
        `la suppression fait disparaître un groupe entier : ${column} « ${label} », ${rows} lignes (keepGroups: [${column}] l’interdit)`,
      ),
    ),
    ...(plan.missing === 'category'
      ? []
      : [
          say(
            `missing cells are read as ${plan.missing}: rows count towards classes that they may not belong to`,
            `valeurs manquantes lues comme ${plan.missing} : des lignes comptent dans des classes qui ne sont peut-être pas les leurs`,
          ),
        ]),
    ...(plan.recoding === 'local'
      ? [
          say(
            'local recoding can be partly read backwards (downcoding; combinatorial refinement of 2025): claim no more than k, and publish a sample where you can',
            'le recodage local se lit en partie à l’envers (downcoding ; raffinement combinatoire, 2025) : ne promettez pas plus que k, et publiez un échantillon si possible',
          ),
        ]
      : []),
    folder,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Combinations of levels that there are, to two digits. */
function latticeSize({ columns }: GeneralisedRelease['plan']): string {
  const size = columns.reduce((product, { levels }) => product * levels, 1)
  return size < 1e6 ? String(size) : size.toPrecision(2)
}
