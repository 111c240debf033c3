// The colours around the canvas are those on it: web/look/palettes.js against src/view/base/theme.h.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { hostColors, palettes } from '../../web/look/palettes.js';

const theme = await readFile(new URL('../../src/view/base/theme.h', import.meta.url), 'utf8');
const palette = await readFile(new URL('../../src/view/base/palette.cpp', import.meta.url), 'utf8');
const namesInCore = {
  light: 'kLight', dark: 'kDark', contrast: 'kContrastLight', 'contrast-dark': 'kContrastDark',
};

/** Field and value, "ink" and "#1d2126", of one palette of the core. */
function colorsOfCore(name) {
  const body = new RegExp(`constexpr Palette ${name} = \\{([^;]*)\\};`).exec(theme)[1];
  const fields = [...body.matchAll(/\.(\w+) = color_from_rgb\(0x([0-9A-F]{6})\)/g)];
  return Object.fromEntries(fields.map(([, field, value]) => [field, `#${value.toLowerCase()}`]));
}

describe('palettes', () => {
  for (const [name, colors] of Object.entries(palettes)) {
    test(`"${name}" is the same around the canvas and on it`, () => {
      const core = colorsOfCore(namesInCore[name]);
      for (const [color, value] of Object.entries(colors)) {
        const field = color === 'surface' ? 'panel' : color.replace('-', '_');
        assert.equal(value, core[field], color);
      }
    });
  }

  test('the core knows every colour that a host may name', () => {
    const known = [...palette.matchAll(/\{"([a-z-]+)", &Palette::/g)].map(([, name]) => name);
    assert.deepEqual([...hostColors].sort(), known.sort());
  });
});
