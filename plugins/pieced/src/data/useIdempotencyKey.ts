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

import { useRef, useState } from 'react';

/**
 * The key under which answers are sent: one for the same answers however often they are sent, another one for
 * other answers.
 */
export function useIdempotencyKey(start: string) {
  const [key, setKey] = useState(start);
  const sent = useRef<string>();

  const keyFor = (input: object): string => {
    const text = JSON.stringify(input);
    const isOther = sent.current !== undefined && sent.current !== text;
    const next = isOther ? keyAfter(key) : key;
    sent.current = text;
    setKey(next);
    return next;
  };

  return {
    key,
    keyFor,
    /** The key belongs to answers of an earlier visit. */
    renew: () => {
      sent.current = undefined;
      setKey(keyAfter);
    },
  };
}

/** What stays the same in all keys of one form. */
export function runOfKey(key: string): string {
  return key.split('-')[0];
}

function keyAfter(key: string): string {
  const [run, number = '1'] = key.split('-');
  return `${run}-${Number(number) + 1}`;
}
