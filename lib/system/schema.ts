import { z } from 'zod';
import { defineRoute } from '@/lib/route';

export const healthRoute = defineRoute({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the web process is up.',
  action: 'public.read',
  limit: 'webhook',
  answer: z.object({ ok: z.literal(true) }),
});

export const readyRoute = defineRoute({
  method: 'GET',
  path: '/api/ready',
  summary: 'Whether database, queue and worker are up too; 503 when not.',
  action: 'public.read',
  limit: 'webhook',
  answer: z.object({ ready: z.boolean(), database: z.boolean(), cards: z.boolean(), worker: z.boolean() }),
});

export const openApiRoute = defineRoute({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description.',
  action: 'public.read',
  limit: 'read',
  answer: null,
});
