import type { Cause, Shown } from './cause.js'

/** docs/causes.md. */
export function causesPage(all: readonly { readonly cause: Cause; readonly shown: Shown }[]): string {
  const figure = (value: number) => value.toFixed(3)
  const lines = all.map(({ cause, shown }) => {
    const { real, before, after } = shown
    const cells = [`${cause.number}. ${cause.title}`, cause.shows, figure(real), figure(before)]
    return `| ${[...cells, figure(after), cause.before].join(' | ')} |`
  })
  return `# What gave synthetic rows away

Rows are told from real ones by causes that can be taken apart. For each, a small made table that shows it: what is counted in unseen rows of the same making, in synthetic rows before it was mended, and in those of today. Written by \`npm run bench -- causes\`; a test measures the same tables and fails where today is no nearer to real rows than before.

| cause | made table, and what is counted | real | before | today | before means |
|---|---|---|---|---|---|
${lines.join('\n')}

What they come to on real tables is on the [leaderboard](leaderboard.md); how each is mended: [numbers](numbers-and-missing.md), [relations](relations.md), [sequential-trees](models/sequential-trees.md), [auto](models/auto.md).
`
}
