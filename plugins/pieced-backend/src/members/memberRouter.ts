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

import type { AuditorService } from '@backstage/backend-plugin-api';
import type { OrganizationMember } from '@pieced/plugin-pieced-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { CallerService, PersonAccess } from '../access/CallerService';
import { parseInput } from '../errors';
import { audited } from '../http/audited';
import { memberIdsIn, organizationIdIn } from '../http/ids';
import type { MemberCommands } from './MemberCommands';
import type { MemberInvitations } from './MemberInvitations';
import type { MemberService } from './MemberService';

const idempotencyKeySchema = z.object({
  'idempotency-key': z.string().trim().min(8).max(200).optional(),
});

/** Routes below `/organizations/{id}/members`. */
export function addMemberRoutes(
  router: Router,
  options: {
    callers: CallerService;
    members: MemberService;
    memberCommands: MemberCommands;
    memberInvitations: MemberInvitations;
    auditor: AuditorService;
  },
): void {
  const { callers, members, auditor } = options;
  const { memberCommands: commands, memberInvitations: invitations } = options;

  const command = async (
    req: Request,
    queryType: string,
    ids: { id: string; userId?: string },
    run: (access: PersonAccess) => Promise<OrganizationMember>,
  ) => {
    const access = await callers.person(req);
    return audited(
      auditor,
      {
        eventId: 'member-mutate',
        severityLevel: 'medium',
        request: req,
        meta: { queryType, organizationId: ids.id, userId: ids.userId },
      },
      () => run(access),
      ({ id, role }) => ({ userId: id, role }),
    );
  };

  router.get('/organizations/:id/members', async (req, res) => {
    const access = await callers.any(req);
    const { id } = organizationIdIn(req.params);
    res.json(await members.list(id, req.query, access));
  });

  router.post('/organizations/:id/members', async (req, res) => {
    const ids = organizationIdIn(req.params);
    const member = await command(req, 'invite', ids, access => {
      const key = parseInput(idempotencyKeySchema, req.headers);
      return invitations.invite(
        ids.id,
        req.body,
        access,
        key['idempotency-key'],
      );
    });
    res.status(202).json(member);
  });

  router.patch('/organizations/:id/members/:userId', async (req, res) => {
    const ids = memberIdsIn(req.params);
    const member = await command(req, 'update', ids, access =>
      commands.update(ids.id, ids.userId, req.body, access),
    );
    res.status(202).json(member);
  });

  router.post(
    '/organizations/:id/members/:userId/invitation',
    async (req, res) => {
      const ids = memberIdsIn(req.params);
      const member = await command(req, 'resend', ids, access =>
        invitations.resend(ids.id, ids.userId, access),
      );
      res.status(202).json(member);
    },
  );

  router.delete('/organizations/:id/members/:userId', async (req, res) => {
    const ids = memberIdsIn(req.params);
    const member = await command(req, 'remove', ids, access =>
      commands.remove(ids.id, ids.userId, access),
    );
    res.status(202).json(member);
  });
}
