import { describe, expect, test } from 'vitest';
import { bioMayStand } from './bio';

const owner = {
  employer: 'Goldman Sachs',
  title: 'Vice President',
  ownerWords: ['Daniel Reyés', 'daniel.reyes'],
  employerWords: ['gs'],
};
const open = { employer: owner.employer, title: owner.title };

describe('a text of one’s own stands on the card', () => {
  test('when it tells nothing that the card hides', () => {
    expect(
      bioMayStand('I have sat on both sides of the table, and like to talk about debt.', owner, {}),
    ).toBe(true);
    expect(bioMayStand('Years at Goldman taught me what a vice president does.', owner, open)).toBe(true);
  });

  test.each([
    ['the owner’s name', 'Ask for Daniel.'],
    ['the name without its accents', 'REYES here.'],
    ['an address', 'Write to me @ home'],
    ['a link', 'See https://example.org'],
    ['a bare domain', 'See danny.io for more'],
    ['a telephone number', 'Call 0207 946 0000'],
    ['a year', 'In the business since 1998'],
  ])('not with %s', (_, bio) => {
    expect(bioMayStand(bio, owner, open)).toBe(false);
  });

  test('not with a word of an employer or a title that the card hides', () => {
    expect(bioMayStand('I work at goldman.', owner, { title: owner.title })).toBe(false);
    expect(bioMayStand('Twelve years at GS.', owner, { title: owner.title })).toBe(false);
    expect(bioMayStand('Now a vice-president.', owner, { employer: owner.employer })).toBe(false);
  });
});
