/** Builds the pages of the tab into `dist/tab`; `scripts/build.mjs` runs it and packs what it made. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: '/tab/',
  resolve: {
    // Fluent's own package of icons has 300 MB; the few that its components show are drawn here.
    alias: [{ find: /^@fluentui\/react-icons(\/.*)?$/, replacement: at('icons.tsx') }],
  },
  build: {
    outDir: at('../dist/tab'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the pages lets no data: script through, and every file has its own name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: at('index.html'), config: at('config.html') },
      // Fluent's files say "use client" to frameworks that render on a server; nothing here does.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
      },
    },
  },
});
