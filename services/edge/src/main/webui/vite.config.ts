import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const pages = [
  'conferences',
  'conference',
  'register',
  'session',
  'me',
  'receipt',
  'desk',
  'chair',
  'screen',
  'ledger',
  'studio',
  'organise',
  'youth',
  'guardian',
  'confirm',
  'lead',
  'room',
  'conclusions',
  'signed-in',
  'not-found',
  'error',
];

/** Puts the one frame (head, masthead, foot) around every page, so that no HTML input repeats it. */
function frame(): Plugin {
  const part = (name: string) => readFileSync(resolve(import.meta.dirname, `src/frame/${name}.html`), 'utf8').trim();
  return {
    name: 'plenary-frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/<!--frame:(head|top|end)-->/g, (_, name: string) => part(name)),
    },
  };
}

/** Few files instead of many small ones: what every page needs, and the small parts that most pages share. */
function chunkOf(id: string): string | undefined {
  if (id.includes('/node_modules/')) return /\/(lit|lit-html|lit-element|@lit|intl-messageformat|@formatjs)\//.test(id) ? 'base' : undefined;
  if (/\/src\/(api|frame|text)\//.test(id) || id.endsWith('/look/accent.ts')) return 'base';
  if (/\/src\/live\//.test(id)) return 'live';
  if (/\/src\/parts\/(dialog|drafts|form|icons|mark|people|segments|support|tabs|updates|when|board|ranking)\.ts$/.test(id)) return 'parts';
  return undefined;
}

export default defineConfig({
  appType: 'mpa',
  plugins: [frame()],
  build: {
    target: 'es2022',
    // Nothing inline: the pages run under a content security policy without data: and inline sources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The player is the one large chunk; it is loaded after the first view.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: { manualChunks: chunkOf },
      input: Object.fromEntries(pages.map((page) => [page, resolve(import.meta.dirname, `${page}.html`)])),
    },
  },
});
