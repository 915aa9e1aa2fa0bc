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

import { useApi } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import {
  type InviteMemberInput,
  languageSchema,
} from '@pieced/plugin-pieced-common';
import { type ComponentProps, useRef, useState } from 'react';
import { piecedApiRef } from '../../api';
import { CommandDialog } from '../../components/CommandDialog';
import { randomId } from '../../data/randomId';
import { useCommand } from '../../data/useCommand';
import { useIdempotencyKey } from '../../data/useIdempotencyKey';
import { usePiecedTranslation } from '../../translations';
import { InstanceChoice } from './InstanceChoice';
import {
  inviteProblems,
  type InviteValues,
  isSendable,
  toInviteInput,
} from './inviteFields';
import styles from './Members.module.css';
import { RefusalNote } from './RefusalNote';
import { RoleChoice } from './RoleChoice';

/** Asks for a person and what that person may do, and sends the invitation. */
export function InviteDialog(props: {
  organizationId: string;
  language: InviteValues['preferredLanguage'];
  onClose: () => void;
}) {
  const { organizationId } = props;
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const keys = useIdempotencyKey(useState(randomId)[0]);
  const fields = useRef<HTMLDivElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const [values, setValues] = useState<InviteValues>({
    givenName: '',
    familyName: '',
    email: '',
    preferredLanguage: props.language,
    role: 'user',
    tenants: [],
  });
  const invite = useCommand({
    run: (input: InviteMemberInput) =>
      api.inviteMember(organizationId, input, {
        idempotencyKey: keys.keyFor(input),
      }),
    topics: ['member'],
    done: () => t('members.invite.done'),
    showsErrors: true,
    onDone: props.onClose,
  });
  const set = (change: Partial<InviteValues>) => {
    setValues(current => ({ ...current, ...change }));
    invite.reset();
  };
  const problems = inviteProblems(values, {
    wasTried,
    refusal: invite.error,
    t,
  });
  const isAtFields = invite.error !== null && Object.keys(problems).length > 0;
  const field = (
    name: 'givenName' | 'familyName' | 'email',
  ): ComponentProps<typeof TextField> => ({
    name,
    label: t(`members.invite.${name}`),
    isRequired: true,
    autoComplete: 'off',
    value: values[name],
    onChange: value => set({ [name]: value }),
    validationBehavior: 'aria',
    validate: () => problems[name] ?? null,
  });
  const confirm = () => {
    setWasTried(true);
    if (isSendable(values)) {
      invite.mutate(toInviteInput(values));
    } else {
      focusFirstWrong(
        fields.current,
        inviteProblems(values, { wasTried: true, refusal: null, t }),
      );
    }
  };

  return (
    <CommandDialog
      title={t('members.invite.title')}
      confirm={t('members.invite.confirm')}
      isOpen
      isPending={invite.isPending}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      <p>{t('members.invite.lead')}</p>
      <div ref={fields} className={styles.fields}>
        <div className={styles.pair}>
          <TextField {...field('givenName')} />
          <TextField {...field('familyName')} />
        </div>
        <TextField {...field('email')} type="email" />
      </div>
      <Select
        label={t('members.invite.language')}
        description={t('members.invite.languageHint')}
        options={languageSchema.options.map(value => ({
          value,
          label: t(`register.languages.${value}`),
        }))}
        selectedKey={values.preferredLanguage}
        onSelectionChange={key =>
          set({ preferredLanguage: languageSchema.catch('en').parse(key) })
        }
      />
      <RoleChoice value={values.role} onChange={role => set({ role })} />
      {values.role === 'user' && (
        <InstanceChoice
          organizationId={organizationId}
          value={values.tenants}
          onChange={tenants => set({ tenants })}
        />
      )}
      <RefusalNote
        error={isAtFields ? null : invite.error}
        name={values.email.trim()}
      />
    </CommandDialog>
  );
}

function focusFirstWrong(
  fields: HTMLElement | null,
  problems: Partial<Record<string, string>>,
) {
  const inputs = fields?.querySelectorAll('input') ?? [];
  [...inputs].find(({ name }) => problems[name])?.focus();
}
