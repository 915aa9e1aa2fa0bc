/*
 * Copyright 2026 The PieCed Portal Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Clocks differ by so much; what just happened must not lie ahead. */
const NOW_MS = 3 * SECOND;

/** "in 4 minutes", "20 seconds ago"; for distances below a day. */
export function relativeTime(options: {
  at: string;
  now: number;
  language: string;
}): string {
  const exact = Date.parse(options.at) - options.now;
  const distance = Math.abs(exact) < NOW_MS ? 0 : exact;
  const format = new Intl.RelativeTimeFormat(options.language, {
    numeric: 'auto',
  });
  const size = Math.abs(distance);
  if (size < MINUTE) {
    return format.format(Math.round(distance / SECOND), 'second');
  }
  return size < HOUR
    ? format.format(Math.round(distance / MINUTE), 'minute')
    : format.format(Math.round(distance / HOUR), 'hour');
}

/** Date and time as written in the language's Swiss form. */
export function absoluteTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(swiss(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at));
}

/** The time of day, such as 14:02. */
export function clockTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(swiss(language), {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at));
}

/** The time of day for what happened within a day, else date and time. */
export function shortTime(options: {
  at: string;
  now: number;
  language: string;
}): string {
  const { at, now, language } = options;
  return Math.abs(Date.parse(at) - now) < DAY
    ? clockTime(at, language)
    : absoluteTime(at, language);
}

/** The reader's time zone, such as Europe/Zurich. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function swiss(language: string): string {
  return language === 'en' ? 'en-CH' : `${language}-CH`;
}
