/**
 * The style sheet of the page. Colours reach a contrast of 4.5:1 (WCAG 2.2, AA) on every surface that they stand on, in light
 * and dark; the test in a real browser measures it.
 */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --sunk: #f5f6f8; --line: #dfe3e8; --text: #1c2127; --soft: #57606a; --link: #0b5cad;
  --good: #176c33; --good-back: #e4f4e8; --bad: #b42318; --bad-back: #fdeceb; --warn: #855000; --warn-back: #fdf2dc;
  --quiet-back: #eceff2; --shadow: 0 1px 2px rgb(16 24 40 / 6%);
  --hue0: #3b6fd4; --hue1: #0e8a8a; --hue2: #b7791f; --hue3: #8250c4; --hue4: #c2496b; --hue5: #5b7083; --hue6: #2f8f4e; --hue7: #c0603a;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161a21; --sunk: #0f1319; --line: #2a313a; --text: #e4e8ee; --soft: #9ba6b2; --link: #79b4fa;
    --good: #5ccb7a; --good-back: #12291a; --bad: #ff8077; --bad-back: #331716; --warn: #e5b454; --warn-back: #2e2410;
    --quiet-back: #232a33; --shadow: none;
    --hue0: #6d9bf5; --hue1: #3fb8b3; --hue2: #d9a441; --hue3: #b08cf0; --hue4: #ee7f9c; --hue5: #8fa3b5; --hue6: #63c081; --hue7: #eb9770;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 var(--sans); overflow-wrap: anywhere; }
