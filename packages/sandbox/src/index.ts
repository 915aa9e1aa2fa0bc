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
 * Development only: stand-ins for the systems around the PieCed portal.
 *
 * @packageDocumentation
 */

export type { Connection } from './Connection';
export { Faults } from './Faults';
export type { Fault, SystemName } from './Faults';
export { HttpBrowser } from './HttpBrowser';
export { signInToPortal } from './signInToPortal';
export { startSandbox } from './startSandbox';
export type { Sandbox, SandboxOptions } from './startSandbox';
export type { Kubernetes } from './kubernetes/startKubernetes';
export type { Litellm } from './litellm/startLitellm';
export type { Mail } from './mail/MailStore';
export type { MailCatcher } from './mail/startMail';
export type { Openbao } from './openbao/startOpenbao';
export type { Vllm } from './vllm/startVllm';
export type { Zitadel } from './zitadel/startZitadel';
