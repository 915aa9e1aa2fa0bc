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

import { absoluteTime, clockTime, relativeTime, shortTime } from './times';

const now = Date.parse('2026-11-24T12:00:00Z');

describe('times', () => {
  it.each([
    ['2026-11-24T11:59:40Z', '20 seconds ago'],
    ['2026-11-24T12:00:30Z', 'in 30 seconds'],
    ['2026-11-24T12:00:02Z', 'now'],
    ['2026-11-24T11:18:00Z', '42 minutes ago'],
    ['2026-11-24T09:00:00Z', '3 hours ago'],
  ])('should say %s as %s', (at, text) => {
    expect(relativeTime({ at, now, language: 'en' })).toBe(text);
  });

  it('should speak the language of the page', () => {
    expect(
      relativeTime({ at: '2026-11-24T11:18:00Z', now, language: 'de' }),
    ).toBe('vor 42 Minuten');
  });

  it('should write a near moment as time of day and a far one with its date', () => {
    const near = '2026-11-24T11:18:00Z';
    const far = '2026-11-20T11:18:00Z';
    expect(shortTime({ at: near, now, language: 'en' })).toBe(
      clockTime(near, 'en'),
    );
    expect(shortTime({ at: far, now, language: 'en' })).toBe(
      absoluteTime(far, 'en'),
    );
    expect(absoluteTime(far, 'en')).toContain('2026');
  });
});
