import { createRng } from '../../src/math/index.js'
import { day, delimited, digits, parts, pick, pickBy } from './clinic.js'

const procedures = [
  ['99213', 40, 120],
  ['99214', 30, 180],
  ['71046', 10, 65],
  ['80053', 15, 24],
  ['93000', 8, 38],
] as const
const codes = [
  ['I10', 40],
  ['E119', 30],
  ['J069', 15],
  ['M545', 15],
  ['Z0000', 20],
] as const

/**
 * A US claims extract: mm/dd/yyyy, a member number on every line of a member, provider numbers, dollars with thousands
 * marks, ZIP codes. Nobody in it exists.
 */
export function usClaims(rowCount: number, seed: number | string = 1): Buffer {
  const rng = createRng(seed).fork('us-claims')
  const header = [
    'claim_id',
    'member_id',
    'dob',
    'gender',
    'zip',
    'service_from',
    'service_to',
    'paid_date',
    'provider_npi',
    'provider_name',
    'dx1',
    'cpt',
    'billed_amount',
    'paid_amount',
    'plan_type',
    'denied',
  ] // prettier-ignore
  const american = (moment: number) => {
    const { year, month, day: dayOfMonth } = parts(moment)
    return `${month}/${dayOfMonth}/${year}`
  }
  const dollars = (amount: number) => `$${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`
  const providers = Array.from(
    { length: 12 },
    (_, at) => [`1${digits(rng, 9)}`, `${pick(rng, ['North', 'Lake', 'Oak', 'River'])} Clinic ${at + 1}`] as const,
  )
  const rows: string[][] = []
  while (rows.length < rowCount) {
    const member = `W${digits(rng, 9)}`
    const birth = Date.UTC(1935 + rng.below(70), rng.below(12), 1 + rng.below(28))
    const gender = pick(rng, ['F', 'M'])
    const zip = `${pick(rng, ['021', '100', '606'])}${digits(rng, 2)}`
    const plan = pickBy(rng, [
      ['HMO', 5],
      ['PPO', 4],
      ['Medicare', 3],
    ] as const)
    for (let claims = 1 + rng.below(6); claims > 0 && rows.length < rowCount; claims--) {
      const from = Date.UTC(2021, 0, 1) + rng.below(900) * day
      const to = from + (rng.uniform() < 0.15 ? rng.below(6) : 0) * day
      const [procedure, , price] = pickBy(
        rng,
        procedures.map((each) => [each, each[1]] as const),
      )
      const billed = price * Math.exp(0.5 * rng.normal()) * (1 + 6 * Number(rng.uniform() < 0.08))
      const denied = rng.uniform() < 0.09
      const [npi, name] = pick(rng, providers)
      rows.push([
        digits(rng, 11),
        member,
        american(birth),
        gender,
        zip,
        american(from),
        american(to),
        denied ? '' : american(to + (10 + rng.below(40)) * day),
        npi,
        name,
        pickBy(rng, codes),
        procedure,
        dollars(billed),
        dollars(denied ? 0 : billed * (0.5 + 0.3 * rng.uniform())),
        plan,
        denied ? 'Y' : 'N',
      ])
    }
  }
  return Buffer.from(delimited({ header, rows }, ','))
}
