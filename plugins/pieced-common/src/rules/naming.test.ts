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

import fc from 'fast-check';
import {
  InvalidRequestIdError,
  slugify,
  TENANT_NAME_MAX_LENGTH,
  tenantDisplayNameFor,
  tenantNameFor,
} from './naming';

const REQUEST_ID = 'abc12345-1234-4234-8234-123456789abc';
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

describe('tenantNameFor', () => {
  it.each([
    { company: 'Acme GmbH', id: REQUEST_ID, name: 'acme-gmbh-abc12345' },
    { company: 'Müller AG', id: REQUEST_ID, name: 'm-ller-ag-abc12345' },
    { company: '!!!', id: REQUEST_ID, name: 't-abc12345' },
    { company: '----', id: REQUEST_ID, name: 't-abc12345' },
    { company: '', id: REQUEST_ID, name: 't-abc12345' },
    { company: ' Trim Me ', id: REQUEST_ID, name: 'trim-me-abc12345' },
    { company: 'Foo---Bar', id: REQUEST_ID, name: 'foo-bar-abc12345' },
    {
      company: 'ACME',
      id: 'ABCDEF12-1234-4234-8234-123456789ABC',
      name: 'acme-abcdef12',
    },
    { company: 'Acme', id: 'abc12345', name: 'acme-abc12345' },
    { company: 'Acme', id: 'ab-c1-23-45', name: 'acme-abc12345' },
  ])(
    'R-NAM-1 should name the tenant of "$company" ($id) $name',
    ({ company, id, name }) => {
      expect(
        tenantNameFor({
          requestId: id,
          companyName: company,
          isPersonal: false,
        }),
      ).toBe(name);
    },
  );

  it.each(['Hans Müller (Personal)', 'Acme GmbH', '!!!', ''])(
    'R-NAM-1 should name the tenant of a person p-abc12345, whatever the name (%p)',
    companyName => {
      expect(
        tenantNameFor({ requestId: REQUEST_ID, companyName, isPersonal: true }),
      ).toBe('p-abc12345');
    },
  );

  it.each(['', 'xyz', '1234567', '1234567-', 'abc1234g-1234', 'é1234567'])(
    'R-NAM-1 should refuse the request id %p',
    requestId => {
      for (const isPersonal of [true, false]) {
        expect(() =>
          tenantNameFor({ requestId, companyName: 'Acme', isPersonal }),
        ).toThrow(InvalidRequestIdError);
      }
    },
  );

  it('R-NAM-2 should fit the namespace into a DNS label, whatever the company is called', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 200 }),
          fc.string({
            unit: fc.constantFrom('a', 'Z', '9', '-', ' ', 'ü'),
            maxLength: 200,
          }),
        ),
        fc.uuid(),
        fc.boolean(),
        (companyName, requestId, isPersonal) => {
          const name = tenantNameFor({ requestId, companyName, isPersonal });
          expect(name.length).toBeLessThanOrEqual(TENANT_NAME_MAX_LENGTH);
          expect(name).toMatch(DNS_LABEL);
          expect(`tenant-${name}`).toMatch(DNS_LABEL);
          expect(name).not.toContain('--');
          expect(name.endsWith(`-${requestId.slice(0, 8)}`)).toBe(true);
          expect(tenantNameFor({ requestId, companyName, isPersonal })).toBe(
            name,
          );
        },
      ),
    );
  });
});

describe('slugify', () => {
  it.each([
    { company: 'a'.repeat(60), slug: 'a'.repeat(47) },
    { company: `${'a'.repeat(46)} b`, slug: 'a'.repeat(46) },
    { company: `${'a'.repeat(45)} b`, slug: `${'a'.repeat(45)}-b` },
    { company: `-- ${'a'.repeat(47)}`, slug: 'a'.repeat(47) },
    { company: '4you & Söhne', slug: '4you-s-hne' },
    { company: 'Straße', slug: 'stra-e' },
    { company: 'Ünïçødé', slug: 'n-d' },
    { company: 'Łódź\tS.A.', slug: 'd-s-a' },
    { company: '', slug: '' },
    { company: '日本', slug: '' },
  ])('R-NAM-2 should make "$company" $slug', ({ company, slug }) => {
    expect(slugify(company)).toBe(slug);
  });

  it('R-NAM-2 should leave a slug as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), company => {
        const slug = slugify(company);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

describe('tenantDisplayNameFor', () => {
  it.each([
    {
      instanceName: ' Sales ',
      isPersonal: false,
      contactName: 'Anna Keller',
      name: 'Sales',
    },
    {
      instanceName: 'Sales',
      isPersonal: true,
      contactName: 'Hans Müller',
      name: 'Sales',
    },
    {
      instanceName: undefined,
      isPersonal: false,
      contactName: 'Anna Keller',
      name: 'Acme GmbH',
    },
    {
      instanceName: '  ',
      isPersonal: false,
      contactName: undefined,
      name: 'Acme GmbH',
    },
    {
      instanceName: undefined,
      isPersonal: true,
      contactName: ' Hans Müller ',
      name: 'Hans Müller',
    },
    {
      instanceName: '',
      isPersonal: true,
      contactName: ' ',
      name: 'Assistant',
    },
    {
      instanceName: undefined,
      isPersonal: true,
      contactName: undefined,
      name: 'Assistant',
    },
  ])(
    'R-NAM-4 should call the instance $name (instance "$instanceName", personal $isPersonal, contact "$contactName")',
    ({ name, ...options }) => {
      expect(
        tenantDisplayNameFor({ companyName: ' Acme GmbH ', ...options }),
      ).toBe(name);
    },
  );
});
