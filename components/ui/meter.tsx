/** A thin bar filled to `share` (0 to 1). It repeats a figure that stands beside it, so screen readers skip it. */
export function Meter({ share }: { share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <svg className="meter" aria-hidden="true">
      <rect width={`${percent}%`} height="100%" />
    </svg>
  );
}
