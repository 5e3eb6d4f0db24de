import { neighbourPairs } from '../test/contracts/private/neighbour-pairs.js'
import { replayedFit } from '../test/contracts/private/replayed-fit.js'
import { subjects } from '../test/contracts/private/subjects.js'

/**
 * Record and replay of every private model on 200 pairs of tables that differ in one patient: faults found (none should be), and the
 * time it takes. `PAIRS=200 npm run bench replay`
 */
const count = Number(process.env.PAIRS ?? 200)

for (const subject of subjects) {
  const before = process.cpuUsage()
  let wrong = 0
  for (const pair of neighbourPairs(count, `bench ${subject.name}`)) {
    const { faults, unpaid, kept } = await replayedFit(subject, pair)
    if (faults.length === 0 && unpaid.length === 0 && kept[0] === kept[1]) continue
    wrong++
    console.log(`${pair.kind}: ${JSON.stringify({ faults, unpaid, same: kept[0] === kept[1] })}`)
  }
  const { user, system } = process.cpuUsage(before)
  console.log(`${subject.name}: ${count} pairs, ${wrong} with faults, ${((user + system) / 1e6).toFixed(1)} CPU s`)
  if (wrong > 0) process.exitCode = 1
}
