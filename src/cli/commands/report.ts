import { Command } from 'commander'
import { parseEvaluation, readText, renderReport, writeFileAtomically } from '../../index.js'
import { type GlobalOptions, type LanguageOption, languageOption } from '../options.js'

/** `mirrorward report EVALUATION.json`: the page, from the saved numbers alone. */
export function reportCommand(): Command {
  const command = new Command('report')
    .description('write the report of a saved evaluation')
    .argument('<evaluation>', 'an evaluation.json')
    .addOption(languageOption())
    .option('--out <file>', 'the page to write', 'report.html')
  return command.action(async (file: string) => {
    const { out, lang, json } = command.optsWithGlobals<GlobalOptions & LanguageOption & { readonly out: string }>()
    const evaluation = parseEvaluation(await readText(file), { file })
    await writeFileAtomically(out, await renderReport(evaluation, { language: lang }))
    process.stdout.write(json ? `${JSON.stringify({ file: out })}\n` : `${out}\n`)
  })
}
