// find-styles: the look of the search field and of what hangs on it, over the header that the canvas draws.
// The sizes are those of src/view/base/theme.h, the places those of rooms.cpp.
export const findStyles = `
.date {
  position: absolute;
  box-sizing: border-box;
  display: flex;
  gap: 12px;
  align-items: end;
  padding: 12px 20px 16px;
  border-block-end: 1px solid var(--line);
  background: var(--surface);
  box-shadow: 0 12px 24px -16px #0006;
}
.date[hidden] { display: none; }
.date label { flex: 1; display: grid; gap: 4px; min-inline-size: 0; color: var(--soft); font-size: 14px; }
.date input {
  box-sizing: border-box;
  inline-size: 100%;
  min-block-size: 40px;
  padding: 0 12px;
  border: 1px solid var(--faint);
  border-radius: 10px;
  background: var(--background);
  color: var(--ink);
  font: inherit;
  font-size: 16px;
}
.date input:focus-visible { outline: 2px solid var(--accent); outline-offset: -1px; }
.date .action { min-block-size: 40px; }

.field {
  position: absolute;
  inset-block-start: 12px;
  inset-inline-end: 24px;
  box-sizing: border-box;
  display: flex;
  gap: 4px;
  align-items: center;
  inline-size: 320px;
  block-size: 40px;
  padding-inline: 12px 6px;
  border: 1px solid var(--faint);
  border-radius: 20px;
  background: var(--background);
  color: var(--ink);
}
.field:focus-within { border-color: var(--accent); outline: 1px solid var(--accent); }
.field svg { flex: none; inline-size: 16px; block-size: 16px; color: var(--soft); }
.field path { fill: none; stroke: currentcolor; stroke-width: 1.5; stroke-linecap: round; }
.typed { position: relative; display: flex; flex: 1; min-inline-size: 0; font-size: 16px; }
.field input { flex: 1; min-inline-size: 0; padding-inline: 4px; border: 0; outline: none; background: none; }
.field input { color: inherit; font: inherit; }
.marks { position: absolute; inset: 0 4px; overflow: hidden; color: transparent; pointer-events: none; }
.marks { display: flex; align-items: center; padding-block-end: 4px; margin-block-end: -4px; }
.letters { flex: none; white-space: pre; }
.letters u { text-decoration: 1px underline wavy red; text-underline-offset: 2px; }
.field ::-webkit-search-cancel-button { display: none; }
.field output { color: var(--soft); font-size: 13px; white-space: nowrap; }
.field output, .chips b { font-variant-numeric: tabular-nums; }
.field button { display: grid; place-items: center; flex: none; inline-size: 28px; block-size: 28px; }
.field button { padding: 0; border: 0; border-radius: 50%; background: none; cursor: pointer; }
.field button:hover { background: var(--line); }
.field button:focus-visible { outline: 2px solid var(--accent); }
.field button[aria-disabled="true"] { opacity: .35; background: none; cursor: default; }
.find { display: contents; }
.find .opener, .find [hidden], .find[hidden], .panel:not([hidden]) ~ .find { display: none; }
.stage[data-tall] .field { position: sticky; inset-inline: auto; }
.stage[data-tall] .field { margin: calc(12px - var(--drawn)) 24px 0 auto; }
@container (max-height: 559.9px) { .field { inset-block-start: 8px; } }
@container (max-width: 599.9px) {
  .field { inset-block-start: 8px; inset-inline: 16px; inline-size: auto; }
  .find:not([data-open]) .field { inset-inline: auto 16px; inline-size: 40px; padding: 0; }
  .find:not([data-open]) .field { border-color: transparent; background: none; }
  .find:not([data-open]) .field > * { display: none; }
  .find:not([data-open]) .opener { display: grid; inline-size: 40px; block-size: 40px; }
  .stage[data-tall] .field { inset-inline: auto; margin: calc(8px - var(--drawn)) 16px 0; }
  .stage[data-tall] .find:not([data-open]) .field { margin-inline-start: auto; }
}
.chips {
  position: absolute;
  inset-block-start: 64px;
  inset-inline-start: 0;
  box-sizing: border-box;
  display: none;
  gap: 8px;
  align-items: center;
  inline-size: calc(100% - clamp(384px, 34%, 456px));
  block-size: 44px;
  padding-inline: 24px;
  overflow: auto hidden;
  scrollbar-width: none;
  background: var(--background);
  font-size: 13px;
}
.find[data-open] .chips:not([hidden]) { display: flex; }
.chips button { display: flex; gap: 6px; align-items: center; flex: none; block-size: 28px; }
.chips button { padding: 0 12px; border: 1px solid transparent; }
.chips button { border-radius: 14px; background: var(--line); color: var(--soft); font: inherit; }
.chips button { cursor: pointer; }
.chips b { color: var(--ink); }
.chips button:hover { border-color: var(--faint); }
.chips button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.chips [data-none], .chips [data-none] b { background: none; color: var(--soft); font-weight: 400; }
.chips [data-state="on"] { background: var(--accent); }
.chips [data-state="on"], .chips [data-state="on"] b { color: var(--on-accent); }
.chips [data-state="not"] { border-color: var(--accent); background: none; color: var(--accent); }
.chips [data-state="not"] span { text-decoration: line-through; }
.chips .clear-all { padding-inline: 4px; background: none; color: var(--accent); }
.stage[data-tall] .chips { position: sticky; margin-block: 12px -44px; }
@media (pointer: coarse) { .chips button { block-size: 36px; border-radius: 18px; } }
@container (max-width: 999.9px) { .chips { inline-size: 100%; } }
@container (min-width: 600px) and (max-width: 999.9px) and (max-height: 559.9px) {
  .chips { inline-size: calc(100% - clamp(300px, 50%, 384px)); }
}
/* At the end of the header, as the field; on a narrow screen all of it. */
.suggest { position: absolute; inset-block-start: 58px; inset-inline-end: 24px; }
.suggest { inline-size: calc(clamp(384px, 34%, 456px) - 40px); }  /* not over the chips */
.suggest { max-inline-size: calc(100% - 48px); max-block-size: calc(100% - 74px); overflow: auto; }
.suggest { box-sizing: border-box; padding-block: 8px; border: 1px solid var(--line); border-radius: 12px; }
.suggest { background: var(--surface); color: var(--ink); font-size: 15px; }
.suggest { box-shadow: 0 12px 32px rgb(0 0 0 / 18%); }
.suggest[hidden], .panel:not([hidden]) ~ .find .suggest { display: none; }
.suggest .heading { padding: 8px 18px 4px; color: var(--soft); font-size: 12px; font-weight: 600; }
.suggest .option { display: flex; gap: 12px; align-items: baseline; min-block-size: 24px; padding: 6px 18px; }
.suggest .option { cursor: pointer; }
.suggest .option:hover, .suggest [aria-selected="true"] { background: var(--line); }
.suggest b { direction: ltr; unicode-bidi: isolate; font-weight: 600; overflow-wrap: anywhere; }
.suggest b:empty { display: none; }
.suggest .note { color: var(--soft); font-size: 13px; }
.suggest .posts { margin-inline-start: auto; color: var(--soft); font-size: 13px; }
.suggest .trouble { cursor: default; }
.suggest .trouble b { text-decoration: underline wavy red; text-underline-offset: 3px; }
@container (max-width: 999.9px) {
  .suggest { inset-block-start: 106px; max-block-size: calc(100% - 120px); }
}
.stage[data-tall] .suggest { position: sticky; margin-inline: auto 24px; inset-inline: auto; }
@media (pointer: coarse) {
  .suggest .option { box-sizing: border-box; align-items: center; min-block-size: 44px; }
}
@container (max-height: 559.9px) or (max-width: 599.9px) { .chips { inset-block-start: 56px; } }
@container (max-width: 599.9px) {
  .chips { padding-inline: 16px; }
  .suggest { inset-inline: 8px; inline-size: auto; max-inline-size: none; inset-block-start: 98px; }
  .stage[data-tall] .chips { margin-block-start: 8px; }
}
@container (max-height: 375.9px) { .find .chips { display: none !important; } }
@container (max-height: 319.9px) { .find { display: none; } }
`;
