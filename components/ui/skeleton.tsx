import type { ReactNode } from 'react';

/** A grey bar in the shape of what will stand there. Widths and heights are CSS lengths. */
export function Bone({ width, height }: { width: string; height?: string }) {
  return <span className="bone" style={{ width, ...(height && { height }) }} />;
}

/** Tells that something is on its way; nothing is seen of it for 300 ms. `label` is read out ("Loading bookings"). */
export function Waiting({ label = 'Loading', children }: { label?: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="vh">{label}</span>
      <div className="waiting" aria-hidden="true">
        {children}
      </div>
    </div>
  );
}

/** The shape of cards in a list. */
export function CardSkeletons({ count = 6 }: { count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div className="card" key={index}>
          <div className="who">
            <Bone width="62%" height="1.25rem" />
            <Bone width="44%" />
            <Bone width="71%" />
          </div>
          <div className="when">
            <Bone width="80%" />
            <Bone width="6rem" />
          </div>
          <div className="do grid justify-items-end">
            <Bone width="4.5rem" height="1.25rem" />
            <Bone width="7.25rem" height="2.25rem" />
          </div>
        </div>
      ))}
    </>
  );
}

/** The shape of a table of `rows` rows and `columns` columns. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const widths = ['60%', '80%', '45%', '70%', '55%'];
  return (
    <table className="table">
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <tr key={row}>
            {Array.from({ length: columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <td key={column}>
                <Bone width={widths[(row + column) % widths.length] ?? '60%'} height="1.375rem" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The shape of a page's title and the line under it. */
export function HeadSkeleton() {
  return (
    <div className="head">
      <Bone width="min(24rem, 80%)" height="2.5rem" />
      <Bone width="min(32rem, 95%)" height="1.25rem" />
    </div>
  );
}

/** The shape of a page of leaves: the title, the panel of what is to do now, then headings with their matter. */
export function PageSkeleton({ panel = false, leaves = 3 }: { panel?: boolean; leaves?: number }) {
  return (
    <>
      <HeadSkeleton />
      {panel && (
        <div className="now">
          <div>
            <Bone width="min(22rem, 90%)" height="2rem" />
            <Bone width="min(28rem, 95%)" />
            <Bone width="9rem" height="2.75rem" />
          </div>
        </div>
      )}
      {Array.from({ length: leaves }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div className="leaf" key={index}>
          <header>
            <Bone width="9rem" height="1.25rem" />
          </header>
          <div>
            <Bone width="90%" />
            <Bone width="75%" />
            <Bone width="82%" />
          </div>
        </div>
      ))}
    </>
  );
}
