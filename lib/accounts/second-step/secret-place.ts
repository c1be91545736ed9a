/** Where a person's secret for codes is kept, for `encrypt`. */
export function secretPlace(userId: string): string {
  return `totp/${userId}`;
}
