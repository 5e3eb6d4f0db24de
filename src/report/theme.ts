/** The page's own style sheet: light and dark by the reader's system, one column on a phone, black on white in print. */
export const theme = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --muted: #5a6470; --line: #d8dde3; --panel: #f6f7f9; --real: #b3bac3; --synthetic: #0b6bcb; --unseen: #b45309; --alarm: #c92a2a; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171b; --ink: #e8eaed; --muted: #a3adb8; --line: #333a42; --panel: #1d2126; --real: #66707b; --synthetic: #5cb0ff; --unseen: #f0a04b; --alarm: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1180px; padding: 24px 20px 64px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 1.35rem; margin: 48px 0 8px; padding-top: 16px; border-top: 1px solid var(--line); }
h3 { font-size: 1.12rem; margin: 32px 0 4px; }
h4 { font-size: 1rem; margin: 14px 0 4px; }
h5 { font-size: .95rem; margin: 12px 0 4px; }
figure h4 { margin: 0 0 2px; }
header + main > section:first-child h2 { margin-top: 12px; border-top: 0; padding-top: 0; }
#verdict h2 { margin-top: 20px; padding-top: 12px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 8px; background: var(--paper); padding: 6px 12px; }
:focus-visible { outline: 3px solid var(--synthetic); outline-offset: 2px; }
.explainer { font-size: 1.05em; }
p { margin: 0 0 12px; max-width: 75ch; }
a { color: var(--synthetic); }
.muted, figcaption, .reading { color: var(--muted); }
.reading { font-size: .9em; margin: 4px 0 0; }
th .muted, th .reading { font-weight: 400; }
.note { background: var(--panel); border-left: 4px solid var(--synthetic); padding: 12px 16px; margin: 16px 0; max-width: none; }
#verdict .note[data-status="not met"] { border-left: 6px solid var(--alarm); outline: 1.5px solid var(--alarm); }
#verdict .note[data-status="attention"] { border-left-color: var(--unseen); }
.note ul { margin: 4px 0 0; padding-left: 20px; }
.first { margin: 8px 0 16px; }
.first ul { margin: 2px 0 0; padding-left: 20px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; padding: 0; margin: 12px 0 0; }
.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 12px; margin: 8px 0; font-size: .9rem; color: var(--muted); }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.facts dd { color: var(--ink); overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 22px; margin: 16px 0; }
figure { margin: 0; min-width: 0; }
.single svg { max-width: 660px; }
.wide svg { max-width: 540px; }
.single { margin: 12px 0; }
.network { max-width: 100% !important; width: auto; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(290px, 1fr)); gap: 20px; margin: 16px 0; }
svg { display: block; width: 100%; max-width: 400px; height: auto; font: 11px system-ui, sans-serif; color: var(--ink); --plot-background: var(--paper); overflow: visible; }
figcaption { font-size: .85rem; margin-bottom: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: .9rem; }
.legend i { display: inline-block; width: 14px; height: 10px; margin-right: 6px; }
.legend .real i { background: var(--real); }
.legend .line i { height: 3px; vertical-align: middle; background: var(--muted); }
.legend .synthetic i { background: var(--synthetic); height: 3px; vertical-align: middle; }
.legend .unseen i { height: 0; border-top: 2px dashed var(--unseen); vertical-align: middle; }
.legend .dot i { width: 10px; height: 10px; border-radius: 50%; vertical-align: baseline; }
.legend .unseen.dot i { border: 2px solid var(--unseen); border-radius: 0; }
.legend .threshold i { width: 3px; height: 14px; background: var(--alarm); vertical-align: middle; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: 12px 0; }
th, td { text-align: left; vertical-align: top; padding: 10px 10px 10px 0; border-bottom: 1px solid var(--line); }
thead th { font-size: .82rem; color: var(--muted); font-weight: 600; }
tbody th { font-weight: 600; }
table:not(.stacked) :is(th, td) { overflow-wrap: anywhere; }
.small { font-size: .88rem; }
.pair { display: flex; justify-content: space-between; gap: 10px; }
.pair .number { white-space: nowrap; }
.narrow { max-width: 480px; }
.terms dt { font-weight: 600; margin-top: 8px; }
.terms dd { margin: 0; max-width: 75ch; }
.choices { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 8px 32px; }
.box { display: inline-block; width: 1em; height: 1em; border: 1.5px solid currentColor; margin-right: 8px; vertical-align: -2px; }
.sign-off { display: grid; grid-template-columns: minmax(120px, 30%) 1fr; margin: 12px 0; }
.sign-off dt, .sign-off dd { margin: 0; padding: 10px 10px 10px 0; border-bottom: 1px solid var(--line); }
.sign-off { border-top: 1px solid var(--line); }
@media print, (min-width: 721px) {
  .learners tbody th { width: 12%; }
  .metrics tbody th { width: 40%; }
  .questions tbody th, .questions td:nth-child(3), .questions td:nth-child(4) { width: 19%; }
}
.value { font-variant-numeric: tabular-nums; font-weight: 650; }
.control .value { font-weight: 400; }
.control, .interval { color: var(--muted); font-variant-numeric: tabular-nums; }
.interval { font-size: .85rem; white-space: nowrap; }
.status { display: inline-block; padding: 1px 10px; border-radius: 10px; border: 1.5px solid var(--line); font-size: .88rem; font-weight: 600; white-space: nowrap; }
.status[data-status="met"] { border-color: #2b8a3e; }
.status[data-status="attention"], .status[data-status="cannot tell at this size"] { border-color: #c77700; border-style: dashed; }
.status[data-status="not met"] { border-color: #c92a2a; background: #c92a2a; color: #fff; }
details { margin: 12px 0; }
details details { margin-left: 12px; }
summary { cursor: pointer; padding: 6px 0; color: var(--synthetic); }
code, .hash { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
@media screen and (max-width: 720px) {
  h1 { font-size: 1.4rem; }
  body { padding: 16px 14px 48px; }
  thead { position: absolute; left: -9999px; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; width: auto; }
  .stacked tr { border-bottom: 1px solid var(--line); padding: 12px 0; }
  .stacked th, .stacked td { border: 0; padding: 2px 0; }
  .status { white-space: normal; }
  .stacked td.small { font-size: .92rem; }
  .stacked td { display: flow-root; padding-left: 152px; min-height: 1.6em; }
  .stacked td::before { content: attr(data-label); float: left; width: 144px; margin-left: -152px; color: var(--muted); font-weight: 400; font-size: .92rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; --panel: #f3f3f3; --real: #b3bac3; --synthetic: #0b55a5; --unseen: #9a4500; --alarm: #b02020; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  h2 { margin-top: 28px; }
  figure, tr, .note, .sign-off, .choices { break-inside: avoid; }
  #sign-off { break-before: page; }
  .skip { display: none; }
  table { font-size: 9pt; }
  .interval, .status { white-space: normal; }
  .columns { grid-template-columns: repeat(3, 1fr); gap: 12px; }
  details > *:not(summary) { display: block; }
  details::details-content { content-visibility: visible; display: block; }
  details .columns, details .maps { display: grid; }
  details dl.facts { display: grid; }
  details table { display: table !important; }
}
`
