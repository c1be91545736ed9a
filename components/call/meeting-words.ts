/** Zoom's own grouping of a meeting's number: `874 5521 0936`, `812 345 6789`. */
export function meetingWords(id: string): string {
  const middle = id.length === 11 ? 4 : 3;
  return /^\d{9,11}$/.test(id) ? `${id.slice(0, 3)} ${id.slice(3, 3 + middle)} ${id.slice(3 + middle)}` : id;
}
