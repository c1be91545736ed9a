/** Somebody's picture, a square as it is stored. `address` is one of `/api/files/…`, which only those who may see it get. */
export function Picture({ address, alt }: { address: string; alt: string }) {
  // biome-ignore lint/performance/noImgElement: Next.js would fetch it without the reader's session, and it is small
  return <img className="picture" src={address} alt={alt} width={96} height={96} />;
}
