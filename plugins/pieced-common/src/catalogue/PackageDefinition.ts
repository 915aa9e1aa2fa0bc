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

/**
 * One value that a package needs and nobody may ever read back.
 *
 * @public
 */
export interface PackageSecretDefinition {
  /** Key name in the secret store, such as `TELEGRAM_BOT_TOKEN`. */
  key: string;
  label: string;
  /** JavaScript regular expression that the whole trimmed value matches. */
  pattern: string;
  /** What a right value looks like. */
  example: string;
}

/** @public */
export type PackageCategory =
  | 'channel'
  | 'tools'
  | 'productivity'
  | 'developer';

/**
 * A capability that can be switched on in a tenant.
 *
 * @public
 */
export interface PackageDefinition {
  /** Lower-case name; matches the pattern of `spec.packages` in the custom resource. */
  id: string;
  title: string;
  description: string;
  category: PackageCategory;
  secrets: PackageSecretDefinition[];
  /** Where a person gets what the package needs. */
  helpUrl?: string;
  /** Set for channels: the form of the ids of the people who may write. */
  channel?: { userIdPattern: string; userIdExample: string };
  /** The channel is linked by a QR code after the instance runs. */
  requiresPairing?: boolean;
}
