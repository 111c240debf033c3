// numbers-styles: the look of the panel of numbers, over the feed's column of the canvas.
export const numbersStyles = `
.numbers {
  position: absolute;
  box-sizing: border-box;
  overflow: hidden auto;
  overscroll-behavior: contain;
  background: var(--surface);
  font-size: 14px;
}
.numbers[hidden], .numbers [hidden] { display: none; }
.numbers:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.numbers section { padding: 14px var(--beside, 20px); border-block-end: 1px solid var(--line); }
.numbers h2 { margin: 0 0 6px; font-size: 15px; font-weight: 600; }
.numbers h2 small, .numbers .soft { color: var(--soft); font-size: 13px; font-weight: 400; }
.numbers p { margin: 0; }
.numbers .bars, .numbers .hours { direction: ltr; }  /* as the timeline */
.numbers .bars { display: flex; gap: 1px; align-items: end; block-size: 56px; margin-block: 12px 6px; }
.numbers .bars button {
  position: relative;
  flex: 1;
  min-inline-size: 0;
  block-size: 100%;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;
}
.numbers .bars i { position: absolute; inset: auto 0 0; border-radius: 1px; background: var(--band); }
.numbers .bars i + i { background: var(--accent); }
.numbers .bars button:hover i:first-child { background: var(--soft); }
.numbers .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(96px, 1fr)); gap: 12px 8px; }
.numbers .tiles b { display: block; font-size: 20px; font-variant-numeric: tabular-nums; }
.numbers .hours { display: grid; grid-template-columns: auto repeat(24, 1fr); gap: 2px; align-items: center; }
.numbers .hours span { padding-inline-end: 8px; color: var(--soft); font-size: 12px; }
.numbers .hours i { block-size: 13px; border-radius: 2px; background: var(--accent); }
.numbers .hours i.none { background: var(--line); opacity: .5; }
.numbers .row {
  display: grid;
  grid-template-columns: minmax(0, 9em) 1fr minmax(3.5em, auto);
  gap: 12px;
  align-items: center;
  box-sizing: border-box;
  inline-size: calc(100% + 16px);
  min-block-size: 26px;
  margin-inline: -8px;
  padding: 2px 8px;
  border: 0;
  border-radius: 8px;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
.numbers .row:hover { background: var(--line); }
.numbers button:focus-visible { outline: 2px solid var(--accent); outline-offset: 0; }
.numbers .row span { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.numbers .row span:first-child { unicode-bidi: plaintext; }
.numbers .row .track { block-size: 8px; border-radius: 4px; background: var(--band); }
.numbers i, .numbers .track { forced-color-adjust: none; }
.numbers .track i { display: block; block-size: 100%; border-radius: 4px; background: var(--accent); }
.numbers .row .count { color: var(--soft); text-align: end; font-variant-numeric: tabular-nums; }
.numbers .top, .numbers .top span { display: block; }
.numbers .top b { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
.numbers .ends { display: flex; flex-wrap: wrap; gap: 8px; border: 0; }
.numbers .ends button { padding: 6px 8px; border: 0; background: none; color: var(--accent); font: inherit; }
.numbers .ends button { margin-inline-start: -8px; font-weight: 600; cursor: pointer; }
.stage[data-tall] .numbers { position: sticky; margin: calc(var(--top) - var(--drawn)) 0 0 var(--left); }
@media (pointer: coarse) { .numbers .row, .numbers .ends button { min-block-size: 44px; } }
`;
