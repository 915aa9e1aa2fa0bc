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

import {
  address,
  issuesOf,
  read,
  TELEGRAM_TOKEN,
} from './__testUtils__/readInput';
import { requestInputSchema, WORKSPACE_FILE_MAX_LENGTH } from './requestInput';

describe('requestInputSchema', () => {
  it('R-WIZ-1 should take the least that is needed and fill in the rest', () => {
    expect(read().data).toEqual({
      soulMd: '',
      agentsMd: '',
      agentName: 'Assistant',
      packages: [],
      packageSecrets: {},
      billingAddress: address,
    });
  });

  it.each([undefined, null, { street: 'Elsewhere' }])(
    'R-WIZ-3 should ignore the address %p when billing is inherited',
    billingAddress => {
      const schema = requestInputSchema({
        packages: [],
        isPersonal: false,
        inheritsBilling: true,
        instanceNameRequired: false,
        takenInstanceNames: [],
      });
      const input = { soulMd: '', agentsMd: '' };
      expect(schema.parse(input)).toEqual(
        schema.parse({ ...input, billingAddress }),
      );
    },
  );

  it('R-WIZ-1 should trim what people type', () => {
    expect(
      read({
        instanceName: ' Sales ',
        agentName: ' Ada ',
        billingNotes: '  ',
        packages: ['telegram'],
        packageSecrets: {
          telegram: { TELEGRAM_BOT_TOKEN: ` ${TELEGRAM_TOKEN}\n` },
        },
        billingAddress: {
          ...address,
          country: ' ch ',
          addition: ' ',
          uid: 'che107787577mwst',
        },
      }).data,
    ).toMatchObject({
      instanceName: 'Sales',
      agentName: 'Ada',
      billingNotes: undefined,
      packageSecrets: { telegram: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN } },
      billingAddress: {
        country: 'CH',
        addition: undefined,
        uid: 'CHE-107.787.577 MWST',
      },
    });
  });

  it.each(['', '   ', undefined])(
    'R-WIZ-1 should take %p for no name',
    name => {
      expect(read({ instanceName: name, agentName: name }).data).toMatchObject({
        instanceName: undefined,
        agentName: 'Assistant',
      });
    },
  );

  it('R-WIZ-1 should take everything at its greatest length', () => {
    expect(
      issuesOf({
        instanceName: 'x'.repeat(80),
        agentName: 'x'.repeat(50),
        soulMd: 'x'.repeat(WORKSPACE_FILE_MAX_LENGTH),
        agentsMd: 'x'.repeat(WORKSPACE_FILE_MAX_LENGTH),
        billingNotes: 'x'.repeat(1000),
        billingAddress: {
          company: 'x'.repeat(70),
          addition: 'x'.repeat(70),
          street: 'x'.repeat(70),
          houseNumber: 'x'.repeat(16),
          postalCode: 'x'.repeat(16),
          town: 'x'.repeat(35),
          country: 'DE',
        },
      }),
    ).toEqual([]);
  });

  it.each([
    { field: 'instanceName', limit: 80 },
    { field: 'agentName', limit: 50 },
    { field: 'soulMd', limit: 10_000 },
    { field: 'agentsMd', limit: 10_000 },
    { field: 'billingNotes', limit: 1_000 },
  ])(
    'R-WIZ-9 should refuse a $field of more than $limit characters',
    ({ field, limit }) => {
      expect(issuesOf({ [field]: 'x'.repeat(limit + 1) })).toEqual([
        { field, code: 'too_long', limit },
      ]);
    },
  );

  it.each(['Ada\nLovelace', 'Ada\tLovelace', 'Ada\rLovelace'])(
    'R-WIZ-11 should refuse the agent name %p, which the custom resource refuses too',
    agentName => {
      expect(issuesOf({ agentName })).toEqual([
        { field: 'agentName', code: 'invalid' },
      ]);
    },
  );

  it.each([
    { field: 'soulMd', value: undefined, code: 'required' },
    { field: 'agentsMd', value: null, code: 'invalid' },
    { field: 'billingAddress', value: undefined, code: 'required' },
    { field: 'packages', value: 'telegram', code: 'invalid' },
    { field: 'packageSecrets', value: [], code: 'invalid' },
    { field: 'status', value: 'active', code: 'unexpected' },
  ])('R-WIZ-9 should call $field = $value $code', ({ field, value, code }) => {
    expect(issuesOf({ [field]: value })).toEqual([{ field, code }]);
  });

  describe('billing address', () => {
    it.each([
      { field: 'street', value: ' ', code: 'required' },
      { field: 'street', value: undefined, code: 'required' },
      { field: 'postalCode', value: '', code: 'required' },
      { field: 'town', value: '', code: 'required' },
      { field: 'company', value: ' ', code: 'required' },
      { field: 'country', value: 'Schweiz', code: 'invalid' },
      { field: 'country', value: 'C1', code: 'invalid' },
      { field: 'postalCode', value: '0123', code: 'invalid' },
      { field: 'postalCode', value: '80011', code: 'invalid' },
      { field: 'postalCode', value: 'CH-8001', code: 'invalid' },
      { field: 'uid', value: 'CHE-107.787.578', code: 'invalid' },
      { field: 'vatNumber', value: '1', code: 'unexpected' },
    ])(
      'R-WIZ-1 R-WIZ-9 should call $field = "$value" $code',
      ({ field, value, code }) => {
        expect(
          issuesOf({ billingAddress: { ...address, [field]: value } }),
        ).toEqual([{ field: `billingAddress.${field}`, code }]);
      },
    );

    it.each([
      { country: 'LI', postalCode: '9490' },
      { country: 'DE', postalCode: '01067' },
      { country: 'GB', postalCode: 'SW1A 1AA' },
    ])('should take $postalCode in $country', place => {
      expect(issuesOf({ billingAddress: { ...address, ...place } })).toEqual(
        [],
      );
    });

    it('R-PER-3 should ask a person for no company', () => {
      expect(
        issuesOf(
          { billingAddress: { ...address, company: '' } },
          { isPersonal: true },
        ),
      ).toEqual([]);
    });

    it.each([undefined, { street: 5 }, 'nonsense', { ...address, uid: 'x' }])(
      'R-WIZ-3 should ignore what is sent when it comes from an earlier request (%p)',
      billingAddress => {
        const { data } = read({ billingAddress }, { inheritsBilling: true });
        expect(data).toBeDefined();
        expect(data?.billingAddress).toBeUndefined();
      },
    );
  });

  describe('instance name', () => {
    it.each([undefined, '', ' '])(
      'R-WIZ-4 should ask for one when it is needed (%p)',
      instanceName => {
        expect(
          issuesOf({ instanceName }, { instanceNameRequired: true }),
        ).toEqual([{ field: 'instanceName', code: 'required' }]);
      },
    );

    it.each(['Sales', ' sALES '])(
      'R-WIZ-4 should refuse the taken %p, without case',
      instanceName => {
        expect(
          issuesOf(
            { instanceName },
            { takenInstanceNames: ['other', 'SALES'] },
          ),
        ).toEqual([{ field: 'instanceName', code: 'taken' }]);
      },
    );

    it('R-WIZ-4 should take a free one', () => {
      expect(
        issuesOf(
          { instanceName: 'Sales 2' },
          { instanceNameRequired: true, takenInstanceNames: ['Sales'] },
        ),
      ).toEqual([]);
    });
  });
});
