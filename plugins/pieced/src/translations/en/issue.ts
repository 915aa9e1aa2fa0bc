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

/** What is wrong with a field, by the code that the shared rules and the server give. */
export const issue = {
  required: 'Fill this in.',
  invalid: 'This does not look right.',
  too_long: 'At most {{limit}} characters.',
  too_short: 'This is too short.',
  unknown_package: 'This package is no longer offered.',
  duplicate: 'This is chosen twice.',
  taken: 'You already have an instance of this name.',
  unexpected: 'This is not expected here.',
  too_large: 'This is too large.',
  field: {
    instanceNameRequired:
      'Give it a name: you already have an instance, and the name tells them apart.',
    postalCodeInvalid: 'Swiss postal codes have four digits, such as 8001.',
    countryInvalid: 'Two letters, such as CH.',
    uidInvalid:
      'This is no valid UID. It looks like CHE-123.456.788; one digit may be mistyped.',
    secretRequired: '{{label}} is needed for {{name}}.',
    secretInvalid: 'This does not look right. It should look like {{example}}',
  },
} as const;
