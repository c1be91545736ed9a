import type { CSSProperties } from 'react';
import type { Letter } from './letter';
import { Action, Brand, Facts, Lines, PLAIN, Table, Words } from './parts';
import { DARK_AND_NARROW, SIZE, TONE, TYPE } from './style';

/**
 * The HTML form of a message. Tables and inline values, since mail programs know neither custom properties nor
 * much of a style sheet; where they know `prefers-color-scheme`, the dark palette replaces them.
 *
 * @param href the address behind the one link
 * @param footer why it came, and in whose zone the times are
 */
export function MailLayout({
  letter,
  href,
  footer,
}: {
  letter: Letter;
  href: string;
  footer: readonly string[];
}) {
  return (
    <html lang="en" dir="ltr">
      {/* biome-ignore lint/style/noHeadElement: a mail, not a page of Next.js */}
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{letter.subject}</title>
        <style>{DARK_AND_NARROW}</style>
      </head>
      <body className="bg" style={{ margin: 0, padding: 0, background: TONE.paper }}>
        <div style={HIDDEN} aria-hidden="true">
          {letter.preview}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: mail programs drop the element and keep the role */}
        <div role="article" aria-roledescription="email" aria-label={letter.title} lang="en">
          <Table width="100%" className="bg" style={{ background: TONE.paper }}>
            <td align="center" className="out" style={{ padding: '32px 16px' }}>
              <table {...PLAIN} width={SIZE.sheet} style={{ width: '100%', maxWidth: SIZE.sheet }}>
                <tbody>
                  <tr>
                    <td className="sheet" style={SHEET}>
                      <Brand />
                      <Message letter={letter} href={href} />
                    </td>
                  </tr>
                  <tr>
                    <td className="i2" align="center" style={FOOTER}>
                      <Lines texts={footer} />
                    </td>
                  </tr>
                </tbody>
              </table>
            </td>
          </Table>
        </div>
      </body>
    </html>
  );
}

function Message({ letter, href }: { letter: Letter; href: string }) {
  return (
    <>
      <h1 className="ink" style={{ ...TYPE.title, margin: '28px 0 4px', color: TONE.ink }}>
        {letter.title}
      </h1>
      <p className="ink" style={{ ...TYPE.reading, margin: '0 0 20px', color: TONE.ink }}>
        <Words of={letter.lead} />
      </p>
      {letter.facts.length > 0 && <Facts facts={letter.facts} />}
      <Action label={letter.action.label} href={href} />
      {letter.after.map((paragraph, index) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in their order
          key={index}
          className="i2"
          style={{
            ...TYPE.small,
            margin: index === letter.after.length - 1 ? 0 : '0 0 12px',
            color: TONE.ink2,
          }}
        >
          <Words of={paragraph} />
        </p>
      ))}
    </>
  );
}

const HIDDEN: CSSProperties = {
  display: 'none',
  maxHeight: 0,
  overflow: 'hidden',
  ...{ msoHide: 'all' },
};
const SHEET: CSSProperties = {
  background: TONE.surface,
  border: `1px solid ${TONE.line}`,
  padding: '32px 40px 36px',
};
const FOOTER: CSSProperties = { ...TYPE.footer, padding: '20px 24px', color: TONE.ink2 };
