/** A coefficient that is clear (its 95 % interval is on one side of 0) in the rows learnt from, and the same of other rows. */
export interface Effect {
  readonly outcome: string
  readonly kind: string
  readonly term: string
  readonly own: number
  readonly low: number
  readonly high: number
  /** None where the term has no finite coefficient among those rows. */
  readonly synthetic: number | null
  readonly unseen: number | null
}

export interface Compared {
  readonly table: string
  readonly seed: number
  readonly effects: readonly Effect[]
}

type Side = 'synthetic' | 'unseen'

/** Clear effects that lie within the interval of the rows learnt from, and those whose sign turned round. */
export function countKept(
  effects: readonly Effect[],
  side: Side,
): { readonly kept: number; readonly reversed: number } {
  const kept = effects.filter((effect) => {
    const value = effect[side]
    return value !== null && value >= effect.low && value <= effect.high
  })
  const reversed = effects.filter((effect) => (effect[side] ?? effect.own) * effect.own < 0)
  return { kept: kept.length, reversed: reversed.length }
}

/** docs/effects.md. */
export function effectsPage(compared: readonly Compared[], { model }: { readonly model: string }): string {
  const all = { table: 'all', seed: '', effects: compared.flatMap(({ effects }) => effects) }
  const shares = [...compared, all].map(({ table, seed, effects }) => {
    const sides = (['synthetic', 'unseen'] as const).map((side) => {
      const { kept, reversed } = countKept(effects, side)
      return `${kept} | ${reversed}`
    })
    return `| ${table} | ${seed} | ${effects.length} | ${sides.join(' | ')} |`
  })
  const first = compared.filter(({ seed }) => seed === compared[0]?.seed)
  return `# Regression coefficients, real beside synthetic

For every outcome and every time to an event of four tables, one regression with main effects only (logistic, linear, Cox), fitted to the rows learnt from (60 % of the people), to as many rows drawn from ${model} and to the people nobody learnt from (40 %). An effect is clear when its 95 % interval in the rows learnt from does not hold 0; it is kept when the other coefficient lies in that interval. The unseen people show what chance alone leaves, of rows two thirds as many. Written by \`npm run bench -- effects\`.

| table | seed | clear effects | kept, synthetic | sign reversed, synthetic | kept, unseen people | sign reversed, unseen people |
|---|---|---|---|---|---|---|
${shares.join('\n')}

${first.map(tableOf).join('\n\n')}

What an evaluation says of such coefficients: [effects lost](metrics/utility.md), [how to read a report](how-to-read-a-report.md).
`
}

function tableOf({ table, seed, effects }: Compared): string {
  const lines = effects.map(({ outcome, kind, term, own, low, high, synthetic, unseen }) => {
    const cells = [`${outcome} (${kind})`, term, `${figure(own)} [${figure(low)}, ${figure(high)}]`]
    return `| ${[...cells, figure(synthetic), figure(unseen)].join(' | ')} |`
  })
  return `## ${table}, seed ${seed}

| outcome | term | rows learnt from | synthetic | unseen people |
|---|---|---|---|---|
${lines.join('\n')}`
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toPrecision(3)
}
