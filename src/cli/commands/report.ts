import { Command } from 'commander'
import { parseEvaluation, readText, renderReport, writeFileAtomically } from '../../index.js'
import { examples, type GlobalOptions } from '../options.js'

/** `mirrorward report EVALUATION.json`: the page, from the saved numbers alone. */
export function reportCommand(): Command {
  const command = new Command('report')
    .description('write the report of a saved evaluation')
    .argument('<evaluation>', 'an evaluation.json')
    .option('--out <file>', 'the page to write', 'report.html')
    .addHelpText('after', examples(['mirrorward report release/evaluation.json --out report.html']))
  return command.action(async (file: string) => {
    const { out, json } = command.optsWithGlobals<GlobalOptions & { readonly out: string }>()
    const evaluation = parseEvaluation(await readText(file), { file })
    await writeFileAtomically(out, await renderReport(evaluation))
    process.stdout.write(json ? `${JSON.stringify({ file: out })}\n` : `${out}\n`)
  })
}
