import { Command } from 'commander'
import type { Finding } from '../../index.js'
import { examples, type GlobalOptions } from '../options.js'
import { textTable } from '../text-table.js'

const marks: Readonly<Record<Finding['status'], string>> = { ok: 'ok', warn: 'look', fail: 'FAILS' }

/** `mirrorward doctor`: what this machine offers, and what to do about what it lacks. Exit code 1 when a check fails. */
export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('check this machine: versions, threads, memory, matrices, Parquet')
    .addHelpText('after', examples(['mirrorward doctor', 'mirrorward doctor --json']))
  return command.action(async () => {
    const { diagnose } = await import('../../index.js')
    const { json } = command.optsWithGlobals<GlobalOptions>()
    const findings = await diagnose()
    process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : `${findingTable(findings)}\n`)
    if (findings.some(({ status }) => status === 'fail')) process.exitCode = 1
  })
}

function findingTable(findings: readonly Finding[]): string {
  const table = textTable(
    ['check', '', 'found'],
    findings.map(({ check, status, found }) => [check, marks[status], found]),
  )
  const advice = findings.flatMap(({ check, advice: text }) => (text === undefined ? [] : [`${check}: ${text}`]))
  return advice.length === 0 ? table : `${table}\n\n${advice.join('\n')}`
}
