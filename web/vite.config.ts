import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { staffDocument } from './tools/staff-document.ts';
import { firstLoad } from './tools/first-load.ts';
import { precompress } from './tools/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What staff's pages alone use, and what citizens' inner pages do and the first one does not. */
const onlyStaff = {
  kit: 'Dialog|Tabs|Table|DueTag|KeyHint|SessionEnd|CaseTable|FindBox|FilterChips',
  lib: 'keys|due|filters|paging',
};
const onlyWork = {
  kit: 'Checkbox|Radio|DateInput|date-parts|choice|Text|Field|FileDrop|Timeline|Stages|Steps|LiveBadge|Panel|ErrorSummary|SummaryList|MoreButton|Breadcrumbs|EmptyState|Select|Notice|Trouble|Details',
  lib: 'live|workdays|days|idnumber|creditcode|identifier|money',
};

export default defineConfig({
  plugins: [vue(), precompress(), firstLoad({ 'index.html': 100, 'desk.html': 250 }), staffDocument()],
  // Tables of data/ that both programs read: lawful exceptions among the credit codes.
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': process.env.ATRIUM_SERVER ?? 'http://127.0.0.1:8080' },
  },
  resolve: { alias: { '@': here('./src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    target: ['chrome109', 'safari16', 'firefox115'],
    // A file inside the HTML or the CSS would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The bits that browsers of the last two years lack are none; the polyfill would be an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Two documents, so that no citizen downloads the staff's pages: see README.md.
      input: { index: here('./index.html'), desk: here('./desk.html') },
      output: {
        // Few files at the first visit: what every page needs is one piece, and a page is another.
        codeSplitting: {
          groups: [
            {
              name: 'vue',
              priority: 3,
              test: /node_modules\/(@vue\/|vue\/|vue-router|@tanstack|openapi-fetch)/,
            },
            {
              name: 'kit',
              priority: 2,
              test: new RegExp(
                `src/(tokens/(?!desk)|router|kit/(?!${onlyStaff.kit}|${onlyWork.kit})|lib/(?!ledger|uploads|${onlyStaff.lib}|${onlyWork.lib}|i18n/(en|cases\\.en)))`,
              ),
            },
            {
              name: 'work',
              priority: 1,
              test: new RegExp(`src/(kit/(${onlyWork.kit})|lib/(${onlyWork.lib}))`),
            },
            {
              name: 'portal',
              test: /areas\/portal\/(App|api|visits|routes|zh|pages\/Home|parts\/(Banners|ItemLine|MyCasesCard|PersonMenu|Skyline))/,
            },
          ],
        },
      },
    },
  },
});
