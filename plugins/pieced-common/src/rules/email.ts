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

/** Of RFC 5321, without quoted strings and without dots at either end or in a row. */
const LOCAL_PART =
  /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

const ASCII_DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * An e-mail address in the one spelling in which addresses are compared: trimmed, lower case, the domain as ASCII
 * (`müller.ch` as `xn--mller-kva.ch`). Part of the local part after a plus stays: it can be another mailbox.
 *
 * @returns undefined when it is no address
 * @public
 */
export function normalizeEmail(email: string): string | undefined {
  const [local, domain, ...more] = email.trim().split('@');
  const ascii = asciiDomainOf(domain);
  return more.length === 0 && ascii && LOCAL_PART.test(local)
    ? `${local.toLowerCase()}@${ascii}`
    : undefined;
}

/**
 * The domain of an e-mail address in ASCII and lower case, whichever way it is spelt.
 *
 * @returns undefined when it is no address
 * @public
 */
export function emailDomainOf(email: string): string | undefined {
  return normalizeEmail(email)?.split('@')[1];
}

function asciiDomainOf(domain: string | undefined): string | undefined {
  // only letters, digits, hyphens and dots: a URL would cut, decode or renumber anything else
  if (!domain || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) {
    return undefined;
  }
  try {
    const { hostname } = new URL(`http://${domain.replace(/\.$/, '')}`);
    return ASCII_DOMAIN.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
