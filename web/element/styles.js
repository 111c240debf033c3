// styles: the look of everything around the canvas, as one constructed style sheet per document. The canvas
// itself takes its colours from the core. A host page may set the --backscroll-... properties on the element.
import { isContrast, isDark, palettes, themes } from '../look/palettes.js';

/** A host page may change any colour, except where the reader asked for contrast. */
function themeRule(theme) {
  const colors = Object.entries(palettes[theme]).map(([name, color]) => (
    `--${name}: ${isContrast(theme) ? color : `var(--backscroll-${name}, ${color})`};`));
  const scheme = isDark(theme) ? 'dark' : 'light';
  return `.stage[data-theme="${theme}"] { ${colors.join(' ')} color-scheme: ${scheme}; }`;
}

const css = `
:host {
  display: block;
  position: relative;
  box-sizing: border-box;
  block-size: 480px;
  min-inline-size: 320px;
  min-block-size: 240px;
  contain: layout paint;
}
:host([hidden]) { display: none; }

.stage {
  position: absolute;
  inset: 0;
  overflow: hidden;
  overflow: clip;
  container-type: size;
  background: var(--background);
  color: var(--ink);
  font: 15px/1.45 var(--backscroll-font, system-ui, sans-serif);
  text-align: start;
}
${themes.map(themeRule).join('\n')}
.probe { display: none; forced-color-adjust: none; }

canvas { display: block; position: absolute; inset: 0 auto auto 0; }
.drawing { touch-action: pan-x pan-y; outline: none; user-select: none; -webkit-user-select: none; }
.stage[data-gestures="greedy"] .drawing { touch-action: none; }
.drawing:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.stage[data-tall] .drawing { position: sticky; top: 0 !important; }
.poster { pointer-events: none; }

.hint {
  position: absolute;
  inset: auto auto 24px 50%;
  translate: -50% 0;
  padding: 8px 16px;
  border-radius: 20px;
  background: var(--ink);
  color: var(--background);
  font-size: 14px;
  white-space: nowrap;
  opacity: 0;
  pointer-events: none;
}
.hint[data-shown] { opacity: .92; }
.clipboard { position: absolute; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; opacity: 0; }

.player { position: absolute; inset: 0; display: grid; place-items: center; background: #000; color: #fff; }
.player > * { grid-area: 1 / 1; }
.player video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.player video { object-fit: contain; outline: none; }
.player audio { inline-size: min(480px, 100% - 32px); }
.player [hidden] { display: none; }
.player .action { place-self: start end; z-index: 1; margin: 12px; }
.player p { margin: 32px; text-align: center; }

.panel { position: absolute; inset: 0; display: grid; place-items: center; background: var(--background); }
.panel:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.message {
  position: relative;
  display: grid;
  justify-items: center;
  gap: 8px;
  box-sizing: border-box;
  max-inline-size: min(480px, 100% - 32px);
  padding: 24px 32px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
  text-align: center;
}
.title { margin: 0; font-size: 19px; font-weight: 600; line-height: 1.3; text-wrap: balance; }
.sentence { margin: 0; color: var(--soft); overflow-wrap: anywhere; text-wrap: pretty; }
.sentence[hidden], .action[hidden], .bar[hidden], .panel[hidden] { display: none; }
.action {
  margin-block-start: 8px;
  padding: 8px 20px;
  border: 0;
  border-radius: 20px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
.action:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.bar {
  appearance: none;
  inline-size: 240px;
  max-inline-size: 100%;
  block-size: 4px;
  margin-block-start: 8px;
  border: 0;
  border-radius: 2px;
  overflow: hidden;
  background: var(--line);
  accent-color: var(--accent);
}
.bar::-webkit-progress-bar { background: var(--line); }
.bar::-webkit-progress-value { background: var(--accent); }
.bar::-moz-progress-bar { background: var(--accent); }

.panel { --head: 64px; --beside: clamp(384px, 34cqw, 456px); --below: 0px; --pad: 20px; }
.ghost { --shade: color-mix(in srgb, var(--band) 55%, var(--background));
  position: absolute; inset: 0; opacity: .5; }
.panel[data-state="loading"] .ghost { opacity: 1; }
.panel[data-state="empty"] { inset-block: var(--head) var(--below); inset-inline: 0 var(--beside); }
.panel[data-state="empty"] .ghost { display: none; }
.panel[data-state="empty"] .message { padding: 0 16px; border: 0; background: none; }
.ghost .head { position: absolute; inset: 0 0 auto; block-size: calc(var(--head) - 1px);
  border-block-end: 1px solid var(--line); background: var(--surface); }
.ghost .time { position: absolute; inset-block: var(--head) var(--below); inset-inline: 0 var(--beside);
  overflow: hidden; }
.ghost .feed { position: absolute; inset-block: var(--head) 0; inset-inline-end: 0;
  inline-size: calc(var(--beside) - 1px);
  border-inline-start: 1px solid var(--line); background: var(--surface); overflow: hidden; }
.ghost .band { position: absolute; inset: auto 24px 16px 56px; block-size: min(56px, 40%); border-radius: 6px;
  background: var(--shade); }
.ghost .rule { position: absolute; left: 56px; right: 24px; block-size: 1px; background: var(--line); }
.ghost .rule:nth-child(1) { top: 18%; }
.ghost .rule:nth-child(2) { top: 40%; }
.ghost .rule:nth-child(3) { top: 62%; }
.ghost .card { position: relative; block-size: 112px; border-block-end: 1px solid var(--line); }
.ghost .card::before { content: ""; position: absolute; inset-block-start: 16px;
  inset-inline-start: var(--pad); inline-size: 40px;
  block-size: 40px; border-radius: 50%; background: var(--shade); }
.ghost .card::after { content: ""; position: absolute; inset-block-start: 22px;
  inset-inline: calc(var(--pad) + 52px) var(--pad); block-size: 10px;
  border-radius: 5px; background: var(--shade); box-shadow: 0 22px var(--shade), 0 44px var(--shade); }

/* As in src/view/base/rooms.cpp. */
@container (max-width: 999.9px) {
  .panel { --time: calc((100cqh - var(--head)) * .45); --below: calc(100cqh - var(--head) - var(--time));
    --beside: 0px; --pad: max(20px, 50cqw - 320px); }
  .ghost .feed { inset: calc(var(--head) + var(--time)) 0 0 0; inline-size: auto; border-inline-start: 0;
    border-block-start: 1px solid var(--line); }
}
@container (max-width: 599.9px) {
  .panel { --head: 56px; --time: min(160px, (100cqh - var(--head)) * .45); --pad: max(16px, 50cqw - 320px); }
}
@container (max-height: 559.9px) {
  .panel { --head: 56px; }
}
@container (min-width: 600px) and (max-width: 999.9px) and (max-height: 559.9px) {
  .panel { --beside: clamp(300px, 50cqw, 384px); --below: 0px; --pad: 20px; }
  .ghost .feed { inset: var(--head) 0 0 auto; inline-size: calc(var(--beside) - 1px); border-block-start: 0;
    border-inline-start: 1px solid var(--line); }
}
@container (max-height: 419.9px) {
  .panel { --pad: 16px; }
  .message { padding: 12px 24px; gap: 4px; }
}
@container (max-height: 319.9px) {
  .panel { --head: 0px; }
  .ghost .head { display: none; }
}
/* A picture of the canvas is printed, whole; nothing where there is none. */
@media print {
  :host { block-size: auto; min-block-size: 0; min-inline-size: 0; contain: none; break-inside: avoid; }
  .stage { position: static; overflow: visible; container-type: normal; background: none; }
  .poster { position: static; inline-size: 100% !important; block-size: auto !important; }
  .drawing, .panel, .hint, .date, .player { display: none !important; }
}
@media (prefers-reduced-motion: no-preference) {
  .hint { transition: opacity .2s; }
}
@media (forced-colors: active) {
  .action, .hint { border: 1px solid; }
}
`;

const sheets = new WeakMap();

/** The style sheet for shadow roots of this document; a constructed sheet belongs to one document. */
export function sheetOf(ownerDocument, text = css) {
  const known = sheets.get(ownerDocument) ?? new Map();
  sheets.set(ownerDocument, known);
  if (!known.has(text)) {
    const sheet = new ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(text);
    known.set(text, sheet);
  }
  return known.get(text);
}
