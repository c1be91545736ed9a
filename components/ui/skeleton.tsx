import type { ReactNode } from 'react';

/** A grey bar in the shape of what will stand there: `size` is its classes of width and height. */
export function Bone({ size }: { size: string }) {
  return <span className={`bone ${size}`} />;
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
            <Bone size="w-[62%] h-5" />
            <Bone size="w-[44%]" />
            <Bone size="w-[71%]" />
          </div>
          <div className="when">
            <Bone size="w-[80%]" />
            <Bone size="w-24" />
          </div>
          <div className="do grid justify-items-end">
            <Bone size="w-18 h-5" />
            <Bone size="w-29 h-9" />
          </div>
        </div>
      ))}
    </>
  );
}

/** The shape of a table of `rows` rows and `columns` columns. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const widths = ['w-[60%]', 'w-[80%]', 'w-[45%]', 'w-[70%]', 'w-[55%]'];
  return (
    <table className="table">
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <tr key={row}>
            {Array.from({ length: columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <td key={column}>
                <Bone size={`h-5.5 ${widths[(row + column) % widths.length]}`} />
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
      <Bone size="w-[min(24rem,80%)] h-10" />
      <Bone size="w-[min(32rem,95%)] h-5" />
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
            <Bone size="w-[min(22rem,90%)] h-8" />
            <Bone size="w-[min(28rem,95%)]" />
            <Bone size="w-36 h-11" />
          </div>
        </div>
      )}
      {Array.from({ length: leaves }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div className="leaf" key={index}>
          <header>
            <Bone size="w-36 h-5" />
          </header>
          <div>
            <Bone size="w-[90%]" />
            <Bone size="w-[75%]" />
            <Bone size="w-[82%]" />
          </div>
        </div>
      ))}
    </>
  );
}
