import type { Plugin } from 'vite';

/** `npm run dev`: staff paths open the staff's document, as the server does it. */
export function staffDocument(): Plugin {
  return {
    name: 'atrium-staff-document',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/(desk|watch|admin)(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/desk.html';
        next();
      });
    },
  };
}
