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
 * Where the secrets of the tenants' packages live. The portal can write them and see which there are, never read them.
 * Every method rejects with `UpstreamError` of system `openbao`, which never holds a value.
 */
export interface SecretStore {
  /** Sets the given keys of a package and leaves its others alone. Doing it twice changes nothing more. */
  writePackageSecrets(options: {
    tenantName: string;
    packageId: string;
    /** Key, such as `TELEGRAM_BOT_TOKEN`, to its value. */
    values: Record<string, string>;
  }): Promise<void>;

  /** The names of the keys that are set for a package, none when nothing was ever written. */
  packageSecretKeys(options: {
    tenantName: string;
    packageId: string;
  }): Promise<string[]>;

  /** Erases every version of every secret of a tenant. Doing it twice is no error. */
  eraseTenant(tenantName: string): Promise<void>;
}
