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

/** One version of a secret; `data` is null once destroyed. Times are ISO 8601, empty when unset. */
export interface SecretVersion {
  data: Record<string, unknown> | null;
  createdTime: string;
  deletionTime: string;
  destroyed: boolean;
}

export interface Secret {
  versions: Record<string, SecretVersion>;
  currentVersion: number;
  oldestVersion: number;
  createdTime: string;
  updatedTime: string;
  maxVersions: number;
  casRequired: boolean;
  customMetadata: Record<string, string> | null;
}

export interface Token {
  id: string;
  accessor: string;
  policies: string[];
  displayName: string;
  path: string;
  meta: Record<string, string> | null;
  /** Milliseconds since the epoch. */
  issuedAt: number;
  /** Milliseconds since the epoch; never when left out. */
  expiresAt?: number;
  /** Seconds; 0 is for ever. */
  ttl: number;
}

/** What the stand-in keeps over a restart. */
export interface OpenbaoState {
  /** By path below the mount, without slashes at the ends. */
  secrets: Record<string, Secret>;
  tokens: Record<string, Token>;
}
