import type { CSSProperties, ReactNode } from 'react';
import type { Fact, Prose } from './letter';
import { TONE, TYPE } from './style';

/** The parts of a mail. */

const NO_BREAK = '\u00a0';

/** What every table for layout has. */
export const PLAIN = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 } as const;

/** The half disc of the brand, from two cells, since pictures are held back by many programs. */
export function Brand() {
  const cell = { fontSize: 0, lineHeight: 0 } as const;
  return (
    <Table>
      <td style={{ paddingRight: 8 }}>
        <Table>
          <td
            className="ring"
            style={{
              ...cell,
              width: 8,
              height: 16,
              border: `2px solid ${TONE.accent}`,
              borderRight: 0,
              borderRadius: '10px 0 0 10px',
            }}
          >
            {NO_BREAK}
          </td>
          <td
            className="half"
            style={{
              ...cell,
              width: 10,
              height: 20,
              background: TONE.accent,
              borderRadius: '0 10px 10px 0',
            }}
          >
            {NO_BREAK}
          </td>
        </Table>
      </td>
      <td className="ink" style={{ ...TYPE.brand, color: TONE.ink }}>
        Monet
      </td>
    </Table>
  );
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const line = { borderBottom: `1px solid ${TONE.line}`, verticalAlign: 'top' } as const;
  return (
    <table {...PLAIN} width="100%" className="ln" style={{ borderTop: `1px solid ${TONE.line}` }}>
      <tbody>
        {facts.map(({ term, value, strong }) => (
          <tr key={term}>
            <td
              className="ln i2"
              style={{
                ...TYPE.fact,
                ...line,
                width: 88,
                whiteSpace: 'nowrap',
                padding: '10px 16px 10px 0',
                color: TONE.ink2,
              }}
            >
              {term}
            </td>
            <td
              className="ln ink"
              style={{
                ...TYPE.fact,
                ...line,
                ...(strong && { fontWeight: 600 }),
                padding: '10px 0',
                color: TONE.ink,
              }}
            >
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A cell as a button: Outlook draws the padding of cells, not of links. */
export function Action({ label, href }: { label: string; href: string }) {
  const padding = '12px 22px';
  return (
    <Table className="wide" style={{ margin: '24px 0 20px' }}>
      <td
        className="cta"
        align="center"
        style={{ background: TONE.accent, borderRadius: 3, ...{ msoPaddingAlt: padding } }}
      >
        <a
          className="cta"
          href={href}
          style={{
            ...TYPE.button,
            display: 'inline-block',
            padding,
            borderRadius: 3,
            background: TONE.accent,
            color: TONE.onAccent,
            textAlign: 'center',
            textDecoration: 'none',
          }}
        >
          {label}
        </a>
      </td>
    </Table>
  );
}

/** A table of one row, for layout only. */
export function Table({ children, ...rest }: TableProps) {
  return (
    <table {...PLAIN} {...rest}>
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

type TableProps = { children: ReactNode; width?: string; className?: string; style?: CSSProperties };

export function Words({ of }: { of: Prose }) {
  return of.map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in their order
      <b key={index} style={{ fontWeight: 600 }}>
        {piece.strong}
      </b>
    ),
  );
}

export function Lines({ texts }: { texts: readonly string[] }) {
  return texts.flatMap((text, index) => (index === 0 ? [text] : [<br key={text} />, text]));
}
