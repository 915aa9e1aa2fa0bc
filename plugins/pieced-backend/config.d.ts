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

import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** The PieCed portal. */
  pieced: {
    platform: {
      /** ZITADEL id of PieCed's own organization; only there do staff roles count. */
      organizationId: string;
    };

    /** Strangers who become customers. */
    registration?: {
      /**
       * How many proxies stand before the portal, each adding its caller to `X-Forwarded-For`. What counts the
       * registrations of a client reads the header that far from the right. Defaults to 0: the header is ignored.
       */
      trustedProxies?: number;
    };

    /**
     * `customer` for the instance that customers use: its backend leads to the portal, to one's own settings and to
     * one's own notifications only, and people of PieCed cannot sign in. Defaults to `full`.
     */
    deployment?: 'full' | 'customer';

    /** Who carries operations out and collects what is outside. */
    worker?: {
      /**
       * Whether this process works. A process that only serves needs no `kubernetes`, `openbao`, `zitadel` and `mail`
       * and no private sealing key. Defaults to true.
       */
      enabled?: boolean;
      /** How many operations run side by side. Defaults to 4. */
      concurrency?: number;
      /** How long another worker waits before it takes over from one that died. Defaults to 30 seconds. */
      leaseDuration?: HumanDuration | string;
      /** How often organizations and members are read from ZITADEL. Defaults to one minute. */
      syncFrequency?: HumanDuration | string;
    };

    /** How secrets are sealed before they touch the database. */
    sealing?: {
      /** The first key seals; every key with a private half opens. 32 raw bytes each, base64url. */
      keys?: Array<{
        /** Its name in envelopes; never used again for another key. */
        id: string;
        publicKey: string;
        /**
         * Only where secrets are opened: in workers.
         * @visibility secret
         */
        privateKey?: string;
      }>;
      /** Development only: a file with a key, made when it is missing. */
      developmentKeyFile?: string;
    };

    /** The cluster that runs the instances. For workers. */
    kubernetes?: {
      /** One of the four: the pod's own service account, */
      inCluster?: boolean;
      /** a kubeconfig file, */
      kubeconfigFile?: string;
      /** a context of the default kubeconfig or of `kubeconfigFile`, */
      context?: string;
      /** or the address of the API server. */
      url?: string;
      /** Certificate authority of the API server, PEM in base64. */
      caData?: string;
      /** @visibility secret */
      token?: string;
      /** A file with the token, read again at least once a minute. */
      tokenFile?: string;
      /**
       * The uid of the namespace `kube-system` of the cluster to which the instances have been moved. Without it a worker
       * refuses any cluster but the one that the portal knows, because every instance would seem deleted.
       */
      adoptedCluster?: string;
      /** Development only. */
      skipTLSVerify?: boolean;
    };

    /** The secret store. For workers. */
    openbao?: {
      url: string;
      /** Mount of the KV version 2 engine. Defaults to `secret`. */
      mount?: string;
      namespace?: string;
      /** How the worker signs in. */
      auth:
        | {
            method: 'token';
            /** @visibility secret */
            token: string;
          }
        | {
            method: 'approle';
            mount?: string;
            roleId: string;
            /** @visibility secret */
            secretId: string;
          }
        | {
            method: 'kubernetes';
            mount?: string;
            role: string;
            /** File with the projected service account token. */
            jwtFile?: string;
          };
    };

    /** The identity provider: the project for everybody, its management interface for workers. */
    zitadel?: {
      /** For workers. */
      url?: string;
      /** The project whose roles count. */
      projectId: string;
      /**
       * For workers, one of the three: personal access token of a service account that reads organizations, users and
       * authorizations, makes organizations with their owners, lends them the project and invites people,
       * @visibility secret
       */
      serviceToken?: string;
      /**
       * the JSON that ZITADEL hands out with a key of that account, with which the worker signs in by JWT profile,
       * @visibility secret
       */
      serviceKey?: string;
      /** or a file with that JSON, read again for each sign-in. Then `url` must be the issuer. */
      serviceKeyFile?: string;
      /**
       * Where the link of an invitation leads, at most 200 characters with the placeholders `{{.Code}}`, `{{.UserID}}`
       * and `{{.OrgID}}`. Defaults to ZITADEL's own page.
       */
      inviteUrlTemplate?: string;
    };

    /**
     * The mail server. For workers. Without it people are told by Backstage notifications only; those who have no
     * account are then not told at all.
     */
    mail?: {
      host: string;
      port: number;
      /** TLS from the first byte, as on port 465. Defaults to false. */
      secure?: boolean;
      /**
       * Whether a server without STARTTLS is refused. Defaults to true with a password and without `secure`, else to
       * false: then STARTTLS is used where it is offered.
       */
      requireTls?: boolean;
      username?: string;
      /** @visibility secret */
      password?: string;
      /** Who writes, such as `PieCed <noreply@pieced.example>`. */
      from: string;
      /** Where answers go. Defaults to `from`. */
      replyTo?: string;
      /**
       * Address of the portal that customers open, for the links in their mails, when it is another than this
       * process's `app.baseUrl`.
       */
      customerPortalUrl?: string;
    };
  };
}
