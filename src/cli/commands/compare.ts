import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { NamedEvaluation, NamedRelease, Overlaid } from '../../index.js'
import { consoleLanguage } from '../language/index.js'
import { examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

/** `mirrorward compare A B C`: several releases on one page, from their saved evaluations. */
export function compareCommand(): Command {
  const command = new Command('compare')
    .description('several releases side by side on one page, from their saved evaluations')
    .argument('<releases...>', 'folders with an evaluation.json, or such files')
    .option('--out <file>', 'the page to write', 'comparison.html')
    .addOption(languageOption())
    .addHelpText('after', examples(['mirrorward compare bayes-net/ hidden-tree/ --out comparison.html']))
  return command.action(async (paths: readonly string[]) => {
    const { checkOutputFile, compareReleases, overlaidReleases, renderComparison, writeFileAtomically } = await import(
      '../../index.js'
    )
    const { out, lang, json } = command.optsWithGlobals<GlobalOptions & LanguageOption & { readonly out: string }>()
    await checkOutputFile(out)
    if (paths.length < 2) throw new MirrorwardError('bad-option', 'at least two releases are needed to compare')
    const comparison = compareReleases(await Promise.all(paths.map((path) => readRelease(path, paths))))
    await writeFileAtomically(out, renderComparison(comparison, { language: lang ?? 'en' }))
    const overlaid = await overlaidReleases(paths)
    const french = consoleLanguage(lang) === 'fr'
    process.stdout.write(
      json
        ? `${JSON.stringify({ file: out, ...comparison, ...(overlaid.length > 0 && { overlaid }) })}\n`
        : `${[out, ...overlaid.map((each) => overlaidLine(each, french))].join('\n')}\n`,
    )
  })
}

/** What somebody learns who has both. */
function overlaidLine(
  { releases: [first, second], matched, matchedBy, rows, worstClass, ownWorst, alone }: Overlaid,
  french: boolean,
): string {
  const names = `${basename(resolve(first))} × ${basename(resolve(second))}`
  if (matched === 0)
    return french ? `${names} : aucune ligne ne se retrouve de l’une à l’autre` : `${names}: no row matches across`
  return french
    ? `${names} : ${matched} lignes (sur ${rows.join(' et ')}) se retrouvent de l’une à l’autre par ${matchedBy.length} colonnes ; plus petit groupe commun ${worstClass} (chacune seule : ${ownWorst.join(' et ')}), ${alone} lignes isolées`
    : `${names}: ${matched} rows (of ${rows.join(' and ')}) match across by ${matchedBy.length} columns; smallest class in both ${worstClass} (each alone: ${ownWorst.join(' and ')}), ${alone} rows alone`
}

/** An evaluation, called by its folder, and what its recipe tells where that lies beside it. */
async function readRelease(path: string, all: readonly string[]): Promise<NamedRelease> {
  const { parseAnyEvaluation, readText } = await import('../../index.js')
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const file = isFolder ? join(path, 'evaluation.json') : path
  const evaluation = parseAnyEvaluation(await readText(file), { file })
  const made = await madeFrom(dirname(file), evaluation.release)
  const own = basename(resolve(path))
  const isUnique = all.filter((other) => basename(resolve(other)) === own).length === 1
  return { name: isUnique ? own : path, evaluation, ...made } as NamedRelease
}

/** Seed and hashes from a recipe of that very evaluation; nothing where it was left in the house. */
async function madeFrom(folder: string, release: string | undefined): Promise<Partial<NamedEvaluation>> {
  const { parseRecipe, readText, recipeFile } = await import('../../index.js')
  const text = await readText(join(folder, recipeFile)).catch(() => undefined)
  const recipe = text === undefined ? undefined : parseRecipe(text)
  if (recipe === undefined || release === undefined || recipe.release !== release) return {}
  const known = recipe.inputs.filter(({ sha256 }) => sha256 !== '').map(({ role, sha256 }) => [role, sha256] as const)
  const { input, train, holdout, reference } = Object.fromEntries(known)
  return {
    seed: recipe.seed,
    ...(input !== undefined && { inputSha256: input }),
    hashes: { ...(train && { train }), ...(holdout && { holdout }), ...(reference && { reference }) },
  }
}
