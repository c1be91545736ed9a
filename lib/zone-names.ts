import type { Temporal } from 'temporal-polyfill';

/** Zones whose last part is not what people call the place: old names, missing accents, towns nobody would look for. */
const ODD_NAMES: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'Africa/El_Aaiun': 'El Aaiún',
  'Africa/Sao_Tome': 'São Tomé',
  'America/Asuncion': 'Asunción',
  'America/Bogota': 'Bogotá',
  'America/Cancun': 'Cancún',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Coral_Harbour': 'Atikokan',
  'America/Cordoba': 'Córdoba',
  'America/Curacao': 'Curaçao',
  'America/Godthab': 'Nuuk',
  'America/Indianapolis': 'Indianapolis',
  'America/Indiana/Indianapolis': 'Indianapolis',
  'America/Kentucky/Louisville': 'Louisville',
  'America/Mazatlan': 'Mazatlán',
  'America/Merida': 'Mérida',
  'America/Sao_Paulo': 'São Paulo',
  'America/St_Johns': "St. John's",
  'Antarctica/DumontDUrville': "Dumont d'Urville",
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
  'Asia/Ust-Nera': 'Ust-Nera',
  'Atlantic/Canary': 'Canary Islands',
  'Atlantic/Faeroe': 'Faroe Islands',
  'Atlantic/Faroe': 'Faroe Islands',
  'Europe/Kiev': 'Kyiv',
  'Indian/Mahe': 'Mahé',
  'Indian/Reunion': 'Réunion',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Noumea': 'Nouméa',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

const UTC_NAMES = /^(?:etc\/)?(?:utc|uct|gmt|zulu|universal|greenwich|gmt[+-]?0)$/i;
const FIXED_OFFSET = /^Etc\/GMT([+-])(\d{1,2})$/;
const PLAIN_OFFSET = /^([+-])(\d{2}):?(\d{2})$/;

/**
 * What people call an IANA zone: its city (`America/New_York` -> `New York`), with its state where the city alone
 * would not be known (`America/Indiana/Knox` -> `Knox, Indiana`); `UTC`; an offset (`+05:30` -> `UTC+5:30`).
 */
export function formatZoneName(zone: string): string {
  if (UTC_NAMES.test(zone)) return 'UTC';
  const fixed = FIXED_OFFSET.exec(zone);
  // The sign of Etc/GMT zones is the reverse of everybody else's: Etc/GMT+5 is five hours behind.
  if (fixed) return `UTC${fixed[1] === '+' ? '-' : '+'}${Number(fixed[2])}`;
  const offset = PLAIN_OFFSET.exec(zone);
  if (offset) return utcName(offset[1] === '-' ? -1 : 1, Number(offset[2]), Number(offset[3]));
  const odd = ODD_NAMES[zone];
  if (odd) return odd;
  const parts = zone.split('/').map((part) => part.replaceAll('_', ' '));
  const city = parts.at(-1) ?? zone;
  const state = parts.length > 2 ? parts.at(-2) : undefined;
  if (state && state !== 'Argentina') return `${city}, ${state}`;
  return parts[0] === 'US' ? `US ${city}` : city;
}

/** The offset of a zone at an instant: `UTC-4`, `UTC+5:30`, `UTC+0`. */
export function offsetName(instant: Temporal.Instant, zone: string): string {
  const minutes = Math.round(instant.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9);
  return utcName(minutes < 0 ? -1 : 1, Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60);
}

function utcName(sign: 1 | -1, hours: number, minutes: number): string {
  return `UTC${sign < 0 ? '-' : '+'}${hours}${minutes > 0 ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}
