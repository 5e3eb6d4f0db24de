import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alarms, planted, raised } from '../test/calibration/suite.js'

/** How often each alarm rings for each planted generator over many divisions of rotterdam; writes docs/calibration.md. */
const seeds = Number(process.argv[2] ?? 20)
const rows: string[] = []
for (const { name, generator, must } of planted) {
  const counts = new Map<string, number>()
  for (let seed = 1; seed <= seeds; seed++)
    for (const alarm of await raised(generator, seed)) counts.set(alarm, (counts.get(alarm) ?? 0) + 1)
  const cells = alarms.map((alarm) => {
    const count = String(counts.get(alarm.name) ?? 0)
    return must.includes(alarm.name) ? `**${count}**` : count
  })
  rows.push(`| ${name} | ${cells.join(' | ')} |`)
  console.log(rows.at(-1))
}
const header = [
  `| generator | ${alarms.map(({ name }) => name).join(' | ')} |`,
  `|---|${alarms.map(() => '---:').join('|')}|`,
]
const page = `# Calibration: what the suite catches

How often each alarm rings over ${seeds} random divisions of rotterdam (train 40 %, holdout 20 %, reference 15 %, and 25 % fresh rows that planted generators may use), written by \`npm run bench -- calibration\`. Bold: the alarm that the planted fault must raise. The first row has no fault: every alarm in it is a false one. Alarms look at one end of a 95 % interval; one in forty, half an alarm in twenty divisions, is what that level allows. What the verdict makes of releases that give single people away stands on [leaks](leaks.md).

${[...header, ...rows].join('\n')}

The alarms: ${alarms.map(({ name, metric }) => `*${name}* (\`${metric}\`)`).join(', ')}.
`
writeFileSync(join(import.meta.dirname, '../docs/calibration.md'), page)
