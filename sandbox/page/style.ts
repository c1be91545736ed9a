/** The only stylesheet of the sandbox's pages: paper, ink and one accent, in daylight and in the dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --surface: #ffffff; --line: #dfdcd2; --edge: #7f8985;
  --ink: #16211f; --ink-2: #43504d; --accent: #0b4f57; --accent-hover: #073c43; --on-accent: #ffffff;
  --tint: #e4eeed; --warn: #734700; --warn-tint: #faf0da; --danger: #98281f; --danger-tint: #fae9e5;
  --focus: #0a6a78;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10181a; --surface: #172123; --line: #2a3638; --edge: #71807f;
    --ink: #ece9e0; --ink-2: #bdc3be; --accent: #8ac9c8; --accent-hover: #a8dbd9; --on-accent: #06191b;
    --tint: #183130; --warn: #e6bb70; --warn-tint: #2e2718; --danger: #f2a094; --danger-tint: #36201d;
    --focus: #a5dedd;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent-hover); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--surface); padding: .5rem 1rem; z-index: 1; }
header.top { border-bottom: 1px solid var(--line); background: var(--surface); }
header.top > div, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header.top > div { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding-block: .75rem; }
header.top strong { font-size: 1.0625rem; }
header.top nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
header.top nav a { display: inline-block; padding: .375rem 0; text-decoration: none; }
header.top nav a[aria-current] { color: var(--ink); box-shadow: inset 0 -2px var(--accent); }
header.top time { margin-left: auto; color: var(--ink-2); }
main { padding-block: 1.5rem 3rem; }
main.narrow, main.narrow + footer { max-width: 36rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .75rem; }
p { max-width: 42rem; margin: 0 0 1rem; }
.quiet { color: var(--ink-2); }
.notice { background: var(--tint); border-left: 3px solid var(--accent); padding: .75rem 1rem; }
.notice.bad { background: var(--danger-tint); border-color: var(--danger); }
form.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 0 0 1rem; }
form.row fieldset, form.row > div { display: flex; flex-direction: column; gap: .25rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1rem; }
label, legend { font-size: .875rem; color: var(--ink-2); padding: 0; }
input, select, button {
  font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--edge);
  border-radius: 3px; min-height: 2.75rem; padding: .375rem .75rem; max-width: 100%;
}
input[type="checkbox"], input[type="radio"] { min-height: 0; width: 1.125rem; height: 1.125rem; margin: 0 .625rem 0 0; accent-color: var(--accent); flex: none; transform: translateY(.125rem); }
button { cursor: pointer; font-weight: 600; }
button:hover { border-color: var(--ink); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.main:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
.check { display: flex; align-items: baseline; margin: 0 0 .75rem; font-size: 1rem; color: var(--ink); }
.field { display: flex; flex-direction: column; gap: .25rem; margin: 0 0 1rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { margin-bottom: .5rem; }
.scroll { position: relative; overflow-x: auto; border-block: 1px solid var(--line); margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; }
tr + tr > *, tbody > tr:first-child > * { border-top: 1px solid var(--line); }
th { color: var(--ink-2); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
td.when { white-space: nowrap; width: 1%; padding-right: 1.5rem; }
td.bad { color: var(--danger); }
code, pre { font: .875rem/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
pre { white-space: pre-wrap; background: var(--surface); border: 1px solid var(--line); border-radius: 3px; padding: .75rem; margin: .5rem 0 0; overflow-wrap: anywhere; }
details summary { cursor: pointer; color: var(--accent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 0 1rem; }
dt { color: var(--ink-2); }
dd { margin: 0; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); background: #ffffff; }
footer { color: var(--ink-2); font-size: .875rem; padding-block: 1rem 2rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .5rem; } header.top time { margin-left: 0; } }
`;