.inner { width: min(70rem, 100% - 2.5rem); margin-inline: auto; }
h1, h2, h3, p, ul, dl, dd, pre { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .875em; }
code { unicode-bidi: isolate; }
small { font-size: .8125rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
small code { font-size: .95em; }

.top { background: var(--card); border-top: 4px solid var(--tone); border-bottom: 1px solid var(--line); padding: 1.5rem 0 1.75rem; }
.good { --tone: var(--good); --back: var(--good-back); }
.bad { --tone: var(--bad); --back: var(--bad-back); }
.warn { --tone: var(--warn); --back: var(--warn-back); }
.quiet { --tone: var(--soft); --back: var(--quiet-back); }
.where { color: var(--soft); font-size: .8125rem; }
h1 { display: flex; align-items: center; gap: .7rem; margin-top: .45rem; font-size: clamp(1.4rem, 1rem + 1.8vw, 1.9rem); line-height: 1.2; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
.sign { flex: none; stroke: var(--tone); }
.next { margin-top: 1.1rem; padding: .75rem 1rem; background: var(--back); border-radius: 8px; }
.next h2 { font-size: .8125rem; font-weight: 650; color: var(--tone); }
.next li + li { margin-top: .35rem; }
.next ul { list-style: disc; padding-left: 1.15rem; }
.next code { font-weight: 600; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 1rem; margin-top: 1.4rem; }
.numbers dt { font-size: .8125rem; color: var(--soft); }
.numbers dd { line-height: 1.35; }
.numbers b { display: block; font-size: 1.1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.numbers small { display: block; }

nav ul { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1.25rem; }
nav a { display: block; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--text); font-size: .8125rem; }
nav a:hover { border-color: var(--tone); text-decoration: none; }
nav a.bad, nav a.warn { color: var(--tone); border-color: currentColor; }

.card { margin-top: 1.25rem; padding: 1.1rem 1.25rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
.card.bad { border-left: 3px solid var(--tone); }
.card.warn { border-left: 3px solid var(--tone); }
.card > h2, .card > h3 { font-size: 1.06rem; font-weight: 650; letter-spacing: -.005em; margin-bottom: .7rem; }
.card > h2 small, .card > h3 small { margin-left: .4rem; }
.root { margin-top: 2.5rem; }
.root > h2 { font-size: 1.3rem; letter-spacing: -.01em; }
.root > h2 small { margin-left: .5rem; }

.chip { display: inline-block; padding: 0 .5rem; border-radius: 99px; background: var(--back); color: var(--tone); font-size: .78rem; line-height: 1.55; font-weight: 500; white-space: nowrap; }
.more { margin-top: .6rem; color: var(--soft); font-size: .875rem; }
.rule { color: var(--soft); }
.rule code { font-size: .78rem; }
.legend { margin-top: .6rem; color: var(--soft); font-size: .8125rem; }

.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8125rem; color: var(--soft); border-bottom: 1px solid var(--line); white-space: nowrap; padding-block: 0 .35rem; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody tr.group > th { padding-top: .8rem; border-top: 0; font-weight: 600; }
tr:target > * { background: var(--warn-back); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.line { width: 4.5rem; padding-left: .9rem; white-space: nowrap; color: var(--soft); font: .82rem/1.8 var(--mono); font-variant-numeric: tabular-nums; }
td small { white-space: normal; }
.stacked th > small { display: block; }
.findings thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.findings .group:first-child > th { padding-top: 0; }
.modules thead th:nth-child(1) { width: 13rem; } .modules thead th:nth-child(2) { width: 7.6rem; } .modules thead th:nth-child(3) { width: 11rem; }
.modules thead th:nth-child(6) { width: 16rem; } .modules thead th:nth-child(7) { width: 13rem; }
.modules code, .changes code { font-size: .8rem; }

details + details { margin-top: .25rem; }
summary { cursor: pointer; padding: .35rem .6rem .35rem 1.65rem; position: relative; border-radius: 7px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; position: absolute; left: .65rem; top: .85em; width: .38rem; height: .38rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { background: var(--quiet-back); }
summary small { margin-left: .25rem; }
.card > details, .told ~ details, .commands ~ details { margin-inline: -.6rem; }
.folded { padding: .45rem .6rem .6rem 1.65rem; }
pre { max-height: 28rem; overflow: auto; padding: .75rem .9rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 7px; font-size: .8125rem; line-height: 1.5; tab-size: 4; white-space: pre; overflow-wrap: normal; }
.message pre { max-height: none; padding: 0; background: none; border: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.message pre::first-line { font-weight: 600; }
.places { margin-top: .7rem; color: var(--soft); }
.commands pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.commands pre + pre { margin-top: .4rem; }
.commands, .told + details { margin-top: .8rem; }
.commands ~ details { margin-top: .6rem; }

.told { display: grid; gap: .45rem 1.25rem; font-size: .9rem; }
.told > div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 1rem; }
.told dt { color: var(--soft); }
.told small { margin-left: .25rem; }
.told br + small { margin-left: 0; }
.remarks li + li, .places li + li { margin-top: .35rem; }
.plain { columns: 22rem auto; column-gap: 2rem; font-size: .9rem; }
.tree ul { margin-left: .75rem; padding-left: .75rem; border-left: 1px solid var(--line); }
.tree li { padding-block: .1rem; }
.tree li > code { margin-left: 1.65rem; }
.tree summary { padding-block: .1rem; }
.tree summary::before { top: .55em; }

.strip { display: block; border-radius: 5px; overflow: hidden; }
.bar { display: block; margin-top: .42rem; min-width: 5rem; }
.dot { margin-right: .35rem; }
.phases { margin-top: .7rem; }
.phases tbody tr + tr > * { border-top: 0; }
.phases th[scope=row] { width: 13rem; padding-block: .15rem; }
.phases td { padding-block: .15rem; }
.phases td:nth-child(2) { width: 6rem; }
.hue0 { fill: var(--hue0); } .hue1 { fill: var(--hue1); } .hue2 { fill: var(--hue2); }
.hue3 { fill: var(--hue3); } .hue4 { fill: var(--hue4); } .hue5 { fill: var(--hue5); } .hue6 { fill: var(--hue6); } .hue7 { fill: var(--hue7); }

.graph { display: block; }
.graph, .graph a { color: var(--text); }
.graph .edge { stroke: var(--soft); stroke-opacity: .55; stroke-width: 1.3; }
.graph .tip { fill: var(--soft); }
.graph rect { fill: var(--sunk); stroke: var(--line); stroke-width: 1.3; }
.graph .oci rect { stroke: var(--hue0); } .graph .bsr rect { stroke: var(--hue1); } .graph .local rect { stroke: var(--hue3); }
.graph .root rect { fill: var(--quiet-back); stroke: var(--soft); }
.graph .detail { fill: var(--soft); }
.graph a:hover rect, .graph a:focus-visible rect { stroke-width: 2.4; }

footer { padding: 1.5rem 0 3rem; color: var(--soft); font-size: .8125rem; }

@media (max-width: 44rem) {
  .inner { width: calc(100% - 1.5rem); }
  .card { padding: .95rem .9rem 1rem; }
  h1 { align-items: flex-start; }
  .card > h2 small, .card > h3 small { display: block; margin-left: 0; }
  .numbers { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .9rem 1rem; }
  .told > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .folded { padding-left: .6rem; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr { display: block; }
  .stacked th, .stacked td { display: block; padding: .1rem 0; }
  .stacked td { position: relative; padding-left: 5.5rem; min-height: 1.6em; text-align: left; white-space: normal; }
  .stacked td::before { content: attr(data-label); position: absolute; left: 0; color: var(--soft); font-size: .8125rem; }
  .stacked tr { padding-block: .6rem; }
  .stacked th > code { font-weight: 600; }
  .stacked tr + tr { border-top: 1px solid var(--line); }
  .stacked tbody tr + tr > * { border-top: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .line { padding-left: 0; width: 3.6rem; }
  .phases th[scope=row] { width: auto; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media print {
  body { background: none; font-size: 10.5pt; }
  .inner { width: 100%; }
  .card, .top { box-shadow: none; break-inside: auto; }
  .card > h2, .card > h3, summary, tr { break-inside: avoid; }
  .card > h2, .card > h3, summary { break-after: avoid; }
  nav { display: none; }
  pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
  .bad > details::details-content { content-visibility: visible; block-size: auto; }
  .bar rect, .strip rect, .dot rect, .chip, .next { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
