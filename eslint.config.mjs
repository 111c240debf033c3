// What every script has to keep to. Run: npx eslint .
import js from '@eslint/js';
import globals from 'globals';

const style = {
  'eqeqeq': 'error',
  'max-len': ['error', { code: 110, ignoreUrls: true }],
  'max-lines': ['error', 400],
  'max-lines-per-function': ['error', { max: 60, skipComments: true }],
  'no-console': 'error',
  'no-eval': 'error',
  'no-implicit-globals': 'error',
  'no-shadow': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'quotes': ['error', 'single', { avoidEscape: true }],
  'semi': 'error',
};

// A guest writes nothing into the host page's globals.
const guest = {
  'no-restricted-syntax': ['error', {
    selector: 'AssignmentExpression > MemberExpression.left[object.name=/^(window|globalThis|self)$/]',
    message: 'The host page owns its globals.',
  }],
};

export default [
  { ignores: ['**/node_modules/', 'build/', 'dist/', 'tests/data/'] },
  js.configs.recommended,
  { languageOptions: { ecmaVersion: 2024, sourceType: 'module' }, rules: style },
  { files: ['web/**/*.js'], languageOptions: { globals: globals.browser }, rules: guest },
  { files: ['web/**/*worker*.js'], languageOptions: { globals: globals.worker }, rules: {} },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    // Test cases are named by sentences inside one long describe(), and run code inside the page.
    files: ['tests/**/*.mjs', 'tests/**/*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Joined with the module by the linker, which brings its own names.
    files: ['src/**/*.lib.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        ...globals.browser, addToLibrary: 'readonly', canvasText: 'readonly', GL: 'readonly',
        GLctx: 'readonly', HEAPF32: 'readonly', HEAPU8: 'readonly', HEAPU32: 'readonly',
        Module: 'readonly', canvasRows: 'readonly', pictureBitmaps: 'readonly',
        pictureOnCanvas: 'readonly', pictureWay: 'readonly',
        UTF8ToString: 'readonly', readerLocale: 'readonly', stringToUTF8: 'readonly',
      },
    },
  },
];
