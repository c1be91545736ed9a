import { it } from 'vitest';
it('imports', async () => {
  const auth = await import('@/lib/auth').catch((e) => e);
  console.log(auth);
  const handler = await import('@/app/api/me/route').catch((e) => e);
  console.log(handler);
});
