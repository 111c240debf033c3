// palettes: the colours of the DOM around the canvas, theme by theme. The canvas has the same ones in
// src/view/base/theme.h; a test compares them.

/** Name of a colour, as in --backscroll-accent, and its value in each theme. */
export const palettes = {
  light: {
    background: '#fbfaf7', surface: '#ffffff', ink: '#1d2126', soft: '#5b6470', line: '#e6e3dc',
    band: '#d2e1df', accent: '#0b6e69', 'on-accent': '#ffffff',
  },
  dark: {
    background: '#121416', surface: '#191c1f', ink: '#e9ebee', soft: '#a3acb6', line: '#2a2f34',
    band: '#24403d', accent: '#4fc3b8', 'on-accent': '#10201f',
  },
  contrast: {
    background: '#ffffff', surface: '#ffffff', ink: '#000000', soft: '#2e343b', line: '#767d86',
    band: '#6f9793', accent: '#004f4b', 'on-accent': '#ffffff',
  },
  'contrast-dark': {
    background: '#000000', surface: '#000000', ink: '#ffffff', soft: '#dde2e8', line: '#6b737c',
    band: '#3e7f7a', accent: '#72ebdf', 'on-accent': '#000000',
  },
};

/** In the order of the core's numbers. */
export const themes = Object.keys(palettes);

/** In high contrast the reader's wish goes before the colours of the host page. */
export const isContrast = (theme) => theme.startsWith('contrast');
export const isDark = (theme) => theme.endsWith('dark');

/** What a host page may name, by custom properties --backscroll-... on the element. */
export const hostColors = [
  'background', 'surface', 'ink', 'soft', 'faint', 'line', 'band', 'chip', 'accent', 'on-accent', 'reply',
  'quote', 'repost', 'highlight', 'on-highlight', 'hit',
];

/** What the system's own colours stand for while it forces them on every page. */
export const systemColors = {
  background: 'Canvas', surface: 'Canvas', ink: 'CanvasText', soft: 'CanvasText', accent: 'LinkText',
  reply: 'CanvasText', quote: 'Highlight', repost: 'ButtonText', highlight: 'Mark',
  'on-highlight': 'MarkText', hit: 'Highlight',
};
