import type { GeneralisedRelease } from '../index.js'
import type { GlobalOptions } from './options.js'
import { textTable } from './text-table.js'

/** What a generalised release came to: levels by column, what was lost, who stands alone before and after. */
export function printGeneralised(
  { folder, plan, risk, manifest }: GeneralisedRelease,
  { json = false, french = false }: Pick<GlobalOptions, 'json'> & { readonly french?: boolean },
): void {
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ folder, manifest, plan: { ...plan, classes: plan.classes.length } }, null, 1)}\n`,
    )
    return
  }
  const { found, k, savedBy } = plan
  const say = (english: string, other: string) => (french ? other : english)
  const share = ((100 * found.suppressedRows) / Math.max(1, found.rows)).toFixed(1)
  const lines = [
    textTable(
      [say('column', 'colonne'), say('level', 'niveau'), say('of', 'sur')],
      plan.columns.map(({ name, level, levels }) => [name, String(level), String(levels - 1)]),
    ),
    `k = ${k}: ${say('smallest class', 'plus petite classe')} ${found.smallestClass}, ${found.classes} ${say('classes', 'classes')}, ${found.suppressedRows} ${say('rows suppressed', 'lignes supprimées')} (${share} %)`,
    `${say('loss', 'perte')} ${found.loss.toFixed(4)} (0–1), ${found.isProven ? say('proven least', 'minimum prouvé') : `${say('at most too large by', 'trop grande d’au plus')} ${found.gap.toFixed(4)}`}`,
    ...(risk === undefined
      ? []
      : [
          `${say('people who stand alone', 'personnes seules de leur espèce')}: ${risk.before.attackers.alone.people} → ${risk.after.attackers.alone.people}`,
          ...risk.after.homogeneity
            .filter(({ rows }) => rows > 0)
            .map(
              ({ column, rows }) =>
                `${say('rows whose group gives the value away', 'lignes dont le groupe livre la valeur')}: ${column}, ${rows}`,
            ),
        ]),
    ...Object.entries(savedBy)
      .filter(([, rows]) => rows > 0)
      .map(
        ([name, rows]) =>
          `${say('one level more would keep', 'un niveau de plus garderait')} ${rows} ${say('of the suppressed rows', 'des lignes supprimées')}: ${name}`,
      ),
    folder,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
