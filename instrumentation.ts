/** Called by Next.js once, before the server takes requests. */
export async function register(): Promise<void> {
  const { tellAddresses } = await import('@/lib/tell-addresses');
  tellAddresses();
  const { demandHttps } = await import('@/lib/demand-https');
  demandHttps();
}
