import localFont from 'next/font/local';

/** Latin-1 and punctuation: on every page, so it is loaded ahead. Its metrics are matched by the fallback in base.css. */
export const latin = localFont({
  src: './fonts/monet-sans.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-latin',
  adjustFontFallback: false,
});

/** For names outside Latin-1, fetched only where one stands on the page. */
export const latinExt = localFont({
  src: './fonts/latin-ext.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-latin-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
});

/** The same for Vietnamese names. */
export const vietnamese = localFont({
  src: './fonts/vietnamese.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-vietnamese',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
    },
  ],
});

/** Class names for `<html>`: they carry the font families that tokens.css puts in one row. */
export const fontVariables = `${latin.variable} ${latinExt.variable} ${vietnamese.variable}`;
