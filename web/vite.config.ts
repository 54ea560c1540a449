import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { precompress } from './tools/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [vue(), precompress()],
  resolve: { alias: { '@': here('./src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: ['chrome109', 'safari16', 'firefox115'],
    // A file inside the HTML or the CSS would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The bits that browsers of the last two years lack are none; the polyfill would be an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      // Two documents, because a Content-Security-Policy belongs to a document: see README.md.
      input: { index: here('./index.html'), desk: here('./desk.html') },
    },
  },
});
