import { describe, expect, test } from 'vitest';
import { destinationFor, ownPath } from './destination';

describe('the way back after signing in', () => {
  test('is a path of ours, with what belongs to it', () => {
    for (const path of [
      '/browse',
      '/professionals/ls_0123456789ABCDEF',
      '/browse?q=a%20b&industry=Law#x',
      '/',
    ]) {
      expect(ownPath(path)).toBe(path);
    }
  });

  test('never leads to another site, however it is spelt', () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example/',
      '///evil.example/',
      '/\\evil.example/',
      '\\\\evil.example/',
      '/\t/evil.example/',
      '/\n/evil.example/',
      '\t//evil.example/',
      '/.//evil.example/',
      '/x/..//evil.example/',
      'javascript:alert(1)',
      'evil.example',
      '@evil.example',
      '/@evil.example/../..//evil.example',
      'https:evil.example',
      '',
      `/${'a'.repeat(2_001)}`,
    ];
    for (const next of elsewhere) expect(ownPath(next), JSON.stringify(next)).toBeNull();
    expect(ownPath(undefined)).toBeNull();
    // What is left over is resolved by a browser to this site.
    for (const next of ['/%2F%2Fevil.example', '/x/../evil', '/:80', '/%5Cevil.example', '/.evil.example']) {
      const path = ownPath(next);
      expect(new URL(path ?? 'https://lost.invalid', 'https://monet.example').origin).toBe(
        'https://monet.example',
      );
    }
  });

  test('never leads to the HTTP interface or in a circle', () => {
    for (const next of [
      '/api/auth/signout',
      '/api',
      '/x/../api/me',
      '/sign-in',
      '/sign-in?next=%2F',
      '/sign-up/x',
    ]) {
      expect(ownPath(next), next).toBeNull();
    }
    expect(ownPath('/sign-inside')).toBe('/sign-inside');
  });

  test('is the home of the role where nothing else is open to it', () => {
    expect(destinationFor('candidate', undefined)).toBe('/candidate');
    expect(destinationFor('professional', '/')).toBe('/professional');
    expect(destinationFor('admin', '//evil.example')).toBe('/admin');
    expect(destinationFor('candidate', '/candidate/bookings/bk_1')).toBe('/candidate/bookings/bk_1');
    expect(destinationFor('candidate', '/professional/requests')).toBe('/candidate');
    expect(destinationFor('professional', '/candidate?x')).toBe('/professional');
    expect(destinationFor('professional', '/admin')).toBe('/professional');
    expect(destinationFor('professional', '/professionals/ls_1')).toBe('/professionals/ls_1');
  });
});
