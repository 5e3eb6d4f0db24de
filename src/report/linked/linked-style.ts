/** What the page on linked tables needs beyond the report's style sheet. */
export const linkedStyle = `
figure h3 { font-size: 1rem; margin: 0 0 2px; }
.tree { list-style: none; margin: 0; padding-left: 0; }
.tree .tree { margin-left: 10px; padding-left: 22px; border-left: 2px solid var(--line); }
.tree li { padding: 4px 0; }
.steps { grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); }
.steps h3 { margin-top: 12px; }
.steps table thead th { overflow-wrap: normal; }
.steps table tbody th { width: 56%; }
.scroll { overflow-x: auto; }
.legend .band i { height: 12px; }
.legend .real.band i { background: var(--muted); opacity: .45; }
.legend .synthetic.band i { height: 12px; opacity: .6; }
.legend .thin i { height: 1px; vertical-align: middle; background: var(--synthetic); }
.of-table { border-top: 1px solid var(--line); margin-top: 24px; }
.of-table h3 { margin-top: 16px; font-size: 1.25rem; }
.of-table details > section h4 { font-size: 1.12rem; margin-top: 28px; }
.of-table details > section h5 { font-size: 1rem; }
.of-table details > section h6 { font-size: .92rem; margin: 10px 0 2px; }

.of-table .note[data-status="not met"] { border-left: 6px solid var(--alarm); outline: 1.5px solid var(--alarm); }
.of-table .note[data-status="attention"] { border-left-color: var(--unseen); }
@media screen and (max-width: 720px) { .steps { grid-template-columns: 1fr; } .steps thead { position: static; } }
@media print {
  .of-table { break-before: page; }
  .of-table > details:not([open])::details-content { display: none; }
  .of-table > details:not([open]) > *:not(summary) { display: none !important; }
}
@media print, (min-width: 721px) { .matrix tbody th { width: 24%; } .matrix th, .matrix td { padding-right: 14px; } }
`
