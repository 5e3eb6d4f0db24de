import { alarms, distanceShare, planted, raised } from '../test/calibration/suite.js'

/**
 * In how many of twenty divisions the interval of the DCR share lies above one half, for each planted generator, and in how
 * many the membership attack on isolated records rings.
 */
const isolated = alarms.find(({ name }) => name === 'membership of isolated records')!
for (const { name, generator } of planted) {
  const counts = { [distanceShare.name]: 0, [isolated.name]: 0 }
  for (let seed = 1; seed <= 20; seed++)
    for (const alarm of await raised(generator, seed, [distanceShare, isolated])) counts[alarm]! += 1
  console.log(
    `${name}: ${Object.entries(counts)
      .map(([alarm, count]) => `${alarm} ${count}`)
      .join(', ')} of 20`,
  )
}
