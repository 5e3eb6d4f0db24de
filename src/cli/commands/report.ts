import { Command } from 'commander'
import { MirrorwardError } from '../../errors.js'
import type { Audience } from '../../index.js'
import { audienceOption, examples, type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

interface ReportOptions extends GlobalOptions, LanguageOption {
  readonly out: string
  readonly audience?: Audience
}

/** `mirrorward report EVALUATION.json`: the page, from the saved numbers alone. */
export function reportCommand(): Command {
  const command = new Command('report')
    .description('write the report of a saved evaluation')
    .argument('<evaluation>', 'an evaluation.json')
    .addOption(audienceOption())
    .option('--evaluation <file>', 'write the evaluation for that audience too')
    .addOption(languageOption())
    .option('--regulation <file>', 'a table of texts of your own (mirrorward advise --write-regulation)')
    .option('--out <file>', 'the page to write', 'report.html')
    .addHelpText('after', examples(['mirrorward report release/evaluation.json --out report.html']))
  return command.action(async (file: string) => {
    const {
      checkOutputFile,
      loadRegulation,
      parseAnyEvaluation,
      readText,
      renderAnyReport,
      toOutsiders,
      writeFileAtomically,
    } = await import('../../index.js')
    const {
      out,
      json,
      lang,
      audience,
      evaluation: saved,
      regulation,
    } = command.optsWithGlobals<ReportOptions & { readonly evaluation?: string; readonly regulation?: string }>()
    for (const path of [out, saved]) if (path !== undefined) await checkOutputFile(path)
    const texts = regulation === undefined ? {} : { regulation: await loadRegulation(regulation) }
    const whole = parseAnyEvaluation(await readText(file), { file })
    if (audience === 'internal' && whole.audience === 'external')
      throw new MirrorwardError(
        'bad-option',
        `the evaluation is for an external audience: what it lacks is not in the file: "${file}"`,
      )
    const evaluation = audience === 'external' ? toOutsiders(whole) : whole
    if (saved !== undefined) await writeFileAtomically(saved, `${JSON.stringify(evaluation, null, 1)}\n`)
    await writeFileAtomically(out, await renderAnyReport(evaluation, { language: lang ?? 'en', ...texts }))
    process.stdout.write(json ? `${JSON.stringify({ file: out })}\n` : `${out}\n`)
  })
}
