// Is the server well? Asked by machines that watch over it: the database answers and commits are durable (S1).
import type { Deps } from '../deps.ts';
import type { Route } from '../route.ts';

export function healthz({ store, log }: Deps): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/healthz',
      action: 'sundhed',
      handler: async ({ res }) => {
        res.setHeader('Cache-Control', 'no-store');
        try {
          await store.checkHealth();
          res.json({ ok: true });
        } catch (cause) {
          log.error('healthz', cause);
          res.status(503).json({ ok: false });
        }
      },
    },
  ];
}
