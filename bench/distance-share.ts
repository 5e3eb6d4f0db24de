import { type Alarm, planted, raised } from '../test/calibration/suite.js'

/** In how many of twenty divisions the interval of the DCR share lies above one half, for each planted generator. */
const share: Alarm = {
  name: 'distance share',
  metric: 'privacy.dcr-share',
  rings: (result) => result.status === 'ok' && (result.interval?.[0] ?? 0) > 0.5,
}
for (const { name, generator } of planted) {
  let count = 0
  for (let seed = 1; seed <= 20; seed++) count += (await raised(generator, seed, [share])).length
  console.log(`${name}: ${count} of 20`)
}
