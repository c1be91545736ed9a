/** Zones with something to get wrong, and some without. */
export const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Dublin', // winter is the exception by law, with a negative saving
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Kyiv',
  'Europe/Istanbul', // stayed on summer time in 2016
  'Europe/Volgograd', // moved in 2018 and back in 2020
  'Africa/Casablanca', // goes back for Ramadan
  'Africa/Cairo', // took the change of the clocks up again in 2023
  'Africa/Juba', // moved in February 2021
  'Africa/Sao_Tome', // moved in 2018 and back in 2019
  'Asia/Amman', // stayed on summer time in October 2022, announced days before
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Tehran', // +03:30, with a change of the clocks at midnight until 2022
  'Asia/Almaty', // moved in March 2024
  'Asia/Kabul', // +04:30
  'Asia/Kolkata', // +05:30
  'Asia/Kathmandu', // +05:45
  'Asia/Yangon', // +06:30
  'Asia/Pyongyang', // moved by half an hour in May 2018
  'Asia/Tokyo',
  'Australia/Eucla', // +08:45
  'Australia/Adelaide', // half hours with a change of the clocks
  'Australia/Lord_Howe', // changes by half an hour
  'Pacific/Auckland',
  'Pacific/Chatham', // +12:45, +13:45
  'Pacific/Apia', // gave the change of the clocks up in 2021
  'Pacific/Fiji', // a few weeks of summer, until 2021
  'Pacific/Kiritimati', // +14:00
  'Pacific/Norfolk', // moved in 2015, changes since 2019
  'Pacific/Marquesas', // -09:30
  'Pacific/Pago_Pago', // -11:00
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns', // -03:30
  'America/Caracas', // moved by half an hour in May 2016
  'America/Sao_Paulo', // changed at midnight until 2019
  'America/Havana', // goes back over midnight
  'America/Asuncion', // gave it up in October 2024
  'America/Santiago',
  'America/Nuuk', // moved in 2023, with a last change at 22:00
  'America/Scoresbysund', // two changes of its rule in 2024
  'America/Mexico_City', // gave it up in October 2022
  'Atlantic/Azores',
  'Antarctica/Troll', // changes by two hours
  'Antarctica/Casey', // moved by three hours, more than once
] as const;
