/** Called by Next.js once, before the server takes requests. Built for the edge, too, where nothing of ours runs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { tellAddresses } = await import('@/lib/tell-addresses');
  tellAddresses();
  const { demandHttps } = await import('@/lib/demand-https');
  demandHttps();
}
