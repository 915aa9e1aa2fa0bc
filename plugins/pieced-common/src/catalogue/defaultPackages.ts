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

import type { PackageDefinition } from './PackageDefinition';

const GUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
const E164 = '^\\+[1-9]\\d{6,14}$';

/**
 * The packages that PieCed offers unless a deployment configures its own. Formats are those that OpenClaw 2026.9
 * and the services themselves check.
 *
 * @public
 */
export const defaultPackages: PackageDefinition[] = [
  {
    id: 'telegram',
    title: 'Telegram',
    description: 'Chat with the assistant in Telegram.',
    category: 'channel',
    helpUrl: 'https://core.telegram.org/bots/tutorial#obtain-your-bot-token',
    secrets: [
      {
        key: 'TELEGRAM_BOT_TOKEN',
        label: 'Bot token',
        pattern: '^\\d{6,}:[A-Za-z0-9_-]{20,}$',
        example: '123456789:AAE…',
      },
    ],
    channel: { userIdPattern: '^\\d{5,15}$', userIdExample: '123456789' },
  },
  {
    id: 'discord',
    title: 'Discord',
    description: 'Chat with the assistant in Discord.',
    category: 'channel',
    helpUrl: 'https://discord.com/developers/applications',
    secrets: [
      {
        key: 'DISCORD_BOT_TOKEN',
        label: 'Bot token',
        pattern: '^[\\w-]{23,28}\\.[\\w-]{6,7}\\.[\\w-]{27,}$',
        example: 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.…',
      },
    ],
    channel: {
      userIdPattern: '^\\d{17,20}$',
      userIdExample: '198622483471925248',
    },
  },
  {
    id: 'slack',
    title: 'Slack',
    description: 'Chat with the assistant in your Slack workspace.',
    category: 'channel',
    helpUrl: 'https://api.slack.com/apps',
    secrets: [
      {
        key: 'SLACK_BOT_TOKEN',
        label: 'Bot token',
        pattern: '^xoxb-[A-Za-z0-9-]+$',
        example: 'xoxb-…',
      },
      {
        key: 'SLACK_APP_TOKEN',
        label: 'App token',
        pattern: '^xapp-[A-Za-z0-9-]+$',
        example: 'xapp-…',
      },
    ],
    channel: {
      userIdPattern: '^[UW][A-Z0-9]{8,11}$',
      userIdExample: 'U012AB3CD',
    },
  },
  {
    id: 'msteams',
    title: 'Microsoft Teams',
    description: 'Chat with the assistant in Microsoft Teams.',
    category: 'channel',
    helpUrl: 'https://dev.teams.microsoft.com/apps',
    secrets: [
      {
        key: 'MSTEAMS_APP_ID',
        label: 'App id',
        pattern: GUID,
        example: '00000000-0000-0000-0000-000000000000',
      },
      {
        key: 'MSTEAMS_APP_PASSWORD',
        label: 'App password',
        pattern: '^\\S{30,}$',
        example: 'at least 30 characters',
      },
      {
        key: 'MSTEAMS_TENANT_ID',
        label: 'Directory id',
        pattern: GUID,
        example: '00000000-0000-0000-0000-000000000000',
      },
    ],
    channel: {
      userIdPattern: GUID,
      userIdExample: '00000000-0000-0000-0000-000000000000',
    },
  },
  {
    id: 'matrix',
    title: 'Matrix',
    description: 'Chat with the assistant on a Matrix server.',
    category: 'channel',
    helpUrl: 'https://matrix.org/docs/chat_basics/matrix-for-im/',
    secrets: [
      {
        key: 'MATRIX_HOMESERVER',
        label: 'Homeserver address',
        pattern: '^https://\\S+$',
        example: 'https://matrix.example.org',
      },
      {
        key: 'MATRIX_ACCESS_TOKEN',
        label: 'Access token',
        pattern: '^\\S{10,}$',
        example: 'syt_…',
      },
    ],
    channel: {
      userIdPattern: '^@[^:\\s]+:[^\\s]+$',
      userIdExample: '@anna:example.org',
    },
  },
  {
    id: 'mattermost',
    title: 'Mattermost',
    description: 'Chat with the assistant on your Mattermost server.',
    category: 'channel',
    helpUrl:
      'https://developers.mattermost.com/integrate/reference/bot-accounts/',
    secrets: [
      {
        key: 'MATTERMOST_URL',
        label: 'Server address',
        pattern: '^https://\\S+$',
        example: 'https://chat.example.ch',
      },
      {
        key: 'MATTERMOST_BOT_TOKEN',
        label: 'Bot token',
        pattern: '^[a-z0-9]{26}$',
        example: '26 lower-case letters and digits',
      },
    ],
    channel: {
      userIdPattern: '^[a-z0-9]{26}$',
      userIdExample: '26 lower-case letters and digits',
    },
  },
  {
    id: 'whatsapp',
    title: 'WhatsApp',
    description:
      'Chat with the assistant in WhatsApp. You link the number with a QR code once the instance runs.',
    category: 'channel',
    requiresPairing: true,
    secrets: [],
    channel: { userIdPattern: E164, userIdExample: '+41791234567' },
  },
  {
    id: 'web-search',
    title: 'Web search',
    description: 'The assistant looks things up on the web.',
    category: 'tools',
    helpUrl: 'https://brave.com/search/api/',
    secrets: [
      {
        key: 'BRAVE_API_KEY',
        label: 'Brave Search API key',
        pattern: '^\\S{20,}$',
        example: 'BSA…',
      },
    ],
  },
  {
    id: 'documents',
    title: 'Documents',
    description: 'The assistant reads, summarizes and makes PDF documents.',
    category: 'tools',
    secrets: [],
  },
  {
    id: 'email',
    title: 'E-mail',
    description: 'The assistant reads a mailbox and answers from it.',
    category: 'productivity',
    secrets: [
      {
        key: 'IMAP_HOST',
        label: 'IMAP server',
        pattern: '^[A-Za-z0-9.-]+(:\\d{1,5})?$',
        example: 'imap.example.ch',
      },
      {
        key: 'IMAP_USER',
        label: 'Mailbox user',
        pattern: '^\\S{1,254}$',
        example: 'assistant@example.ch',
      },
      {
        key: 'IMAP_PASSWORD',
        label: 'Mailbox password',
        pattern: '^.{4,256}$',
        example: 'the password of the mailbox',
      },
      {
        key: 'SMTP_HOST',
        label: 'SMTP server',
        pattern: '^[A-Za-z0-9.-]+(:\\d{1,5})?$',
        example: 'smtp.example.ch:465',
      },
    ],
  },
  {
    id: 'google-workspace',
    title: 'Google Workspace',
    description: 'The assistant works with your mail, calendar and drive.',
    category: 'productivity',
    helpUrl: 'https://console.cloud.google.com/apis/credentials',
    secrets: [
      {
        key: 'GOG_CREDENTIALS_JSON',
        label: 'Credentials (JSON)',
        pattern: '^\\{[\\s\\S]{20,8000}\\}$',
        example: '{"type":"service_account",…}',
      },
    ],
  },
  {
    id: 'github',
    title: 'GitHub',
    description: 'The assistant works with issues, pull requests and code.',
    category: 'developer',
    helpUrl: 'https://github.com/settings/personal-access-tokens',
    secrets: [
      {
        key: 'GH_TOKEN',
        label: 'Access token',
        pattern: '^(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})$',
        example: 'github_pat_…',
      },
    ],
  },
];
